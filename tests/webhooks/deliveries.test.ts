import { createRequire } from 'node:module';
import { sql } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { noteEvent } from '#lib/core/events/note-event.ts';
import type { Role } from '#lib/core/role.ts';
import { listNotifications } from '#lib/notifications/list-notifications.ts';
import { createEndpoint } from '#lib/webhooks/create-endpoint.ts';
import { deleteEndpoint } from '#lib/webhooks/delete-endpoint.ts';
import { getDelivery } from '#lib/webhooks/get-delivery.ts';
import { getEndpoint } from '#lib/webhooks/get-endpoint.ts';
import { listDeliveries } from '#lib/webhooks/list-deliveries.ts';
import { listEndpoints } from '#lib/webhooks/list-endpoints.ts';
import { replayDeliveries } from '#lib/webhooks/replay-deliveries.ts';
import { rotateSecret } from '#lib/webhooks/rotate-secret.ts';
import { attempt } from '#lib/webhooks/sending/attempt.ts';
import { claimNext } from '#lib/webhooks/sending/claim.ts';
import { allowedNetworks } from '#lib/webhooks/sending/networks.ts';
import { RETRY_SECONDS } from '#lib/webhooks/sending/schedule.ts';
import { webhookSender } from '#lib/webhooks/sending/sender.ts';
import { testEndpoint } from '#lib/webhooks/test-endpoint.ts';
import { updateEndpoint } from '#lib/webhooks/update-endpoint.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { accept, answering, type Receiver, startReceiver } from './receiver.ts';

const { Webhook } = createRequire(import.meta.url)('standardwebhooks') as {
  Webhook: new (secret: string) => { verify(body: string, headers: Record<string, string>): unknown };
};

describe('deliveries', () => {
  const { db } = useDatabase();
  let people: Record<Role, Actor>;
  const open: Receiver[] = [];

  beforeAll(async () => {
    people = await actors(db());
    process.env.WEBHOOK_NETWORKS = '127.0.0.1/32';
  });
  afterEach(async () => {
    for (const { id } of await listEndpoints(people.owner)) await deleteEndpoint(people.owner, id);
    await db().execute(sql`delete from webhook_event`);
    await Promise.all(open.splice(0).map((receiver) => receiver.close()));
  });

  async function endpointFor(answer?: Parameters<typeof startReceiver>[0]) {
    const receiver = await startReceiver(answer);
    open.push(receiver);
    const { endpoint, secret } = await createEndpoint(people.manager, {
      url: receiver.url,
      events: ['contact.created', 'message.received'],
    });
    return { id: endpoint.id, secret, receiver };
  }

  /** Everything that is due, as a worker does. */
  async function sendDue(patienceMs = 1_000): Promise<void> {
    const sender = webhookSender({ networks: allowedNetworks(), patienceMs }, new AbortController().signal);
    await sender.look();
    await sender.settled();
  }

  const happened = (id: number) => noteEvent({ type: 'contact.created', data: { ids: [id] } }, db());
  const only = async (id: number) => {
    const [first] = (await listDeliveries(people.manager, id)).items;
    if (!first) throw new Error('no delivery');
    return getDelivery(people.manager, first.id);
  };
  const makeDue = () =>
    db().execute(sql`update webhook_delivery set next_attempt_at = now() where state = 'pending'`);
  const notifications = async (actor: Actor) =>
    (await listNotifications(actor)).flatMap(({ kind, ...rest }) =>
      kind === 'webhook_stopped' && 'subject' in rest ? [[rest.subject.id, rest.detail]] : [],
    );

  it('tell a thin event, signed so that the published package takes it', async () => {
    const { id, secret, receiver } = await endpointFor();
    await noteEvent(
      { type: 'message.received', data: { id: 5, interactionId: 3, contactId: 42, channelId: 1 } },
      db(),
    );
    await sendDue();
    const [one] = receiver.received;
    if (!one) throw new Error('nothing received');
    const told = new Webhook(secret).verify(one.body, one.headers);
    expect(told).toEqual({
      type: 'message.received',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      sequence: expect.any(Number),
      data: { id: 5, contactId: 42, interactionId: 3, channelId: 1 },
    });
    const delivery = await only(id);
    expect(one.headers['webhook-id']).toBe(delivery.messageId);
    expect(delivery).toMatchObject({
      state: 'delivered',
      status: 204,
      attempts: 1,
      failure: null,
      nextAttemptAt: null,
    });
    expect(delivery.log).toMatchObject([{ number: 1, status: 204, durationMs: expect.any(Number) }]);
  });

  it('say their order by a sequence, whatever the order they come in', async () => {
    const { receiver } = await endpointFor();
    for (let id = 1; id <= 50; id++) await happened(id);
    await sendDue();
    const told = receiver.received.map(
      ({ body }) => JSON.parse(body) as { sequence: number; data: { ids: number[] } },
    );
    const inOrder = told.toSorted((one, other) => one.sequence - other.sequence);
    expect(inOrder.map(({ data }) => data.ids[0])).toEqual(
      Array.from({ length: 50 }, (_, index) => index + 1),
    );
  });

  it('are signed with both secrets for a day after one is replaced', async () => {
    const { id, secret, receiver } = await endpointFor();
    const next = await rotateSecret(people.manager, id);
    await happened(1);
    await sendDue();
    await db().execute(
      sql`update webhook_endpoint set previous_secret_until = now() - interval '1 second' where id = ${id}`,
    );
    await happened(2);
    await sendDue();
    const [first, second] = receiver.received;
    if (!first || !second) throw new Error('nothing received');
    for (const known of [secret, next])
      expect(() => new Webhook(known).verify(first.body, first.headers)).not.toThrow();
    expect(() => new Webhook(next).verify(second.body, second.headers)).not.toThrow();
    expect(() => new Webhook(secret).verify(second.body, second.headers)).toThrow();
  });

  it('that fail are tried ten times over three days, under one id, then given up and shown', async () => {
    const { id, receiver } = await endpointFor(answering(500));
    await happened(1);
    for (const planned of RETRY_SECONDS) {
      await sendDue();
      const { state, nextAttemptAt } = await only(id);
      expect(state).toBe('pending');
      const wait = ((nextAttemptAt?.getTime() ?? 0) - Date.now()) / 1_000;
      expect(wait).toBeGreaterThan(planned * 0.9 - 2);
      expect(wait).toBeLessThan(planned * 1.1 + 2);
      await makeDue();
    }
    await sendDue();
    const delivery = await only(id);
    expect(delivery).toMatchObject({ state: 'dead', attempts: 10, status: 500, nextAttemptAt: null });
    expect(delivery.log).toHaveLength(10);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await getEndpoint(people.manager, id)).toMatchObject({ dead: 1, waiting: 0, state: 'active' });
    expect((await listDeliveries(people.manager, id, { state: 'dead' })).items).toHaveLength(1);
    expect(JSON.stringify(delivery)).not.toContain('what a receiver writes');
  });

  it.each([
    ['a redirect', answering(302, { location: 'http://127.0.0.1:1/' }), { status: 302, failure: null }],
    ['no answer', () => {}, { status: null, failure: 'timeout' }],
  ])('that get %s are tried again', async (_what, answer, expected) => {
    const { id } = await endpointFor(answer);
    await happened(1);
    await sendDue(100);
    expect(await only(id)).toMatchObject({ state: 'pending', attempts: 1, ...expected });
  });

  it('wait for as long as the receiver asks, and so does all else of it', async () => {
    const { id, receiver } = await endpointFor(answering(429, { 'retry-after': '600' }));
    await happened(1);
    await sendDue();
    await happened(2);
    await sendDue();
    expect(receiver.received).toHaveLength(1);
    const [, first] = (await listDeliveries(people.manager, id)).items;
    expect((first?.nextAttemptAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(590_000);
  });

  it('are over for good when the receiver says that it is gone, and people are told', async () => {
    const { id } = await endpointFor(answering(410));
    await happened(1);
    await happened(2);
    await db().execute(sql`
      update webhook_delivery set next_attempt_at = now() + interval '1 hour' where id = (select max(id) from webhook_delivery)`);
    await sendDue();
    expect(await getEndpoint(people.manager, id)).toMatchObject({ state: 'ended', waiting: 0, dead: 2 });
    await happened(3);
    const { items } = await listDeliveries(people.manager, id);
    expect(items.map(({ status, failure }) => [status, failure])).toEqual([
      [null, 'endpoint_ended'],
      [410, null],
    ]);
    expect(await notifications(people.owner)).toEqual([[id, { ended: 1 }]]);
    expect(await notifications(people.agent)).toEqual([]);
    await expect(replayDeliveries(people.manager, id, {})).rejects.toThrow('webhook_ended');
    await updateEndpoint(people.manager, id, { active: true });
    expect(await notifications(people.owner)).toEqual([]);
    expect(await replayDeliveries(people.manager, id, {})).toBe(2);
  });

  it('stop after five days without one success; what happens then waits until somebody lets it go on', async () => {
    let answer = answering(500);
    const { id, receiver } = await endpointFor((response, received) => answer(response, received));
    await happened(1);
    await sendDue();
    const { failingSince } = await getEndpoint(people.manager, id);
    expect(failingSince).not.toBeNull();
    await db().execute(
      sql`update webhook_endpoint set failing_since = now() - interval '121 hours' where id = ${id}`,
    );
    await makeDue();
    await sendDue();
    expect(await getEndpoint(people.manager, id)).toMatchObject({
      state: 'paused',
      pausedBecause: 'failing',
    });
    expect(await notifications(people.owner)).toEqual([[id, { ended: 0 }]]);
    await happened(2);
    await makeDue();
    await sendDue();
    expect(receiver.received).toHaveLength(2);
    answer = accept;
    await updateEndpoint(people.manager, id, { active: true });
    await sendDue();
    expect(await getEndpoint(people.manager, id)).toMatchObject({
      state: 'active',
      failingSince: null,
      waiting: 0,
    });
    expect(await notifications(people.owner)).toEqual([]);
    expect(receiver.received).toHaveLength(4);
  });

  it('forgive what failed before as soon as one succeeds', async () => {
    let answer = answering(503);
    const { id } = await endpointFor((response, received) => answer(response, received));
    await happened(1);
    await sendDue();
    answer = accept;
    await db().execute(sql`update webhook_endpoint set rest_until = null`);
    await happened(2);
    await sendDue();
    expect(await getEndpoint(people.manager, id)).toMatchObject({ failingSince: null, waiting: 1 });
  });

  it('are sent again one by one, or those of a range, under their own ids', async () => {
    const { id, receiver } = await endpointFor();
    for (const one of [1, 2, 3]) await happened(one);
    await sendDue();
    const { items } = await listDeliveries(people.manager, id);
    expect(await replayDeliveries(people.manager, id, { delivery: items[0]?.id })).toBe(1);
    await expect(replayDeliveries(people.manager, id, { delivery: items[0]?.id })).rejects.toThrow(
      'webhook_waiting',
    );
    await expect(replayDeliveries(people.manager, id, { delivery: 999_999 })).rejects.toThrow(
      'delivery not found',
    );
    await sendDue();
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(ids.slice(3)).toEqual([items[0]?.messageId]);
    expect(await replayDeliveries(people.manager, id, {})).toBe(0);
    await db().execute(sql`
      update webhook_event set created_at = '2026-03-01T12:00:00Z' where id = ${items[2]?.sequence}`);
    // Nine in the morning in São Paulo.
    const range = { state: 'all', from: '2026-03-01T08:59', to: '2026-03-01T09:01' };
    expect(await replayDeliveries(people.manager, id, range)).toBe(1);
    await sendDue();
    const instants = { state: 'all', from: '2026-03-01T11:59:00Z', to: '2026-03-01T12:01:00Z' };
    expect(await replayDeliveries(people.manager, id, instants)).toBe(1);
    await expect(replayDeliveries(people.manager, id, { from: 'yesterday' })).rejects.toThrow('date_invalid');
  });

  it('of a worker that died are sent by another, and what the first learns too late is not written', async () => {
    const { id, receiver } = await endpointFor();
    await happened(1);
    const dead = await claimNext(id, db());
    expect(await claimNext(id, db())).toBeNull();
    await sendDue();
    expect(receiver.received).toEqual([]);
    await makeDue();
    await sendDue();
    expect(await only(id)).toMatchObject({ state: 'delivered', attempts: 1 });
    if (!dead) throw new Error('nothing claimed');
    await attempt({ ...dead, url: 'http://127.0.0.1:1/' }, { networks: allowedNetworks() }, db());
    expect(await only(id)).toMatchObject({ state: 'delivered', attempts: 1, status: 204 });
  });

  it('to a receiver that is slow keep nobody else waiting', async () => {
    const slow = await endpointFor(() => {});
    const quick = await endpointFor();
    for (let one = 1; one <= 20; one++) await happened(one);
    const ending = new AbortController();
    const sender = webhookSender({ networks: allowedNetworks(), patienceMs: 1_000 }, ending.signal);
    await sender.look();
    await expect.poll(() => quick.receiver.received.length).toBe(20);
    expect(slow.receiver.received.length).toBeLessThanOrEqual(4);
    ending.abort();
    await sender.settled();
  });

  it('of a test go out at once and once, also while paused, and say what came of it', async () => {
    const { id, receiver } = await endpointFor(answering(500));
    await updateEndpoint(people.manager, id, { active: false });
    expect(await testEndpoint(people.manager, id)).toMatchObject({ status: 500, failure: null });
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({
      type: 'webhook.test',
      data: { endpointId: id },
    });
    expect(await only(id)).toMatchObject({ state: 'dead', attempts: 1, type: 'webhook.test' });
    expect(await getEndpoint(people.manager, id)).toMatchObject({ failingSince: null, state: 'paused' });
  });

  it('are not sent when the deployment’s secret is another one, and say so', async () => {
    const { id, receiver } = await endpointFor();
    await happened(1);
    const kept = process.env.NEXTAUTH_SECRET;
    process.env.NEXTAUTH_SECRET = 'another-secret-that-nobody-sealed-with-01';
    await sendDue();
    process.env.NEXTAUTH_SECRET = kept;
    expect(receiver.received).toEqual([]);
    expect(await only(id)).toMatchObject({ state: 'pending', failure: 'secret_unreadable' });
  });
});
