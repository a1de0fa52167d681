import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { contactIdentifiers, organization } from '#db/schema/index.ts';
import { listAuditEvents } from '#lib/audit/list-audit-events.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Forbidden, Refused } from '#lib/core/errors.ts';
import type { Role } from '#lib/core/role.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { updateOrganization } from '#lib/settings/update-organization.ts';
import { refusal } from '#tests/contacts/bulk/refusal.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const { db } = useDatabase();
let people: Record<Role, Actor>;

beforeAll(async () => {
  people = await actors(db());
});

describe('the organization', () => {
  it('is there with its defaults before anyone sets anything', async () => {
    await db().delete(organization);
    expect(await getOrganization()).toMatchObject({ allowDuplicates: false, refuseInvalidDocuments: true });
  });

  it('takes what a form sends, a box with its hidden false included', async () => {
    const after = await updateOrganization(people.manager, {
      name: ' Distribuidora Aurora ',
      allowDuplicates: ['false', 'true'],
      refuseInvalidDocuments: 'false',
      placeholders: 'Nao@Tem.com\n(11) 99999-9999\r\n\n',
      defaultCountry: 'pt',
      timeZone: 'America/Manaus',
      reportRetentionDays: '7',
      primaryCriterion: 'oldest',
    });
    expect(after).toMatchObject({
      name: 'Distribuidora Aurora',
      allowDuplicates: true,
      refuseInvalidDocuments: false,
      placeholders: ['nao@tem.com', '11999999999'],
      defaultCountry: 'PT',
      timeZone: 'America/Manaus',
      reportRetentionDays: 7,
      primaryCriterion: 'oldest',
    });
    const { items } = await listAuditEvents(people.owner, { action: 'organization.updated' });
    expect(items[0]?.fields).not.toContain('locale');
    expect(items[0]?.fields).toContain('timeZone');
  });

  it('refuses what does not exist', async () => {
    const wrong = {
      defaultCountry: 'XX',
      timeZone: 'Marte/Olimpo',
      reportRetentionDays: 8,
      primaryCriterion: 'newest',
      placeholders: ['abc'],
    };
    expect(await refusal(updateOrganization(people.owner, wrong))).toEqual({
      defaultCountry: ['invalid'],
      timeZone: ['unknown_time_zone'],
      reportRetentionDays: ['invalid'],
      primaryCriterion: ['invalid'],
      placeholders: ['placeholder_invalid'],
    });
  });

  it('makes its list of placeholders count at once, both ways', async () => {
    await updateOrganization(people.owner, { placeholders: ['sem@email.com'] });
    const { id } = await createContact(people.agent, {
      name: 'Léo',
      email: 'sem@email.com',
      phones: ['5511988887777'],
    });
    await updateOrganization(people.owner, { placeholders: ['5511988887777'] });
    const rows = await db().select().from(contactIdentifiers).where(eq(contactIdentifiers.contactId, id));
    expect(rows).toMatchObject([{ kind: 'email', value: 'sem@email.com' }]);
  });

  it('is for owners and managers to change', async () => {
    for (const actor of [people.supervisor, people.agent]) {
      await expect(updateOrganization(actor, { name: 'Minha' })).rejects.toThrow(Forbidden);
    }
  });
});

describe('the audit trail', () => {
  it('is for owners and managers to read', async () => {
    for (const actor of [people.supervisor, people.agent]) {
      await expect(listAuditEvents(actor)).rejects.toThrow(Forbidden);
    }
  });

  it('is walked newest first, by person, action and thing, and refuses an action nobody knows', async () => {
    for (let at = 0; at <= 50; at++) await createContact(people.supervisor, { name: `Ana ${at}` });
    const query = { user: people.supervisor.userId, subject: 'contact' };
    const first = await listAuditEvents(people.owner, query);
    const second = await listAuditEvents(people.owner, { ...query, after: first.next ?? 0 });
    expect([first.items.length, second.items.length, second.next]).toEqual([50, 1, null]);
    const back = await listAuditEvents(people.owner, { ...query, before: second.previous ?? 0 });
    expect(back).toMatchObject({ previous: null, items: first.items });
    await expect(listAuditEvents(people.owner, { action: 'no.such' })).rejects.toBeInstanceOf(Refused);
  });
});
