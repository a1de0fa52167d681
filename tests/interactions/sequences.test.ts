import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agentPresence, contactIdentities, contacts, organization, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Refused } from '#lib/core/errors.ts';
import { closeInteraction } from '#lib/interactions/close-interaction.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { setPresence, setPresenceOf } from '#lib/interactions/set-presence.ts';
import { startInteraction } from '#lib/interactions/start-interaction.ts';
import { sweepDesk } from '#lib/interactions/sweep-desk.ts';
import { takeNext } from '#lib/interactions/take-next.ts';
import { decideQueue } from '#lib/interactions/voice/decide-queue.ts';
import { reportNoAnswer } from '#lib/interactions/voice/report-no-answer.ts';
import { updateUser } from '#lib/users/update-user.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import {
  deliver,
  interactionRow,
  makeChannel,
  makeContact,
  makeService,
  messagesOf,
  setDesk,
  wrongContacts,
  wrongCounters,
} from './desk.ts';

/** The sequences and extras of the table that are more than one decision. */
describe('one thing after another', () => {
  const { db } = useDatabase();
  let people: Awaited<ReturnType<typeof actors>>;
  let platform: Actor;
  let owner: Actor;
  let whatsapp: number;
  let voice: number;
  let queue: number;
  let number = 0;

  beforeAll(async () => {
    people = await actors(db());
    platform = people.manager;
    owner = people.agent;
    queue = await makeService('Geral', { hasMailbox: true });
    whatsapp = await makeChannel('whatsapp');
    voice = await makeChannel('voice');
  });

  beforeEach(async () => {
    await db().execute(
      sql`truncate interaction, message, contact_identity, idempotency_key, agent_presence cascade`,
    );
    await db().execute(sql`delete from contact_identifier`);
    await db().delete(contacts);
  });

  const phone = () => `55119${String(10_000_000 + ++number)}`;
  const owned = async (given: Partial<typeof contacts.$inferInsert> = {}) => {
    const own = { flow: 'message', ownerId: owner.userId, assignedAt: new Date() } as const;
    const number = phone();
    return { id: await makeContact(platform, 'Ana', { phones: [number], ...own, ...given }), phone: number };
  };
  const write = (from: string, given: Record<string, unknown> = {}) =>
    deliver(platform, { channel: whatsapp, from: { phone: from }, body: 'Oi', ...given });
  const call = (from: string, given: Record<string, unknown> = {}) =>
    deliver(platform, { channel: voice, from: { phone: from }, ...given });
  const presenceOf = async (actor: Actor) =>
    (await db().select().from(agentPresence).where(eq(agentPresence.userId, actor.userId)))[0];
  const codes = async (promise: Promise<unknown>) => {
    const error = await promise.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(Refused);
    return Object.values((error as Refused).fields)
      .flat()
      .map(({ code }) => code);
  };

  it('S1: of two texts at the same instant one opens and one is held', async () => {
    await setDesk(owner.userId, 'available', { most: 1 });
    const [ana, bia] = [await owned(), await owned()];
    const both = await Promise.all([write(ana.phone), write(bia.phone)]);
    expect(both.map(({ state }) => state).sort()).toEqual(['held', 'open']);
    const held = both.find(({ state }) => state === 'held');
    expect(held?.explanation).toContainEqual({
      rule: 'owner',
      result: 'full',
      saw: { agent: owner.userId, open: 1, most: 1 },
    });
    expect(await wrongCounters()).toEqual([]);
  });

  it('S3: what became held while its owner closed opens by itself', async () => {
    await setDesk(owner.userId, 'available', { most: 1 });
    for (let round = 0; round < 15; round++) {
      const [ana, bia] = [await owned(), await owned()];
      const open = await write(ana.phone);
      const [, second] = await Promise.all([closeInteraction(owner, open.id, {}), write(bia.phone)]);
      expect((await interactionRow(second.id)).state).toBe('open');
      await closeInteraction(owner, second.id, {});
    }
    expect(await wrongCounters()).toEqual([]);
  });

  it('S5: who has not said whether they wait waits, may say so later, but not once somebody has taken the call', async () => {
    const ana = await owned({ flow: 'general_queue', serviceId: queue });
    const first = await call(ana.phone);
    expect(first).toMatchObject({ state: 'waiting', callerDecision: 'asked', serviceId: queue });
    await decideQueue(platform, first.id, { waits: true });
    expect(await interactionRow(first.id)).toMatchObject({ state: 'waiting', callerDecision: 'accepted' });
    const second = await call(ana.phone);
    await decideQueue(platform, second.id, { waits: false });
    expect(await interactionRow(second.id)).toMatchObject({ state: 'voicemail', agentId: owner.userId });
    await setDesk(people.supervisor.userId, 'available');
    expect(await takeNext(people.supervisor, {})).toBe(first.id);
    expect(await codes(decideQueue(platform, first.id, { waits: false }))).toEqual(['interaction_state']);
  });

  it('S7: who does not answer is paused, and the flow goes on in one explanation', async () => {
    await setDesk(owner.userId, 'available');
    const ana = await owned();
    const ringing = await call(ana.phone);
    expect(ringing).toMatchObject({ state: 'offered', agentId: owner.userId });
    await reportNoAnswer(platform, ringing.id);
    const after = await interactionRow(ringing.id);
    expect(after).toMatchObject({ state: 'voicemail', agentId: owner.userId });
    expect(after.explanation).toEqual(
      expect.arrayContaining([
        { rule: 'owner', result: 'available', saw: { agent: owner.userId, open: 0, most: 5 } },
        { rule: 'no_answer', result: 'paused', saw: { agent: owner.userId } },
        { rule: 'message', result: 'voicemail', saw: { agent: owner.userId } },
      ]),
    );
    expect(await presenceOf(owner)).toMatchObject({
      state: 'paused',
      reason: 'no_answer',
      openInteractions: 0,
      liveCalls: 0,
    });
    expect(await codes(reportNoAnswer(platform, ringing.id))).toEqual(['interaction_state']);
  });

  it('S7 with a backup agent: rings there next', async () => {
    const backup = people.supervisor;
    await setDesk(owner.userId, 'available');
    await setDesk(backup.userId, 'available');
    const ana = await owned({ flow: 'backup_agent', backupAgentId: backup.userId });
    const ringing = await call(ana.phone);
    await reportNoAnswer(platform, ringing.id);
    expect(await interactionRow(ringing.id)).toMatchObject({ state: 'offered', agentId: backup.userId });
    await reportNoAnswer(platform, ringing.id);
    expect(await interactionRow(ringing.id)).toMatchObject({ state: 'voicemail', agentId: owner.userId });
    expect(await wrongCounters()).toEqual([]);
  });

  it('S9: the same key twice at once is one interaction, another body is refused', async () => {
    const ana = await owned();
    const body = { channel: whatsapp, from: { phone: ana.phone }, body: 'Oi' };
    const both = await Promise.all([1, 2].map(() => deliverInteraction(platform, body, 'key-1')));
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
    expect(await messagesOf(both[0]?.id ?? 0)).toHaveLength(1);
    expect(
      (await deliverInteraction(platform, Object.fromEntries(Object.entries(body).reverse()), 'key-1')).id,
    ).toBe(both[0]?.id);
    const other = { ...body, body: 'Outra' };
    expect(await codes(deliverInteraction(platform, other, 'key-1'))).toEqual(['idempotency_key_reused']);
    expect((await db().select().from(contacts))[0]?.openInteractions).toBe(1);
  });

  it('the platform’s own id is as good as a key', async () => {
    const ana = await owned();
    const given = { externalId: 'wamid.1' };
    const all = await Promise.all([1, 2, 3].map(() => write(ana.phone, given)));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(await messagesOf(all[0]?.id ?? 0)).toHaveLength(1);
    const calls = await Promise.all([1, 2].map(() => call('anonymous', { externalId: 'CA1' })));
    expect(new Set(calls.map(({ id }) => id)).size).toBe(1);
  });

  it('S11: two more messages join what is held', async () => {
    const ana = await owned();
    const first = await write(ana.phone);
    const more = [await write(ana.phone, { body: 'Alô?' }), await write(ana.phone, { body: 'Tem alguém?' })];
    expect(more.map(({ id }) => id)).toEqual([first.id, first.id]);
    expect(await interactionRow(first.id)).toMatchObject({
      state: 'held',
      arrivedAt: first.arrivedAt,
      sequence: 3,
    });
    expect((await messagesOf(first.id)).map(({ body }) => body)).toEqual(['Oi', 'Alô?', 'Tem alguém?']);
    expect(await wrongContacts()).toEqual([]);
  });

  it('S13: somebody who leaves says who gets what is with them', async () => {
    const leaving = await createActor('Lia Saindo', 'agent');
    await setDesk(leaving.userId, 'available', { most: 3 });
    const own = { ownerId: leaving.userId };
    const open = [await owned(own), await owned(own), await owned(own)];
    const held = [await owned(own), await owned(own)];
    for (const { phone } of [...open, ...held]) await write(phone);
    await call((await owned(own)).phone);
    for (let one = 0; one < 5; one++) await owned(own);
    const deactivate = (given: object) =>
      updateUser(people.owner, leaving.userId, { active: false, ...given });
    expect(await codes(deactivate({}))).toEqual(['portfolio_held']);
    expect(await codes(deactivate({ to: 'keep' }))).toEqual(['desk_held']);
    await setDesk(owner.userId, 'available', { most: 2 });
    await deactivate({ to: 'user', userId: owner.userId });
    const { rows } = await db().execute<{ state: string; agent_id: number; count: number }>(sql`
      select state, agent_id, count(*)::int from interaction group by 1, 2 order by 1`);
    expect(rows).toEqual([
      { state: 'held', agent_id: owner.userId, count: 3 },
      { state: 'open', agent_id: owner.userId, count: 2 },
      { state: 'voicemail', agent_id: owner.userId, count: 1 },
    ]);
    const left = await db().select().from(contacts).where(eq(contacts.ownerId, leaving.userId));
    expect(left).toEqual([]);
    expect(await presenceOf(leaving)).toMatchObject({ state: 'offline', openInteractions: 0 });
    expect(await wrongCounters()).toEqual([]);
  });

  it('S15: an id that came along with the number leads to the same person later', async () => {
    const id = await makeContact(platform, 'Ana', { phones: ['5511987654321'] });
    const from = { phone: '+55 11 8765-4321', whatsappUserId: 'BR.1000000000000001' };
    const first = await deliver(platform, { channel: whatsapp, from, body: 'Oi' });
    expect(first.contactId).toBe(id);
    await setDesk(people.owner.userId, 'available');
    await closeInteraction(people.owner, first.id, {});
    const second = await deliver(platform, {
      channel: whatsapp,
      from: { whatsappUserId: 'BR.1000000000000001' },
      body: 'De novo',
    });
    expect(second).toMatchObject({ contactId: id, created: true });
    const known = await db().select().from(contactIdentities);
    expect(known.map(({ kind, contactId }) => [kind, contactId]).sort()).toEqual([
      ['phone', id],
      ['whatsapp_user_id', id],
    ]);
  });

  it('somebody unknown who is later known by an id alone is not served twice', async () => {
    const both = { phone: '5511900000001', whatsappUserId: 'BR.7' };
    const first = await deliver(platform, { channel: whatsapp, from: both, body: 'Oi' });
    const second = await deliver(platform, {
      channel: whatsapp,
      from: { whatsappUserId: 'BR.7' },
      body: 'Oi?',
    });
    expect(second.id).toBe(first.id);
    const third = await deliver(platform, {
      channel: whatsapp,
      from: { phone: '551100000001' },
      body: 'Oi??',
    });
    expect(third.id).not.toBe(first.id);
  });

  it('X-second-channel: a call is not appended to a chat', async () => {
    await setDesk(owner.userId, 'available');
    const ana = await owned();
    const text = await write(ana.phone);
    const ringing = await call(ana.phone);
    expect(ringing.id).not.toBe(text.id);
    expect(ringing.state).toBe('offered');
    expect(await presenceOf(owner)).toMatchObject({ openInteractions: 2, liveCalls: 1 });
  });

  it('X-busy-on-a-call: a second call takes the flow, a text still opens', async () => {
    await setDesk(owner.userId, 'available');
    const [ana, bia, carla] = [await owned(), await owned(), await owned()];
    await call(ana.phone);
    expect((await call(bia.phone)).state).toBe('voicemail');
    expect((await write(carla.phone)).state).toBe('open');
  });

  it('X-limit-lowered: nothing is taken away, and nothing opens until there is room again', async () => {
    await setDesk(owner.userId, 'available', { most: 3 });
    const open = [];
    for (let one = 0; one < 3; one++) open.push(await write((await owned()).phone));
    await updateUser(people.owner, owner.userId, { mostInteractions: 2 });
    const held = await write((await owned()).phone);
    expect(held.state).toBe('held');
    expect(await presenceOf(owner)).toMatchObject({ openInteractions: 3, mostInteractions: 2 });
    await closeInteraction(owner, open[0]?.id ?? 0, {});
    expect((await interactionRow(held.id)).state).toBe('held');
    await closeInteraction(owner, open[1]?.id ?? 0, {});
    expect((await interactionRow(held.id)).state).toBe('open');
    const waiting = await write((await owned()).phone);
    await updateUser(people.owner, owner.userId, { mostInteractions: 4 });
    expect((await interactionRow(waiting.id)).state).toBe('open');
  });

  it('what is held opens by priority, then arrival, when its agent comes back', async () => {
    const [late, low, high] = [await owned(), await owned({ priority: 1 }), await owned({ priority: 3 })];
    const ids: Record<string, number> = {};
    for (const [name, { phone }] of Object.entries({ low, late, high })) ids[name] = (await write(phone)).id;
    await setDesk(owner.userId, 'offline', { most: 2 });
    expect(await setPresence(owner, { presence: 'available' })).toBe(2);
    const states = await Promise.all(Object.values(ids).map(async (id) => (await interactionRow(id)).state));
    expect(Object.fromEntries(Object.keys(ids).map((name, at) => [name, states[at]]))).toEqual({
      high: 'open',
      late: 'open',
      low: 'held',
    });
  });

  it('X-group: a group is who writes, and the person inside stays with the message', async () => {
    await setDesk(owner.userId, 'available');
    const group = await owned({ kind: 'group' });
    const from = { group: '120363000000000001@g.us', phone: '5511955550000', name: 'Davi' };
    const first = await deliver(platform, { channel: whatsapp, contactId: group.id, from, body: 'Oi' });
    expect(first).toMatchObject({ contactId: group.id, agentId: owner.userId });
    const other = { ...from, phone: '5511955551111', name: 'Elisa' };
    const second = await deliver(platform, { channel: whatsapp, from: other, body: 'Olá' });
    expect(second).toMatchObject({ id: first.id, contactId: group.id });
    expect((await messagesOf(first.id)).map(({ senderName }) => senderName)).toEqual(['Davi', 'Elisa']);
  });

  it('X-outbound: starting takes a slot of who starts, and is refused to the full, the blocked and the listed', async () => {
    const starter = people.supervisor;
    await setDesk(starter.userId, 'paused', { most: 1 });
    const [ana, bia] = [await owned(), await owned()];
    const start = (contactId: number) =>
      startInteraction(starter, { channel: whatsapp, contactId, body: 'Olá' });
    await db().update(contacts).set({ blockedAt: new Date() }).where(eq(contacts.id, bia.id));
    expect(await codes(start(bia.id))).toEqual(['contact_blocked']);
    await db().execute(
      sql`insert into blacklist_entry (direction, number) values ('outbound', ${ana.phone})`,
    );
    expect(await codes(start(ana.id))).toEqual(['number_blacklisted_outbound']);
    await db().execute(sql`delete from blacklist_entry`);
    const { id } = await start(ana.id);
    expect(await interactionRow(id)).toMatchObject({
      state: 'open',
      agentId: starter.userId,
      direction: 'outbound',
      waitsSince: null,
    });
    expect(await presenceOf(starter)).toMatchObject({ openInteractions: 1 });
    expect(await codes(start(ana.id))).toEqual(['interaction_live']);
    expect(await codes(start((await owned()).id))).toEqual(['agent_full']);
    const answered = await write(ana.phone, { body: 'Oi, tudo bem?' });
    expect(answered.id).toBe(id);
    expect(await wrongContacts()).toEqual([]);
  });

  it('a blocked contact’s open interaction ends when they write again', async () => {
    await setDesk(owner.userId, 'available', { most: 1 });
    const [ana, bia] = [await owned(), await owned()];
    const open = await write(ana.phone);
    const held = await write(bia.phone);
    await db().update(contacts).set({ blockedAt: new Date() }).where(eq(contacts.id, ana.id));
    expect((await write(ana.phone)).state).toBe('refused');
    expect(await interactionRow(open.id)).toMatchObject({ state: 'closed', closedReason: 'contact_blocked' });
    expect((await interactionRow(held.id)).state).toBe('open');
    expect(await wrongCounters()).toEqual([]);
    expect(await wrongContacts()).toEqual([]);
  });

  it('the sweep mends a counter and tells owners, opens what had room, and moves what is left with who left', async () => {
    await setDesk(owner.userId, 'available', { most: 2, open: 1 });
    const ana = await owned();
    const held = await write((await owned()).phone);
    await write(ana.phone);
    await db().execute(sql`update interaction set state = 'held' where id = ${held.id}`);
    const gone = await createActor('Foi Embora', 'agent', { email: `foi${number}@aurora.example` });
    await db().execute(sql`update interaction set agent_id = ${gone.userId} where contact_id = ${ana.id}`);
    await db().update(users).set({ active: false }).where(eq(users.id, gone.userId));
    const swept = await sweepDesk(people.owner);
    expect(swept).toEqual({ mended: 1, opened: 1, moved: 1, saved: 0 });
    const { rows } = await db().execute(
      sql`select user_id, about_id from notification where kind = 'counter_mended'`,
    );
    expect(rows).toEqual([{ user_id: people.owner.userId, about_id: owner.userId }]);
    expect(await sweepDesk(people.owner)).toEqual({ mended: 0, opened: 0, moved: 0, saved: 0 });
    expect(await wrongCounters()).toEqual([]);
  });

  it('supervisors pause an agent, who then gets nothing', async () => {
    await setDesk(owner.userId, 'available');
    await setPresenceOf(people.supervisor, owner.userId, { presence: 'paused', reason: 'Reunião' });
    expect((await write((await owned()).phone)).state).toBe('held');
    await expect(setPresenceOf(owner, people.supervisor.userId, { presence: 'paused' })).rejects.toThrow(
      'not permitted',
    );
  });

  it('without any queue it waits where everybody sees it', async () => {
    await db().update(organization).set({ defaultServiceId: null });
    await db().execute(sql`update service set archived_at = now()`);
    expect(await write('5511911112222')).toMatchObject({ state: 'waiting', serviceId: null });
    await setDesk(owner.userId, 'available');
    expect(await takeNext(owner, {})).not.toBeNull();
    await db().execute(sql`update service set archived_at = null`);
  });
});
