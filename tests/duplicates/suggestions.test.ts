import { beforeAll, describe, expect, it } from 'vitest';
import { createContact } from '#lib/contacts/create-contact.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Refused } from '#lib/core/errors.ts';
import type { Role } from '#lib/core/role.ts';
import { countGroups } from '#lib/duplicates/count-groups.ts';
import { listAmbiguous } from '#lib/imports/list-ambiguous.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { importFile } from '#tests/support/import-run.ts';
import { mergeInto } from '#tests/support/merged-contacts.ts';
import { twins } from '#tests/support/twins.ts';

const { db } = useDatabase();
let people: Record<Role, Actor>;
let pair: [number, number];

const PHONE = '5511987650031';

beforeAll(async () => {
  people = await actors(db());
  pair = await twins(people.owner, ['Ana Lima', 'A. Lima'], PHONE, db());
});

describe('duplicates are suggested', () => {
  it('on the dashboard', async () => {
    expect(await countGroups(people.supervisor)).toEqual({ groups: 1, contacts: 2, conflicts: 0 });
  });

  it('where a value is taken already, by more than one', async () => {
    const bia = await createContact(people.owner, { name: 'Bia', email: 'bia@casa.example' });
    const taken = async (input: object) => {
      const error = await updateContact(people.agent, bia.id, input).catch((thrown: unknown) => thrown);
      return error instanceof Refused && Object.values(error.fields)[0]?.[0]?.params;
    };
    expect(await taken({ phones: [PHONE] })).toEqual({ contactId: pair[0], holders: 2 });
    const cris = await createContact(people.owner, { name: 'Cris', email: 'cris@casa.example' });
    expect(await taken({ email: 'Cris@casa.example' })).toEqual({ contactId: cris.id });
  });

  it('at rows that an import refuses because several could be meant', async () => {
    const { id, rejections } = await importFile(
      people.supervisor,
      `contact_name;contact_phone\nAna;${PHONE}\nAna Maria;${PHONE}\nNova;5511987650099\n`,
      db(),
    );
    expect(rejections.map(({ reasons }) => reasons[0]?.code)).toEqual(['ambiguous', 'ambiguous']);
    expect(await listAmbiguous(people.supervisor, id)).toEqual([
      { contactId: pair[0], name: 'Ana Lima', line: 2, rows: 2 },
    ]);
    await mergeInto(pair[1], [pair[0]], db());
    expect(await listAmbiguous(people.supervisor, id)).toMatchObject([
      { contactId: pair[1], name: 'A. Lima' },
    ]);
  });
});
