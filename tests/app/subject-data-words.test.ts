import { getTableColumns, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { factName, factText } from '#app/(signed-in)/contacts/[id]/data/fact-words.ts';
import { contacts } from '#db/schema/index.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Role } from '#lib/core/role.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { LOCALES } from '#lib/i18n/locales.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { getSubjectData, type SubjectData } from '#lib/privacy/get-subject-data.ts';
import { makeChannel } from '#tests/interactions/desk.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const { db } = useDatabase();
let people: Record<Role, Actor>;
let data: SubjectData;

beforeAll(async () => {
  people = await actors(db());
  const given = {
    name: 'Rosa Lima',
    kind: 'individual',
    cpf: '52998224725',
    birthDate: '1990-02-03',
    priority: 'high',
    phones: ['+5548999887766'],
  };
  const { id } = await createContact(people.manager, given, db());
  const channel = await makeChannel('whatsapp', {}, db());
  await deliverInteraction(people.owner, { channel, contactId: id, body: 'Chegou?' }, null, db());
  data = await getSubjectData(people.manager, id, db());
});

describe.each(LOCALES)('the data of a person in %s', (locale) => {
  const reader = { locale, timeZone: 'America/Sao_Paulo' };

  it('names every column in words', async () => {
    const t = await getTranslations({ locale });
    const { rows } = await db().execute<{ name: string }>(sql`
      select column_name as name from information_schema.columns where table_name = 'contact' and is_generated = 'NEVER'`);
    expect(rows.length).toBeGreaterThan(Object.keys(getTableColumns(contacts)).length / 2);
    const technical = /^(record|custom|version|.*_ids?|anonymized_at)$/;
    const columns = rows.map(({ name }) => name).filter((name) => name === 'id' || !technical.test(name));
    const wordless = columns.filter((name) => factName(name, { part: 'records', reader, t }) === name);
    expect(wordless).toEqual([]);
    for (const part of ['interactions', 'imports', 'surveys', 'appointments', 'notes', 'exports'] as const)
      for (const row of data[part])
        for (const name of Object.keys(row)) expect(factName(name, { part, reader, t })).not.toBe(name);
  });

  it('says values as a person does', async () => {
    const t = await getTranslations({ locale });
    const words = { part: 'records', reader, t } as const;
    const [record = {}] = data.records;
    const said = (name: string) => factText(name, record[name], words);
    expect(said('cpf')).toBe('529.982.247-25');
    expect(said('phones')).toBe('+55 48 99988-7766');
    expect(said('birth_date')).toBe('03/02/1990');
    expect(said('priority')).toBe(t('contacts.priorities.high'));
    expect(said('kind')).toBe(t('contacts.kinds.individual'));
    expect(said('active')).toBe(t('contacts.states.one.active'));
    expect(said('created_at')).toMatch(/^\d\d\/\d\d\/\d{4}, \d\d:\d\d$/);
    const [interaction] = data.interactions;
    const desk = { ...words, part: 'interactions' } as const;
    expect(factText('state', interaction?.state, desk)).toBe(t('routing.states.waiting'));
  });
});
