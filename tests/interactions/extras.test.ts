import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contacts, organization, segments, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { listNotifications } from '#lib/notifications/list-notifications.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import {
  deliver,
  makeChannel,
  makeContact,
  makeService,
  messagesOf,
  setDesk,
  wrongContacts,
} from './desk.ts';

const FOLLOW = '5548999610009';

/** The extras of the table that are one decision, delivered as a platform delivers them, and what lies beside them. */
describe('beyond the cells, through the door of platforms', () => {
  const { db } = useDatabase();
  let people: Awaited<ReturnType<typeof actors>>;
  let platform: Actor;
  let owner: Actor;
  let whatsapp: number;
  let voice: number;
  let email: number;
  let general: number;
  let number = 0;

  beforeAll(async () => {
    people = await actors(db());
    platform = people.manager;
    owner = await createActor('Otávio Dono', 'agent');
    general = await makeService('Geral', { hasMailbox: true });
    await db().update(organization).set({ defaultServiceId: general });
    whatsapp = await makeChannel('whatsapp');
    voice = await makeChannel('voice');
    email = await makeChannel('email');
  });

  beforeEach(async () => {
    await db().execute(sql`
      truncate interaction, message, contact_identity, idempotency_key, agent_presence, notification cascade`);
    await db().execute(sql`delete from contact_identifier`);
    await db().delete(contacts);
    await db().update(users).set({ followMePhone: FOLLOW, active: true }).where(eq(users.id, owner.userId));
  });

  const phone = () => `55119${String(20_000_000 + ++number)}`;
  const owned = async (given: Partial<typeof contacts.$inferInsert> = {}) => {
    const number = phone();
    const own = { flow: 'message', ownerId: owner.userId, assignedAt: new Date() } as const;
    return { id: await makeContact(platform, 'Ana', { phones: [number], ...own, ...given }), phone: number };
  };
  const call = (from: string, given: Record<string, unknown> = {}) =>
    deliver(platform, { channel: voice, from: { phone: from }, ...given });
  const write = (from: string, given: Record<string, unknown> = {}) =>
    deliver(platform, { channel: whatsapp, from: { phone: from }, body: 'Oi', ...given });
  const told = async (who: Actor = people.supervisor) =>
    (await listNotifications(who)).flatMap((one) => ('subject' in one ? [[one.kind, one.subject.id]] : []));
  const rules = (row: { explanation: unknown[] }) =>
    (row.explanation as { rule: string; result: string }[]).map(({ rule, result }) => `${rule}.${result}`);

  it('X-no-phone: without a phone to follow to the call leaves its voice, and supervisors hear of it once', async () => {
    await db().update(users).set({ followMePhone: null }).where(eq(users.id, owner.userId));
    await setDesk(owner.userId, 'paused');
    const ana = await owned({ flow: 'follow_me' });
    const found = await call(ana.phone);
    expect(found).toMatchObject({ state: 'voicemail', agentId: owner.userId, serviceId: null });
    expect(rules(found)).toContain('follow_me.no_phone');
    await call((await owned({ flow: 'follow_me' })).phone);
    expect(await told()).toEqual([['portfolio_without_phone', owner.userId]]);
    expect(await told(people.agent)).toEqual([]);
  });

  it('X-phone-is-caller: a call is not forwarded to itself, however it spells its number', async () => {
    await db().update(users).set({ followMePhone: '5511987654321' }).where(eq(users.id, owner.userId));
    await setDesk(owner.userId, 'offline');
    await owned({ flow: 'follow_me', phones: ['5511987654321'] });
    for (const spelled of ['+5511987654321', '0 21 11 8765-4321', '551187654321']) {
      const found = await call(spelled);
      expect(found).toMatchObject({ state: 'voicemail', agentId: owner.userId });
      expect(rules(found)).toContain('follow_me.is_the_caller');
    }
    expect(await told()).toEqual([]);
    expect(await call((await owned({ flow: 'follow_me' })).phone)).toMatchObject({ state: 'forwarded' });
  });

  it('X-backup-is-owner: nobody stands in for themselves', async () => {
    await db().execute(sql`alter table contact drop constraint contact_portfolio`);
    await setDesk(owner.userId, 'paused');
    const own = { flow: 'backup_agent', backupAgentId: owner.userId } as const;
    const found = await write((await owned(own)).phone);
    expect(found).toMatchObject({ state: 'held', agentId: owner.userId });
    expect(rules(found)).toContain('backup.missing');
    expect(await call((await owned(own)).phone)).toMatchObject({ state: 'voicemail', agentId: owner.userId });
    await setDesk(owner.userId, 'available');
    expect(await write((await owned(own)).phone)).toMatchObject({ state: 'open', agentId: owner.userId });
  });

  it('X-two-segments: the first in the settings decides, the other is named, an archived queue does not count', async () => {
    const queues = [await makeService('Fila Norte'), await makeService('Fila Sul')];
    const made = await db()
      .insert(segments)
      .values([
        { name: 'Norte', serviceId: queues[0], position: 2 },
        { name: 'Sul', serviceId: queues[1], position: 1 },
      ])
      .returning({ id: segments.id });
    const both = { segmentIds: made.map(({ id }) => id), flow: null, ownerId: null, assignedAt: null };
    const found = await write((await owned(both)).phone);
    expect(found).toMatchObject({ state: 'waiting', serviceId: queues[1] });
    expect(found.explanation).toContainEqual({
      rule: 'segment',
      result: 'first_of_several',
      saw: { segment: made[1]?.id, service: queues[1], others: [made[0]?.id] },
    });
    await db().execute(sql`update service set archived_at = now() where id = ${queues[1] ?? 0}`);
    expect(await write((await owned(both)).phone)).toMatchObject({ serviceId: queues[0] });
    await db().execute(sql`update service set archived_at = now() where id = ${queues[0] ?? 0}`);
    expect(await write((await owned(both)).phone)).toMatchObject({ serviceId: general });
    await db().execute(sql`update service set archived_at = null`);
  });

  it.each([
    ['open', 'available', { most: 5 }],
    ['held', 'paused', {}],
    ['held', 'available', { most: 0 }],
  ] as const)(
    'X-existing-open: what is %s takes the next message, without a second slot',
    async (state, presence, desk) => {
      await setDesk(owner.userId, presence, desk);
      const ana = await owned();
      const first = await write(ana.phone);
      expect(first.state).toBe(state);
      await setDesk(owner.userId, 'available', { most: 9, open: state === 'open' ? 1 : 0 });
      const next = await write(ana.phone, { body: 'Alô?', service: 'Geral' });
      expect(next).toMatchObject({ id: first.id, created: false, state, sequence: 2 });
      expect(rules(next)).toEqual(rules(first));
      expect(await messagesOf(first.id)).toHaveLength(2);
      const { rows } = await db().execute(sql`select open_interactions from agent_presence`);
      expect(rows).toEqual([{ open_interactions: state === 'open' ? 1 : 0 }]);
      expect(await wrongContacts()).toEqual([]);
    },
  );

  it('X-existing-open: what waits, of somebody nobody knows too, but not on another account', async () => {
    const first = await write('5511900001111');
    expect(first).toMatchObject({ state: 'waiting', contactId: null });
    expect((await write('0 11 90000-1111')).id).toBe(first.id);
    const elsewhere = await deliver(platform, {
      channel: await makeChannel('whatsapp'),
      from: { phone: '5511900001111' },
      body: 'Oi',
    });
    expect(elsewhere.id).not.toBe(first.id);
  });

  it('tells managers of a queue without a mailbox once e-mail comes for it, until it has one', async () => {
    const queue = await makeService('Sem caixa', { hasMailbox: false });
    await setDesk(owner.userId, 'paused');
    const given = { flow: 'general_queue', serviceId: queue } as const;
    const ana = await owned({ ...given, email: 'ana@exemplo.com.br' });
    await write(ana.phone);
    expect(await told(people.manager)).toEqual([]);
    const mail = { channel: email, from: { email: 'Ana@Exemplo.com.br' }, body: 'Olá' };
    expect(await deliver(platform, mail)).toMatchObject({ state: 'held', agentId: owner.userId });
    expect(await told(people.manager)).toEqual([['queue_without_mailbox', queue]]);
    expect(await told(people.supervisor)).toEqual([]);
  });
});
