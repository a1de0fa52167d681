import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAppointment } from '#lib/appointments/create-appointment.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { deleteContact } from '#lib/contacts/delete-contact.ts';
import { addNote } from '#lib/contacts/notes/add-note.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Forbidden, NotFound, Refused } from '#lib/core/errors.ts';
import type { Role } from '#lib/core/role.ts';
import { closeInteraction } from '#lib/interactions/close-interaction.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { mergeContacts } from '#lib/merges/merge-contacts.ts';
import { getSubjectData } from '#lib/privacy/get-subject-data.ts';
import { liftHold } from '#lib/privacy/holds/lift-hold.ts';
import { listHolds } from '#lib/privacy/holds/list-holds.ts';
import { placeHold } from '#lib/privacy/holds/place-hold.ts';
import { decideRequest } from '#lib/privacy/requests/decide-request.ts';
import { listRequests } from '#lib/privacy/requests/list-requests.ts';
import { registerRequest } from '#lib/privacy/requests/register-request.ts';
import { sweepRetention } from '#lib/privacy/retention/sweep-retention.ts';
import { updateOrganization } from '#lib/settings/update-organization.ts';
import { makeChannel } from '#tests/interactions/desk.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const { db } = useDatabase();
let people: Record<Role, Actor>;

beforeAll(async () => {
  people = await actors(db());
  await updateOrganization(people.owner, { allowDuplicates: true }, db());
});

const create = async (given: Record<string, unknown>) =>
  (await createContact(people.manager, given, db())).id;

describe('the register of requests', () => {
  it('is for owners and managers', async () => {
    for (const role of ['supervisor', 'agent'] as const) {
      await expect(registerRequest(people[role], { kind: 'access' }, db())).rejects.toThrow(Forbidden);
      await expect(listRequests(people[role], { open: true }, db())).rejects.toThrow(Forbidden);
      await expect(placeHold(people[role], 1, { reason: 'x' }, db())).rejects.toThrow(Forbidden);
      await expect(getSubjectData(people[role], 1, db())).rejects.toThrow(Forbidden);
    }
  });

  it('gives fifteen days, says what is late, and takes an answer once', async () => {
    const { id } = await registerRequest(people.manager, { kind: 'access', askedOn: '2026-02-14' }, db());
    const [open] = await listRequests(people.owner, { open: true }, db());
    expect(open).toMatchObject({ id, askedOn: '2026-02-14', dueOn: '2026-03-01', isLate: true });
    await decideRequest(people.owner, id, { outcome: 'fulfilled' }, db());
    await expect(decideRequest(people.owner, id, { outcome: 'refused' }, db())).rejects.toThrow(Refused);
    await expect(decideRequest(people.owner, 999, { outcome: 'refused' }, db())).rejects.toThrow(NotFound);
    expect(await listRequests(people.owner, { open: true }, db())).toEqual([]);
    const [decided] = await listRequests(people.owner, { open: false }, db());
    expect(decided).toMatchObject({ outcome: 'fulfilled', decidedBy: people.owner.name });
    const backwards = { kind: 'access', askedOn: '2026-02-14', dueOn: '2026-02-13' };
    await expect(registerRequest(people.manager, backwards, db())).rejects.toThrow(Refused);
  });
});

describe('a legal hold', () => {
  it('keeps a contact from being deleted until it is lifted', async () => {
    const id = await create({ name: 'Guardada' });
    await placeHold(people.manager, id, { reason: 'Processo 7' }, db());
    await expect(placeHold(people.manager, id, { reason: 'outro' }, db())).rejects.toThrow(Refused);
    expect(await listHolds(people.owner, db())).toMatchObject([{ contactId: id, reason: 'Processo 7' }]);
    await expect(deleteContact(people.owner, id, db())).rejects.toThrow(Refused);
    await liftHold(people.owner, id, db());
    await deleteContact(people.owner, id, db());
  });
});

describe('the data of a person', () => {
  it('holds everything of the contact and of those merged into it', async () => {
    const one = await create({ name: 'Lara Um', cpf: '39053344705' });
    const two = await create({
      name: 'Lara Dois',
      cpf: '39053344705',
      email: 'lara@b.example',
      tags: ['vip'],
    });
    await addNote(people.owner, one, { body: 'gosta de chá' }, db());
    const channel = await makeChannel('whatsapp', {}, db());
    const { id } = await deliverInteraction(
      people.owner,
      { channel, contactId: two, from: { phone: '5511987650001' }, body: 'olá' },
      null,
      db(),
    );
    await closeInteraction(people.owner, id, {}, db());
    await mergeContacts(people.owner, { contactIds: [one, two], primaryId: two }, {}, db());
    const startsAt = '2029-12-03T14:30:00Z';
    await createAppointment(people.owner, { contactId: one, startsAt, note: 'ligar de tarde' }, db());
    await db().execute(sql`
      insert into survey (interaction_id, state, salt, token_hash, score, comment, expires_at, answered_at)
      values (${id}, 'answered', 's', 'h', 4, 'foi rápido', now(), now())`);
    const text = JSON.stringify(await getSubjectData(people.manager, two, db()));
    for (const part of [
      'Lara Um',
      'Lara Dois',
      '39053344705',
      'lara@b.example',
      'olá',
      'gosta de chá',
      'ligar de tarde',
      'foi rápido',
      'vip',
    ])
      expect(text).toContain(part);
    const { rows } = await db().execute(
      sql`select 1 from audit_event where action = 'contact.data-exported' and subject_id = ${two}`,
    );
    expect(rows).toHaveLength(1);
  });
});

describe('retention', () => {
  it('lets go what is older than its days, keeps the rest, and says how much went', async () => {
    const channel = await makeChannel('sms', {}, db());
    const write = (phone: string) =>
      deliverInteraction(people.owner, { channel, from: { phone }, body: `Oi de ${phone}` }, null, db());
    const [old, recent] = [await write('5511911110001'), await write('5511911110002')];
    for (const { id } of [old, recent]) await closeInteraction(people.owner, id, {}, db());
    await db().execute(
      sql`update interaction set closed_at = now() - interval '40 days' where id = ${old.id}`,
    );
    await db().execute(
      sql`update contact_identity set last_seen_at = now() - interval '40 days' where value = '5511911110001'`,
    );
    const contactId = await create({ name: 'Retida' });
    const startsAt = '2029-12-03T14:30:00Z';
    const appointment = await createAppointment(people.owner, { contactId, startsAt, note: 'x' }, db());
    await db().execute(sql`
      update appointment set state = 'done', ended_at = now() - interval '40 days' where id = ${appointment}`);
    await db().execute(sql`
      insert into survey (interaction_id, state, salt, token_hash, score, comment, expires_at, answered_at)
      values (${old.id}, 'answered', 't', 'u', 4, 'x', now(), now() - interval '40 days')`);
    await sweepRetention(db());
    const bodies = async () =>
      (
        await db().execute<{ body: string | null }>(sql`
        select body from message where interaction_id in (${old.id}, ${recent.id}) order by id`)
      ).rows.map(({ body }) => body);
    expect(await bodies()).toEqual(['Oi de 5511911110001', 'Oi de 5511911110002']);
    await updateOrganization(people.owner, { messageDays: 30, unknownSenderDays: 30 }, db());
    await sweepRetention(db());
    expect(await bodies()).toEqual([null, 'Oi de 5511911110002']);
    const { rows: senders } = await db().execute(
      sql`select value from contact_identity where value like '551191111%'`,
    );
    expect(senders).toEqual([{ value: '5511911110002' }]);
    const { rows: said } = await db().execute(
      sql`select details from audit_event where action = 'retention.swept' order by id`,
    );
    expect(said).toEqual([
      { details: { what: 'messages', rows: 1 } },
      { details: { what: 'surveyComments', rows: 1 } },
      { details: { what: 'appointmentNotes', rows: 1 } },
      { details: { what: 'unknownSenders', rows: 1 } },
    ]);
    await expect(updateOrganization(people.owner, { messageDays: 0 }, db())).rejects.toThrow(Refused);
  });
});
