import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEvents, contactIdentities, contacts, organization } from '#db/schema/index.ts';
import { addNumber } from '#lib/blacklist/add-to-blacklist.ts';
import { blockContact } from '#lib/blocking/block-contact.ts';
import { lockIdentities } from '#lib/contacts/identity/identity-lock.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import { Forbidden, Refused } from '#lib/core/errors.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { removeIdentity } from '#lib/interactions/identities/move-identity.ts';
import { linkContact } from '#lib/interactions/link-contact.ts';
import { sweepDesk } from '#lib/interactions/sweep-desk.ts';
import { getRun } from '#lib/runs/get-run.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { updateOrganization } from '#lib/settings/update-organization.ts';
import { cancelSync } from '#lib/sync/cancel-sync.ts';
import { countUnknown } from '#lib/sync/count-unknown.ts';
import { listUnknown } from '#lib/sync/list-unknown.ts';
import { startSync } from '#lib/sync/start-sync.ts';
import {
  deliver,
  interactionRow,
  makeChannel,
  makeContact,
  wrongContacts,
} from '#tests/interactions/desk.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const BOTH = { people: true, groups: true };

describe('senders who are no contacts', () => {
  const { db } = useDatabase();
  let people: Awaited<ReturnType<typeof actors>>;
  let whatsapp: number;
  let telegram: number;
  let email: number;
  let voice: number;

  beforeAll(async () => {
    people = await actors(db());
    whatsapp = await makeChannel('whatsapp', { name: 'WhatsApp' });
    telegram = await makeChannel('telegram', { name: 'Telegram' });
    email = await makeChannel('email', { name: 'E-mail' });
    voice = await makeChannel('voice', { name: 'Telefone' });
  });

  beforeEach(async () => {
    await db().execute(
      sql`truncate interaction, message, contact_identity, contact_block, audit_event, run, blacklist_entry cascade`,
    );
    await db().execute(sql`delete from contact_identifier`);
    await db().delete(contacts);
    await db().update(organization).set({ saveSenders: false });
  });

  const write = (channel: number, from: Record<string, unknown>, given: Record<string, unknown> = {}) =>
    deliver(people.manager, { channel, from, body: 'Oi', ...given });
  const saved = () =>
    db()
      .select({
        id: contacts.id,
        name: contacts.name,
        kind: contacts.kind,
        phones: contacts.phones,
        email: contacts.email,
      })
      .from(contacts)
      .orderBy(contacts.id);
  const unknown = async (kind: 'people' | 'groups' = 'people') =>
    (await listUnknown(people.supervisor, { kind })).items;
  const code = async (promise: Promise<unknown>) => {
    const error = await promise.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Refused);
    return Object.values((error as Refused).fields).flat()[0]?.code;
  };

  it('are listed with what is known of them, people apart from groups', async () => {
    await write(whatsapp, { phone: '11 91000-0001', name: 'Ana Reis' });
    const last = await write(whatsapp, { phone: '+5511910000001' });
    await write(email, { email: 'Bia@Exemplo.com' });
    await write(whatsapp, {
      group: 'turma@g.us',
      groupName: 'Turma A',
      name: 'Caio',
      phone: '11 91000-0002',
    });
    await deliver(people.manager, { channel: voice, from: { phone: '11 91000-0003' } });
    expect(await unknown()).toMatchObject([
      { name: null, kind: 'email', value: 'bia@exemplo.com', channel: 'E-mail', isShared: false },
      {
        name: 'Ana Reis',
        kind: 'phone',
        value: '5511910000001',
        lastInteractionId: last.id,
        interactions: 1,
      },
    ]);
    expect(await unknown('groups')).toMatchObject([{ name: 'Turma A', value: 'turma@g.us', isGroup: true }]);
    expect(await countUnknown(people.supervisor)).toEqual({ people: 2, groups: 1, shared: 0 });
  });

  it('are listed page by page', async () => {
    for (let at = 1; at <= 5; at++) await write(whatsapp, { phone: `1191000010${at}` });
    const first = await listUnknown(people.supervisor, { limit: 2 });
    const second = await listUnknown(people.supervisor, { limit: 2, after: first.next });
    expect(second.items.map(({ value }) => value)).toEqual(['5511910000103', '5511910000102']);
    const back = await listUnknown(people.supervisor, { limit: 2, before: second.previous });
    expect(back).toEqual(first);
  });

  it('become contacts with what they wrote, and are known from then on', async () => {
    const ana = await write(whatsapp, { phone: '11 91000-0001', name: 'Ana Reis' });
    const bia = await write(email, { email: 'bia@exemplo.com' });
    const group = await write(whatsapp, { group: 'turma@g.us', groupName: 'Turma A', name: 'Caio' });
    const short = await write(whatsapp, { phone: '27182' });
    const telegramId = await write(telegram, { telegramId: 777, username: 'dora' });
    const { done, runId } = await startSync(people.supervisor, BOTH);
    expect(done).toEqual({ created: 5, linked: 0, shared: 0 });
    const made = await saved();
    expect(made).toMatchObject([
      { name: 'Ana Reis', kind: 'individual', phones: ['5511910000001'], email: null },
      { name: 'bia@exemplo.com', kind: 'individual', phones: [], email: 'bia@exemplo.com' },
      { name: 'Turma A', kind: 'group', phones: [], email: null },
      { name: '27182', kind: 'individual', phones: [] },
      { name: 'dora', kind: 'individual', phones: [] },
    ]);
    const owners = [ana, bia, group, short, telegramId].map(
      async ({ id }) => (await interactionRow(id)).contactId,
    );
    expect(await Promise.all(owners)).toEqual(made.map(({ id }) => id));
    expect(await wrongContacts()).toEqual([]);
    // Whatever they are known by, what comes next is theirs.
    const again = [
      await write(whatsapp, { phone: '11 91000-0001' }),
      await write(email, { email: 'BIA@exemplo.com' }),
      await write(whatsapp, { group: 'turma@g.us', name: 'Eva' }),
      await write(whatsapp, { phone: '27182' }),
      await write(telegram, { telegramId: 777 }),
    ];
    expect(again.map(({ contactId }) => contactId)).toEqual(made.map(({ id }) => id));
    expect(await getRun(people.supervisor, runId)).toMatchObject({
      state: 'completed',
      color: 'green',
      total: 5,
    });
    const [started, ...created] = await db().select().from(auditEvents).orderBy(auditEvents.id);
    expect(started).toMatchObject({ action: 'sync.started', subjectId: runId, details: BOTH });
    expect(created).toHaveLength(5);
    expect(created[0]).toMatchObject({
      action: 'contact.created',
      causeId: started?.id,
      fields: ['name', 'phones'],
    });
    expect(await countUnknown(people.supervisor)).toEqual({ people: 0, groups: 0, shared: 0 });
    expect(await code(startSync(people.supervisor, BOTH))).toBe('sync_empty');
  });

  it('are one contact with all that came together, though it came in turns', async () => {
    await write(whatsapp, { phone: '11 91000-0001' });
    await write(whatsapp, { phone: '11 91000-0001', whatsappUserId: 'BR.1', name: 'Ana' });
    await write(telegram, { telegramId: 5, phone: '11 91000-0001' });
    await write(whatsapp, { whatsappUserId: 'BR.2', phone: '11 91000-0002' });
    expect(await countUnknown(people.supervisor)).toMatchObject({ people: 2 });
    await startSync(people.supervisor, { people: true });
    expect(await saved()).toMatchObject([
      { name: 'Ana', phones: ['5511910000001'] },
      { name: '+55 11 91000-0002', phones: ['5511910000002'] },
    ]);
    const [ana] = await saved();
    expect((await write(whatsapp, { whatsappUserId: 'BR.1' })).contactId).toBe(ana?.id);
    expect((await write(telegram, { telegramId: 5 })).contactId).toBe(ana?.id);
  });

  it('are only those asked for', async () => {
    await write(whatsapp, { phone: '11 91000-0001' });
    await write(whatsapp, { group: 'turma@g.us' });
    expect(await code(startSync(people.supervisor, {}))).toBe('sync_whom');
    await startSync(people.supervisor, { groups: 'true' });
    expect(await saved()).toMatchObject([{ name: 'turma@g.us', kind: 'group' }]);
  });

  it('keep out who was refused, and who only called', async () => {
    await addNumber(people.manager, { direction: 'inbound', number: '11 91000-0009' });
    await write(whatsapp, { phone: '11 91000-0009' });
    await deliver(people.manager, { channel: voice, from: { phone: '11 91000-0003' } });
    expect(await code(startSync(people.supervisor, BOTH))).toBe('sync_empty');
    // Who calls and writes brings the calls along.
    await write(whatsapp, { phone: '11 91000-0003' });
    await startSync(people.supervisor, BOTH);
    const { rows } = await db().execute(sql`select from interaction where contact_id is not null`);
    expect(rows).toHaveLength(2);
  });

  it('are linked where a contact has their number by now', async () => {
    const before = await write(whatsapp, { phone: '11 91000-0001', name: 'Aninha' });
    const id = await makeContact(people.manager, 'Ana', { phones: ['5511910000001'] });
    const { done } = await startSync(people.supervisor, BOTH);
    expect(done).toEqual({ created: 0, linked: 1, shared: 0 });
    expect((await interactionRow(before.id)).contactId).toBe(id);
    expect(await wrongContacts()).toEqual([]);
  });

  it('end with what is open where that contact is blocked', async () => {
    const before = await write(whatsapp, { phone: '11 91000-0001' });
    const id = await makeContact(people.manager, 'Ana', { phones: ['5511910000001'] });
    await blockContact(people.manager, id, { reason: 'Golpe' });
    await startSync(people.supervisor, BOTH);
    expect(await interactionRow(before.id)).toMatchObject({
      contactId: id,
      state: 'closed',
      closedReason: 'contact_blocked',
    });
    expect(await wrongContacts()).toEqual([]);
  });

  it('are left to a person where several contacts have their number', async () => {
    const before = await write(whatsapp, { phone: '11 91000-0001' });
    await write(whatsapp, { phone: '11 91000-0002' });
    await updateOrganization(people.owner, { allowDuplicates: true });
    const id = await makeContact(people.manager, 'Ana', { phones: ['5511910000001'] });
    await makeContact(people.manager, 'Bia', { phones: ['5511910000001'] });
    expect(await unknown()).toMatchObject([{ isShared: false }, { isShared: true }]);
    expect(await countUnknown(people.supervisor)).toEqual({ people: 1, groups: 0, shared: 1 });
    const { done, runId } = await startSync(people.supervisor, BOTH);
    expect(done).toEqual({ created: 1, linked: 0, shared: 1 });
    expect(await getRun(people.supervisor, runId)).toMatchObject({ color: 'yellow', rejected: 1 });
    expect((await interactionRow(before.id)).contactId).toBeNull();
    await linkContact(people.manager, before.id, { contactId: id });
    expect(await countUnknown(people.supervisor)).toEqual({ people: 0, groups: 0, shared: 0 });
  });

  it('get a contact of their own when their number left the record of the one who had it', async () => {
    const id = await makeContact(people.manager, 'Ana', { phones: ['5511910000001'] });
    expect((await write(whatsapp, { phone: '11 91000-0001' })).contactId).toBe(id);
    await updateContact(people.manager, id, { phones: ['+5511910000007'] });
    await db().execute(sql`update interaction set state = 'closed', closed_at = now()`);
    const later = await write(whatsapp, { phone: '11 91000-0001', name: 'Outra pessoa' });
    expect(later.contactId).toBeNull();
    await startSync(people.supervisor, BOTH);
    const other = (await interactionRow(later.id)).contactId;
    expect(other).not.toBe(id);
    expect((await write(whatsapp, { phone: '11 91000-0001' })).contactId).toBe(other);
  });

  it('are not tied to ids that somebody took off a contact', async () => {
    await write(whatsapp, { whatsappUserId: 'BR.1', phone: '11 91000-0001' });
    await startSync(people.supervisor, BOTH);
    const [ana] = await saved();
    await updateContact(people.manager, ana?.id ?? 0, { phones: [] });
    const [held] = await db().select().from(contactIdentities).where(eq(contactIdentities.kind, 'phone'));
    await removeIdentity(people.manager, held?.id ?? 0);
    await write(whatsapp, { phone: '11 91000-0001', name: 'Nova dona' });
    await startSync(people.supervisor, BOTH);
    expect(await saved()).toMatchObject([{ id: ana?.id, phones: [] }, { name: 'Nova dona' }]);
  });

  it('are called what can be stored and read', async () => {
    await write(whatsapp, { phone: '11 91000-0001', name: '\u200B \u2066', username: ' @ana\n ' });
    await write(telegram, { telegramId: 'x'.repeat(400) });
    await write(telegram, { telegramId: 8, name: `${'ã'.repeat(199)}😀` });
    await startSync(people.supervisor, BOTH);
    expect((await saved()).map(({ name }) => name)).toEqual(['@ana', 'x'.repeat(200), 'ã'.repeat(199)]);
  });

  it('identify nobody by placeholders', async () => {
    await write(whatsapp, { phone: '11 99999-9999' });
    await startSync(people.supervisor, BOTH);
    const [made] = await saved();
    expect((await write(whatsapp, { phone: '11 99999-9999' })).contactId).toBe(made?.id);
    expect(await countUnknown(people.supervisor)).toMatchObject({ people: 0 });
  });

  it('are saved by leads alone', async () => {
    for (const verb of [countUnknown, listUnknown, startSync])
      await expect(verb(people.agent, BOTH as never)).rejects.toBeInstanceOf(Forbidden);
  });

  describe('who are many', () => {
    it('are saved by a run, one at a time, that goes on where it was', async () => {
      for (let at = 1; at <= 7; at++)
        await write(whatsapp, { phone: `119100001${String(at).padStart(2, '0')}` });
      const { runId, done, total } = await startSync(people.supervisor, BOTH, db(), 3);
      expect([done, total]).toEqual([null, 7]);
      expect(await code(startSync(people.supervisor, BOTH, db(), 3))).toBe('sync_running');
      // Who writes after it began is left to the next.
      await write(whatsapp, { phone: '11 91000-0999' });
      await executeRun(runId, RUN_KINDS);
      const run = await getRun(people.supervisor, runId);
      expect(run).toMatchObject({ state: 'completed', color: 'green', total: 7, succeeded: 7, rejected: 0 });
      expect(run.counts.map(({ name, count }) => [name, count])).toEqual([
        ['created', 7],
        ['linked', 0],
        ['shared', 0],
      ]);
      expect(await countUnknown(people.supervisor)).toMatchObject({ people: 1 });
      const events = await db().select().from(auditEvents).where(eq(auditEvents.action, 'contact.created'));
      expect(new Set(events.map(({ causeId }) => causeId)).size).toBe(1);
    });

    it('stop when somebody says so', async () => {
      for (let at = 1; at <= 4; at++) await write(whatsapp, { phone: `1191000010${at}` });
      const { runId } = await startSync(people.supervisor, BOTH, db(), 3);
      await expect(cancelSync(people.agent, runId)).rejects.toBeInstanceOf(Forbidden);
      await cancelSync(people.supervisor, runId);
      await executeRun(runId, RUN_KINDS);
      expect(await getRun(people.supervisor, runId)).toMatchObject({ state: 'cancelled', processed: 0 });
      expect(await code(cancelSync(people.supervisor, runId))).toBe('run_ended');
    });
  });

  describe('when the organization saves at once', () => {
    beforeEach(async () => {
      await updateOrganization(people.owner, { saveSenders: true });
    });

    it('are contacts with their first message, and are routed as such', async () => {
      const first = await write(whatsapp, { phone: '11 91000-0001', name: 'Ana' });
      const [ana] = await saved();
      expect(ana).toMatchObject({ name: 'Ana', phones: ['5511910000001'] });
      expect(first.contactId).toBe(ana?.id);
      const group = await write(whatsapp, { group: 'turma@g.us', groupName: 'Turma A', name: 'Caio' });
      expect((await saved())[1]).toMatchObject({ id: group.contactId, kind: 'group', name: 'Turma A' });
      expect(await wrongContacts()).toEqual([]);
    });

    it('bring what they wrote before, in the conversation that goes on', async () => {
      await updateOrganization(people.owner, { saveSenders: false });
      const before = await write(whatsapp, { phone: '11 91000-0001' });
      await updateOrganization(people.owner, { saveSenders: true });
      const after = await write(whatsapp, { phone: '11 91000-0001' });
      expect(after.id).toBe(before.id);
      expect((await interactionRow(before.id)).contactId).toBe((await saved())[0]?.id);
      expect(await wrongContacts()).toEqual([]);
    });

    it('stay unknown where they call, are refused, or could be several', async () => {
      await addNumber(people.manager, { direction: 'inbound', number: '11 91000-0009' });
      await updateOrganization(people.owner, { allowDuplicates: true });
      await makeContact(people.manager, 'Ana', { phones: ['5511910000001'] });
      await makeContact(people.manager, 'Bia', { phones: ['5511910000001'] });
      await write(whatsapp, { phone: '11 91000-0009' });
      await write(whatsapp, { phone: '11 91000-0001' });
      await deliver(people.manager, { channel: voice, from: { phone: '11 91000-0003' } });
      expect(await saved()).toHaveLength(2);
    });

    it('are refused where the id they came by before is a blocked contact’s', async () => {
      await write(whatsapp, { whatsappUserId: 'BR.1', phone: '11 91000-0001' });
      const [ana] = await saved();
      await updateContact(people.manager, ana?.id ?? 0, { phones: [] });
      await blockContact(people.manager, ana?.id ?? 0, { reason: 'Golpe' });
      const later = await write(whatsapp, { phone: '11 91000-0001', body: 'Sou eu' });
      expect(later).toMatchObject({ state: 'refused', contactId: ana?.id });
      const { rows } = await db().execute(sql`select from message where body = 'Sou eu'`);
      expect(rows).toEqual([]);
    });

    it('do not wait for who holds what identifies contacts', async () => {
      await db().transaction(async (tx) => {
        await lockIdentities(tx);
        const first = await write(whatsapp, { phone: '11 91000-0001' });
        expect(first).toMatchObject({ contactId: null, created: true });
      });
      expect((await write(whatsapp, { phone: '11 91000-0001' })).created).toBe(false);
      expect(await saved()).toHaveLength(1);
      expect(await countUnknown(people.supervisor)).toMatchObject({ people: 0 });
    });

    it('are saved soon after what held it, but not who wrote before the organization wanted it', async () => {
      await updateOrganization(people.owner, { saveSenders: false });
      await write(whatsapp, { phone: '11 91000-0009' });
      await updateOrganization(people.owner, { saveSenders: true });
      await db().execute(sql`update contact_identity set last_seen_at = now() - interval '2 hours'`);
      await updateOrganization(people.owner, { allowDuplicates: true });
      await makeContact(people.manager, 'Ana', { phones: ['5511910000001'] });
      await makeContact(people.manager, 'Bia', { phones: ['5511910000001'] });
      await write(whatsapp, { phone: '11 91000-0001' });
      const first = await db().transaction(async (tx) => {
        await lockIdentities(tx);
        const unsaved = await write(whatsapp, { phone: '11 91000-0002', name: 'Caio' });
        expect(await sweepDesk(people.owner)).toMatchObject({ saved: 0 });
        return unsaved;
      });
      expect(await sweepDesk(people.owner)).toMatchObject({ saved: 1 });
      expect((await saved()).map(({ name }) => name)).toEqual(['Ana', 'Bia', 'Caio']);
      expect((await interactionRow(first.id)).contactId).toBe((await saved())[2]?.id);
      expect(await wrongContacts()).toEqual([]);
      await updateOrganization(people.owner, { saveSenders: false });
      await write(whatsapp, { phone: '11 91000-0003' });
      expect(await sweepDesk(people.owner)).toMatchObject({ saved: 0 });
    });

    it('become one contact, however many of their messages come at a time', async () => {
      const channels = await Promise.all([1, 2, 3].map(() => makeChannel('whatsapp')));
      const from = { phone: '11 91000-0001', whatsappUserId: 'BR.1' };
      await Promise.all(
        channels.flatMap((channel) => [write(channel, from), write(channel, { phone: from.phone })]),
      );
      expect(await saved()).toHaveLength(1);
      expect(await wrongContacts()).toEqual([]);
    });
  });
});
