import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createContact } from '#lib/contacts/create-contact.ts';
import { listContacts } from '#lib/contacts/list-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Role } from '#lib/core/role.ts';
import { updateOrganization } from '#lib/settings/update-organization.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { mergeInto } from '#tests/support/merged-contacts.ts';
import { randomCases } from '#tests/support/random-cases.ts';

const { db } = useDatabase();
let people: Record<Role, Actor>;

beforeAll(async () => {
  people = await actors(db());
});

async function names(search: string): Promise<string[]> {
  const { items } = await listContacts(people.owner, { search, limit: 200 });
  return items.map(({ name }) => name);
}

describe('any three digits or more', () => {
  /** Mobiles and landlines of Brazil, numbers of the USA, Portugal, Argentina and Germany, and the longest there may be. */
  const KINDS = [
    '55119########',
    '5548########',
    '1#########2',
    '351#########',
    '549##########',
    '4915#########',
  ];
  const LONGEST = '8########'.padEnd(15, '#');
  const held = Array.from({ length: 60 }, (_, at) => ({
    name: `Pessoa ${String.fromCharCode(65 + (at % 26), 65 + Math.floor(at / 26))}`,
    phones: [KINDS[at % KINDS.length] ?? '', ...(at % 5 === 0 ? [LONGEST] : [])].map((kind, nth) =>
      filled(kind, at, nth),
    ),
    cpf: filled('###########', at, 7),
  }));

  beforeAll(async () => {
    for (const { name, phones, cpf } of held) {
      await db().execute(sql`
        with made as (
          insert into contact (name, phones, cpf) values (${name}, ${sql.param(phones)}::text[], ${cpf}) returning id
        )
        insert into contact_identifier (kind, value, contact_id)
        select 'cpf', ${cpf}, id from made
        union all select 'phone', phone, id from made, unnest(${sql.param(phones)}::text[]) as phone`);
    }
  });

  it('find everybody who has them anywhere in a phone or CPF', async () => {
    const digits = fc.record({
      at: fc.nat(59),
      nth: fc.nat(2),
      from: fc.nat(12),
      length: fc.integer({ min: 3, max: 15 }),
    });
    await fc.assert(
      fc.asyncProperty(digits, async ({ at, nth, from, length }) => {
        const one = held[at];
        const value = [one?.cpf, ...(one?.phones ?? [])][nth] ?? one?.cpf ?? '';
        const part = value.slice(Math.min(from, value.length - 3)).slice(0, length);
        const having = held.filter(({ cpf, phones }) =>
          [cpf, ...phones].some((number) => number.includes(part)),
        );
        const found = await names(part);
        // Six digits may also be an area code and a number without its ninth digit; a whole number is one person's.
        if (part.length < 6)
          expect({ part, found }).toEqual({ part, found: having.map(({ name }) => name).sort() });
        else if (part.length < 8)
          expect(found).toEqual(expect.arrayContaining(having.map(({ name }) => name)));
        else expect({ part, found }).toEqual({ part, found: expect.arrayContaining([one?.name]) });
      }),
      randomCases(150),
    );
  }, 60_000);
});

/** Digits that look like chance and are the same in every run. */
function filled(kind: string, at: number, nth: number): string {
  let mixed = Math.imul(at + 1, 0x9e3779b1) ^ Math.imul(nth + 1, 0x85ebca6b);
  return kind.replace(/#/g, () => {
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) + 0x6d2b79f5;
    return String((mixed >>> 8) % 10);
  });
}

describe('what else a contact is found by', () => {
  it('is a number that identifies nobody, wherever it stands', async () => {
    const settings = { placeholders: ['5511999999999', '5547912345678'] };
    await updateOrganization(people.owner, settings, db());
    const phones = ['5547912345678', '554730440001', '554730440002', '554730440003', '5547988880000'];
    await createContact(people.owner, { name: 'Sem Número', phones, cpf: '' });
    await createContact(people.owner, { name: 'Outra Sem', phones: ['5511999999999'] });
    expect(await names('11999999')).toEqual(['Outra Sem']);
    expect(await names('7912345')).toEqual(['Sem Número']);
    expect(await names('88880000')).toEqual(['Sem Número']);
  });

  it('is a phone without its ninth digit behind the area code', async () => {
    await createContact(people.owner, { name: 'Nona', phones: ['5583987120934'] });
    for (const search of ['83 8712-09', '55 83 8712 0934', '8712-0934'])
      expect(await names(search), search).toEqual(['Nona']);
  });

  it('is a number of WhatsApp as it was written, in any mask', async () => {
    await createContact(people.owner, { name: 'Wanda', social: { whatsapp: '+55 (85) 98811-2277' } });
    for (const search of ['98811-2277', '5585988', '(85) 98811', '8811-22'])
      expect(await names(search), search).toEqual(['Wanda']);
  });

  it('is a part of a code in two words, beside a name, and one of equal digits', async () => {
    await createContact(people.owner, { name: 'Dora Lins', clientCode: 'KX 7788-Ç', externalId: '0000-0' });
    for (const search of ['x 7788', '788-c', 'dora 7788', '0000-0', '0000'])
      expect(await names(search), search).toContain('Dora Lins');
  });

  it('is no name of who was merged into it, but a company', async () => {
    const { id } = await createContact(people.owner, { name: 'Ficou' });
    const away = await createContact(people.owner, { name: 'Juntado Nome', company: 'Móveis Juntados' });
    await mergeInto(id, [away.id], db());
    expect(await names('moveis')).toEqual(['Ficou']);
    expect(await names('juntado nome')).toEqual([]);
  });
});
