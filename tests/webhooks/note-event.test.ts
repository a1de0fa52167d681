import { asc, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { webhookDeliveries, webhookEndpoints, webhookEvents } from '#db/schema/index.ts';
import { EVENT_TYPES, type EventType } from '#lib/core/events/event-types.ts';
import { forgetHeard } from '#lib/core/events/heard-events.ts';
import { noteEvent } from '#lib/core/events/note-event.ts';
import { useDatabase } from '#tests/support/database.ts';

describe('noting an event', () => {
  const { db } = useDatabase();

  async function listen(
    events: EventType[],
    given: Partial<typeof webhookEndpoints.$inferInsert> = {},
  ): Promise<number> {
    const [row] = await db()
      .insert(webhookEndpoints)
      .values({ url: 'https://receiver.example/hook', events, secret: Buffer.from('sealed'), ...given })
      .returning({ id: webhookEndpoints.id });
    forgetHeard();
    return row?.id ?? 0;
  }

  const noted = () => db().select().from(webhookEvents).orderBy(asc(webhookEvents.id));
  const deliveries = () => db().select().from(webhookDeliveries).orderBy(asc(webhookDeliveries.id));

  beforeEach(forgetHeard);
  afterEach(async () => {
    await db().delete(webhookEvents);
    await db().delete(webhookEndpoints);
  });

  it('keeps nothing where nobody listens, or only to something else', async () => {
    await noteEvent({ type: 'contact.created', data: { ids: [1] } }, db());
    await listen(['run.finished']);
    await noteEvent({ type: 'contact.created', data: { ids: [1] } }, db());
    expect(await noted()).toEqual([]);
  });

  it('makes one delivery for each endpoint that wants it, paused ones too, ended ones not', async () => {
    const [first, paused] = [
      await listen(['contact.created']),
      await listen([...EVENT_TYPES], { state: 'paused', pausedBecause: 'person' }),
    ];
    await listen(['contact.created'], { state: 'ended' });
    await listen(['contact.deleted']);
    await noteEvent({ type: 'contact.created', data: { ids: [7] } }, db());
    const [event] = await noted();
    expect(event).toMatchObject({ type: 'contact.created', contactId: null, data: { ids: [7] } });
    expect(
      (await deliveries()).map(({ eventId, endpointId, state }) => [eventId, endpointId, state]),
    ).toEqual([
      [event?.id, first, 'pending'],
      [event?.id, paused, 'pending'],
    ]);
  });

  it('commits with the change or not at all', async () => {
    await listen(['contact.created']);
    const change = db().transaction(async (tx) => {
      await noteEvent({ type: 'contact.created', data: { ids: [7] } }, tx);
      throw new Error('the change failed');
    });
    await expect(change).rejects.toThrow('the change failed');
    expect(await noted()).toEqual([]);
    expect(await deliveries()).toEqual([]);
  });

  it('takes several at once in their order, and keeps the contact of a message apart', async () => {
    await listen(['message.received', 'contact.merged']);
    await noteEvent(
      [
        { type: 'message.received', data: { id: 5, interactionId: 3, contactId: 42, channelId: 1 } },
        { type: 'contact.created', data: { ids: [9] } },
        { type: 'message.received', data: { id: 6, interactionId: 4, contactId: null, channelId: 1 } },
        { type: 'contact.merged', data: { id: 42, mergedIds: [43, 44] } },
      ],
      db(),
    );
    expect((await noted()).map(({ type, contactId, data }) => ({ type, contactId, data }))).toEqual([
      { type: 'message.received', contactId: 42, data: { id: 5, interactionId: 3, channelId: 1 } },
      { type: 'message.received', contactId: null, data: { id: 6, interactionId: 4, channelId: 1 } },
      { type: 'contact.merged', contactId: null, data: { id: 42, mergedIds: [43, 44] } },
    ]);
  });

  it('tells of many that are gone in parts, and of none not at all', async () => {
    await listen(['contact.deleted']);
    const ids = Array.from({ length: 2_500 }, (_, index) => index + 1);
    await noteEvent({ type: 'contact.deleted', data: { ids } }, db());
    await noteEvent({ type: 'contact.deleted', data: { ids: [] } }, db());
    const told = (await noted()).map(({ data }) => data.ids as number[]);
    expect(told.map(({ length }) => length)).toEqual([1_000, 1_000, 500]);
    expect(told.flat()).toEqual(ids);
  });

  it('gives an event an id of its own that no other deployment has', async () => {
    await listen(['contact.created']);
    await noteEvent(
      [1, 2].map((id) => ({ type: 'contact.created' as const, data: { ids: [id] } })),
      db(),
    );
    const [one, other] = await db()
      .select({ uid: webhookEvents.uid })
      .from(webhookEvents)
      .where(eq(webhookEvents.type, 'contact.created'));
    expect(one?.uid).toMatch(/^[\da-f-]{36}$/);
    expect(one?.uid).not.toBe(other?.uid);
  });
});
