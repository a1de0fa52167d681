import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEvents, contactBlocks, contacts, messages, segments } from '#db/schema/index.ts';
import { blockContact } from '#lib/blocking/block-contact.ts';
import { findBlock, listBlocked } from '#lib/blocking/list-blocked.ts';
import { unblockContact } from '#lib/blocking/unblock-contact.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import { listContacts } from '#lib/contacts/list-contacts.ts';
import { Forbidden, NotFound, Refused } from '#lib/core/errors.ts';
import type { Role } from '#lib/core/role.ts';
import { linkContact } from '#lib/interactions/link-contact.ts';
import { startInteraction } from '#lib/interactions/start-interaction.ts';
import {
  deliver,
  interactionRow,
  makeChannel,
  makeContact,
  setDesk,
  wrongContacts,
  wrongCounters,
} from '#tests/interactions/desk.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { mergeInto } from '#tests/support/merged-contacts.ts';

const REASON = { reason: 'Xingou a equipe' };

describe('a blocked contact', () => {
  const { db } = useDatabase();
  let people: Awaited<ReturnType<typeof actors>>;
  let whatsapp: number;
  let voice: number;
  let number = 0;

  beforeAll(async () => {
    people = await actors(db());
    whatsapp = await makeChannel('whatsapp');
    voice = await makeChannel('voice');
  });

  beforeEach(async () => {
    await db().execute(
      sql`truncate interaction, message, contact_identity, agent_presence, contact_block, audit_event cascade`,
    );
    await db().execute(sql`delete from contact_identifier`);
    await db().delete(contacts);
  });

  const phone = () => `55119${String(20_000_000 + ++number)}`;
  const person = async (given: Partial<typeof contacts.$inferInsert> = {}) => {
    const own = phone();
    return { id: await makeContact(people.owner, 'Ana', { phones: [own], ...given }), phone: own };
  };
  const owned = () => person({ flow: 'message', ownerId: people.agent.userId, assignedAt: new Date() });
  const write = (from: string, given: Record<string, unknown> = {}) =>
    deliver(people.manager, { channel: whatsapp, from: { phone: from }, body: 'Oi', ...given });
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
  const countOf = async (contactId: number) =>
    (await db().select().from(contactBlocks).where(eq(contactBlocks.contactId, contactId)))[0]?.refused;

  it('has nothing open any more, and its slots serve whoever waited for them', async () => {
    await setDesk(people.agent.userId, 'available', { most: 1 });
    const [ana, bia] = [await owned(), await owned()];
    const open = await write(ana.phone);
    const call = await deliver(people.manager, { channel: voice, from: { phone: ana.phone } });
    const held = await write(bia.phone);
    expect([open.state, call.state, held.state]).toEqual(['open', 'voicemail', 'held']);
    expect(await blockContact(people.agent, ana.id, REASON)).toEqual({ id: ana.id, closed: 2 });
    for (const { id } of [open, call])
      expect(await interactionRow(id)).toMatchObject({ state: 'closed', closedReason: 'contact_blocked' });
    expect((await interactionRow(held.id)).state).toBe('open');
    expect([await wrongCounters(), await wrongContacts()]).toEqual([[], []]);
  });

  it('is refused afterwards: nothing said is kept, each attempt is counted once', async () => {
    const ana = await person();
    await blockContact(people.supervisor, ana.id, REASON);
    const first = await write(ana.phone, { externalId: 'wamid.1', body: 'Segredo' });
    expect(first).toMatchObject({ state: 'refused', created: false, closedReason: 'contact_blocked' });
    await write(ana.phone, { externalId: 'wamid.1', body: 'Segredo' });
    await write(ana.phone, { externalId: 'wamid.2', body: 'Segredo' });
    await deliver(people.manager, { channel: voice, from: { phone: ana.phone }, externalId: 'CA1' });
    expect(await countOf(ana.id)).toBe(3);
    expect(await db().$count(messages)).toBe(0);
    const { rows } = await db().execute(sql`select from interaction i where i::text like '%Segredo%'`);
    expect(rows).toEqual([]);
    const [listed] = (await listBlocked(people.agent)).items;
    expect(listed).toMatchObject({ contactId: ana.id, refused: 3, by: 'Paula Teixeira', ...REASON });
    expect(listed?.lastRefusedAt).toBeInstanceOf(Date);
  });

  it('is taken again once it is unblocked; blocked anew, the count begins anew', async () => {
    const ana = await person();
    await blockContact(people.owner, ana.id, REASON);
    await write(ana.phone);
    await unblockContact(people.supervisor, ana.id);
    expect(await findBlock(people.owner, ana.id)).toBeNull();
    const taken = await write(ana.phone);
    expect(taken.state).toBe('waiting');
    await blockContact(people.owner, ana.id, { reason: 'De novo' });
    await write(ana.phone);
    expect(await findBlock(people.owner, ana.id)).toMatchObject({ refused: 1, reason: 'De novo' });
  });

  it('leaves in the trail who and how much ended, never why', async () => {
    const ana = await person();
    await write(ana.phone);
    const { version } = await getContact(people.owner, ana.id);
    await blockContact(people.owner, ana.id, REASON);
    await unblockContact(people.owner, ana.id);
    const trail = await db()
      .select()
      .from(auditEvents)
      .where(sql`action in ('contact.blocked', 'contact.unblocked')`)
      .orderBy(auditEvents.id);
    expect(trail.map(({ action, details }) => [action, details])).toEqual([
      ['contact.blocked', { closed: 1 }],
      ['contact.unblocked', null],
    ]);
    expect(JSON.stringify(trail)).not.toContain('Xingou');
    expect((await getContact(people.owner, ana.id)).version).toBe(version + 2);
    const { rows } = await db().execute(sql`
      select from duplicate_pending where ${ana.id} between first_id and last_id`);
    expect(rows.length).toBeGreaterThanOrEqual(2);
  });

  it('needs a reason, is blocked once, and only unblocked where it is blocked', async () => {
    const { id } = await person();
    expect(await codes(blockContact(people.owner, id, { reason: '  ' }))).toEqual(['required']);
    expect(await codes(unblockContact(people.owner, id))).toEqual(['contact_not_blocked']);
    await blockContact(people.owner, id, REASON);
    expect(await codes(blockContact(people.owner, id, REASON))).toEqual(['contact_blocked_already']);
    await db().update(contacts).set({ anonymizedAt: new Date(), active: false }).where(eq(contacts.id, id));
    expect(await codes(unblockContact(people.owner, id))).toEqual(['contact_anonymized']);
  });

  it('is blocked by whoever sees it, and unblocked by supervisors alone', async () => {
    const [segment] = await db().insert(segments).values({ name: 'Norte' }).returning({ id: segments.id });
    const hidden = await person({ segmentIds: [segment?.id ?? 0] });
    const seen = await person();
    await expect(blockContact(people.agent, hidden.id, REASON)).rejects.toThrow(NotFound);
    await blockContact(people.owner, hidden.id, REASON);
    await blockContact(people.agent, seen.id, REASON);
    const shown = async (role: Role) => (await listBlocked(people[role])).items.map((one) => one.contactId);
    expect(await shown('agent')).toEqual([seen.id]);
    expect(await shown('supervisor')).toEqual([seen.id, hidden.id]);
    await expect(unblockContact(people.agent, seen.id)).rejects.toThrow(Forbidden);
  });

  it('is found in its list as in the list of contacts, which tells it from the others', async () => {
    const [ana, bia] = [await person(), await person({ name: 'Bia' })];
    await blockContact(people.owner, ana.id, REASON);
    await blockContact(people.owner, bia.id, REASON);
    const free = await person();
    const found = await listBlocked(people.owner, { search: ana.phone });
    expect(found.items.map(({ contactId }) => contactId)).toEqual([ana.id]);
    const page = await listBlocked(people.owner, { limit: 1 });
    expect(page.items.map(({ contactId }) => contactId)).toEqual([bia.id]);
    const next = await listBlocked(people.owner, { limit: 1, after: String(page.next) });
    expect(next).toMatchObject({ next: null, items: [{ contactId: ana.id }] });
    const all = async (blocked: boolean) =>
      (await listContacts(people.owner, { blocked })).items.map(({ id }) => id).sort();
    expect([await all(true), await all(false)]).toEqual([[ana.id, bia.id].sort(), [free.id]]);
  });

  it('stands for those that were merged into it', async () => {
    const [ana, old] = [await person(), await person()];
    await mergeInto(ana.id, [old.id], db());
    expect((await blockContact(people.owner, old.id, REASON)).id).toBe(ana.id);
    expect((await write(old.phone)).state).toBe('refused');
    expect(await countOf(ana.id)).toBe(1);
  });

  it('that shares its number with one that is not blocked does not keep that one away', async () => {
    const ana = await person();
    const bia = await makeContact(people.owner, 'Bia');
    await db().execute(
      sql`insert into contact_identifier (kind, value, contact_id) values ('phone', ${ana.phone}, ${bia})`,
    );
    await blockContact(people.owner, ana.id, REASON);
    expect(await write(ana.phone)).toMatchObject({ state: 'waiting', contactId: null });
    await db().execute(sql`truncate interaction, message cascade`);
    await blockContact(people.owner, bia, REASON);
    expect((await write(ana.phone)).state).toBe('refused');
  });

  it('that turns out to be who is being served ends what is with it, and is known from then on', async () => {
    await setDesk(people.owner.userId, 'available');
    const { id } = await person();
    await blockContact(people.owner, id, REASON);
    const other = phone();
    const unknown = await write(other);
    await linkContact(people.owner, unknown.id, { contactId: id });
    expect(await interactionRow(unknown.id)).toMatchObject({
      state: 'closed',
      closedReason: 'contact_blocked',
    });
    expect((await write(other)).state).toBe('refused');
    expect(await wrongContacts()).toEqual([]);
  });

  it('has nothing open either when it is blocked at the moment it writes, or somebody writes to it', async () => {
    await setDesk(people.agent.userId, 'available', { most: 50 });
    for (let round = 0; round < 12; round++) {
      const ana = await owned();
      const later = new Promise((done) => setTimeout(done, round % 6));
      await Promise.allSettled([
        write(ana.phone),
        startInteraction(people.agent, { channel: voice, contactId: ana.id }),
        later.then(() => blockContact(people.owner, ana.id, REASON)),
        write(ana.phone),
      ]);
      const { rows } = await db().execute(sql`
        select from interaction where contact_id = ${ana.id} and state not in ('closed', 'refused')`);
      expect(rows).toEqual([]);
      expect(await findBlock(people.owner, ana.id)).not.toBeNull();
    }
    expect([await wrongCounters(), await wrongContacts()]).toEqual([[], []]);
  });
});
