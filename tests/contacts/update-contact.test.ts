import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditEvents, contactIdentifiers } from '#db/schema/index.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { deleteContact } from '#lib/contacts/delete-contact.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import { listContactHistory } from '#lib/contacts/list-contact-history.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Forbidden, NotFound, StaleVersion } from '#lib/core/errors.ts';
import type { Role } from '#lib/core/role.ts';
import { archiveCustomField } from '#lib/custom-fields/archive-custom-field.ts';
import { createCustomField } from '#lib/custom-fields/create-custom-field.ts';
import { updateOrganization } from '#lib/settings/update-organization.ts';
import { refusal } from '#tests/contacts/bulk/refusal.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const { db } = useDatabase();
let people: Record<Role, Actor>;

beforeAll(async () => {
  people = await actors(db());
});

async function trailOf(id: number) {
  const entries = await db()
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.subject, 'contact'), eq(auditEvents.subjectId, id)))
    .orderBy(auditEvents.id);
  return entries.slice(1).map(({ action, fields }) => [action, fields]);
}

async function identifiers(id: number) {
  const rows = await db().select().from(contactIdentifiers).where(eq(contactIdentifiers.contactId, id));
  return rows.map(({ kind, value }) => `${kind}:${value}`).sort();
}

describe('changing a contact', () => {
  it('lets a name that was made of first and last name follow them, and leaves a given one', async () => {
    const { agent } = people;
    const made = await createContact(agent, { firstName: 'Ana', lastName: 'Liam' });
    expect((await updateContact(agent, made.id, { lastName: 'Lima' })).name).toBe('Ana Lima');
    expect((await updateContact(agent, made.id, { firstName: '', lastName: '' })).name).toBe('Ana Lima');
    const given = await createContact(agent, { name: 'Doutora Ana', firstName: 'Ana' });
    expect((await updateContact(agent, given.id, { lastName: 'Lima' })).name).toBe('Doutora Ana');
    expect((await updateContact(agent, given.id, { name: '' })).name).toBe('Ana Lima');
    const { id } = await createContact(agent, { name: 'Zé' });
    expect(await refusal(updateContact(agent, id, { name: '' }))).toEqual({ name: ['required'] });
  });

  it('changes what is given, erases what is blank and leaves the rest', async () => {
    const { id } = await createContact(people.agent, {
      name: 'Bruno Cardoso',
      email: 'bruno@adv.br',
      company: 'Cardoso Advogados',
      address: { city: 'Ilhéus', state: 'BA' },
      tags: ['Lead'],
    });
    const contact = await updateContact(people.agent, id, { company: '', address: { city: 'Itabuna' } });
    expect(contact).toMatchObject({
      name: 'Bruno Cardoso',
      company: null,
      city: 'Itabuna',
      state: 'BA',
      version: 2,
    });
    expect(contact.tags.map(({ name }) => name)).toEqual(['Lead']);
    expect(await trailOf(id)).toEqual([['contact.updated', ['company', 'city']]]);
  });

  it('writes nothing when nothing changes', async () => {
    const before = await createContact(people.agent, {
      name: 'Cecília',
      phones: ['5551987654321'],
      tags: ['Lead', 'Evento'],
      priority: 'low',
    });
    const after = await updateContact(people.agent, before.id, {
      name: ' Cecília ',
      phones: [{ country: 'BR', number: '51 98765-4321' }],
      tags: 'evento, LEAD',
      priority: 'low',
      email: '',
    });
    expect(after).toEqual(before);
    expect(await trailOf(before.id)).toEqual([]);
  });

  it('keeps the index of identifiers true', async () => {
    const { id } = await createContact(people.agent, {
      name: 'Daniel',
      phones: ['5562996541187'],
      email: 'd@x.com',
    });
    await updateContact(people.agent, id, { phones: ['5562996541188'], email: null, cpf: '935.411.347-80' });
    expect(await identifiers(id)).toEqual(['cpf:93541134780', 'phone:5562996541188']);
  });

  it('is refused when another contact has the identifier, even while both are being saved', async () => {
    const one = await createContact(people.agent, { name: 'Um' });
    const two = await createContact(people.agent, { name: 'Dois' });
    const attempts = await Promise.allSettled([
      updateContact(people.agent, one.id, { email: 'mesmo@aurora.example' }),
      updateContact(people.agent, two.id, { email: 'mesmo@aurora.example' }),
    ]);
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('does not hold an old shared phone against an unrelated change', async () => {
    await updateOrganization(people.owner, { allowDuplicates: true });
    await createContact(people.agent, { name: 'Pai', phones: ['5571981120034'] });
    const { id } = await createContact(people.agent, { name: 'Filho', phones: ['5571981120034'] });
    await updateOrganization(people.owner, { allowDuplicates: false });
    const contact = await updateContact(people.agent, id, { phones: ['5571981120034', '5571981120035'] });
    expect(contact.phones).toHaveLength(2);
  });

  it('tells the second of two people and overwrites nothing', async () => {
    const { id, version } = await createContact(people.agent, { name: 'Elisa', company: 'Terra' });
    await updateContact(people.manager, id, { version, company: 'Globo' });
    const late = updateContact(people.agent, id, { version: String(version), company: 'Uol' });
    await expect(late).rejects.toBeInstanceOf(StaleVersion);
    await expect(late).rejects.toMatchObject({ current: 2 });
    expect((await getContact(people.agent, id)).company).toBe('Globo');
  });

  it('lets one of two win when both save at the same moment', async () => {
    const { id, version } = await createContact(people.agent, { name: 'Fábio' });
    const attempts = await Promise.allSettled(
      ['A', 'B', 'C'].map((company) => updateContact(people.agent, id, { version, company })),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is activation, which agents may not do, when it touches the switch', async () => {
    const { id } = await createContact(people.agent, { name: 'Gilda' });
    await expect(updateContact(people.agent, id, { active: false })).rejects.toThrow(Forbidden);
    await updateContact(people.supervisor, id, { active: 'false', company: 'X' });
    await updateContact(people.supervisor, id, { active: true });
    expect(await trailOf(id)).toEqual([
      ['contact.updated', ['company']],
      ['contact.deactivated', ['active']],
      ['contact.activated', ['active']],
    ]);
  });

  it('leaves values of archived fields alone', async () => {
    const field = await createCustomField(people.owner, { name: 'Safra' });
    const { id } = await createContact(people.agent, { name: 'Hugo', customFields: { Safra: '2024' } });
    await archiveCustomField(people.owner, field.id);
    expect(await refusal(updateContact(people.agent, id, { customFields: { Safra: '2025' } }))).toEqual({
      'customFields.Safra': ['custom_field_archived'],
    });
    const contact = await updateContact(people.agent, id, {
      customFields: { Safra: '2024' },
      name: 'Hugo Reis',
    });
    expect(contact.customFields).toMatchObject([{ name: 'Safra', value: '2024', archived: true }]);
  });

  it('finds only contacts that exist', async () => {
    await expect(updateContact(people.owner, 999_999, { name: 'Ninguém' })).rejects.toThrow(NotFound);
    await expect(getContact(people.owner, 999_999)).rejects.toThrow(NotFound);
  });
});

describe('deleting a contact', () => {
  it('takes its identifiers with it, so that they are free again', async () => {
    const { id } = await createContact(people.agent, { name: 'Ivo', email: 'ivo@aurora.example' });
    await deleteContact(people.manager, id);
    await expect(getContact(people.owner, id)).rejects.toThrow(NotFound);
    expect(await identifiers(id)).toEqual([]);
    expect(await trailOf(id)).toEqual([['contact.deleted', []]]);
    await createContact(people.agent, { name: 'Ivo', email: 'ivo@aurora.example' });
  });

  it('is for owners and managers', async () => {
    const { id } = await createContact(people.agent, { name: 'Joana' });
    for (const role of ['supervisor', 'agent'] as const) {
      await expect(deleteContact(people[role], id)).rejects.toThrow(Forbidden);
    }
    await deleteContact(people.owner, id);
    await expect(deleteContact(people.owner, id)).rejects.toThrow(NotFound);
  });
});

describe("a contact's history", () => {
  it('tells who changed which fields, newest first', async () => {
    const { id } = await createContact(people.agent, { name: 'Kátia' });
    await updateContact(people.manager, id, { company: 'Nova' });
    const { entries, more } = await listContactHistory(people.agent, id);
    expect(entries).toMatchObject([
      { action: 'contact.updated', userName: 'Rafael Nunes', fields: ['company'] },
      { action: 'contact.created', userName: 'Caio Lima' },
    ]);
    expect(more).toBe(false);
  });
});
