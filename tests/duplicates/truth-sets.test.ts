import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { contacts, organization } from '#db/schema/index.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refreshAllGroups, refreshGroups } from '#lib/duplicates/refresh-groups.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { importFile } from '#tests/support/import-run.ts';
import { knownGroups } from './known-groups.ts';

interface Case {
  records: { id: string; name: string; phones: string[]; email: string; cpf: string; cnpj?: string }[];
  groups: string[][];
}

const file = new URL('../fixtures/duplicates/cases.json', import.meta.url);
const CASES = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Case>);

const { db } = useDatabase();
let owner: Actor;

beforeAll(async () => {
  ({ owner } = await actors(db()));
  // The first case is the documents' example, whose phone is on the list and whose CPF has wrong check digits.
  await db()
    .update(organization)
    .set({
      allowDuplicates: true,
      refuseInvalidDocuments: false,
      placeholders: ['nao@tem.com'],
    });
});

describe('groups of duplicates', () => {
  it.each(CASES)('are as expected of %s', async (_, { records, groups }) => {
    await db().execute(
      sql`truncate contact, contact_identifier, duplicate_member, duplicate_group, duplicate_part cascade`,
    );
    const ids = new Map<string, number>();
    const unique = new Set<string>();
    for (const { id, cnpj, ...given } of records) {
      // A base holds each CNPJ once.
      const own = cnpj && !unique.has(cnpj) ? cnpj : '';
      unique.add(own);
      ids.set(id, (await createContact(owner, { ...given, cnpj: own })).id);
    }
    expect(await refreshGroups(db())).toBe(true);
    expect(await knownGroups(db())).toEqual(groups.map((group) => group.map((id) => ids.get(id))));
  });

  it('hold a chain of five thousand together, whatever link of it changes', async () => {
    await db().execute(
      sql`truncate contact, contact_identifier, duplicate_member, duplicate_group, duplicate_part cascade`,
    );
    const rows = Array.from(
      { length: 5_000 },
      (_, at) => `Elo ${at};l${at >> 1}@corrente.example;${5_511_970_000_000 + ((at + 1) >> 1)}`,
    );
    const { view } = await importFile(
      owner,
      `contact_name;contact_email;contact_phone\n${rows.join('\n')}\n`,
      db(),
    );
    expect(view.created).toBe(5_000);
    await refreshAllGroups(db());
    const [chain, ...others] = await knownGroups(db());
    expect([chain?.length, others.length]).toEqual([5_000, 0]);
    const middle = chain?.[2_500] ?? 0;
    await db().update(contacts).set({ active: false }).where(sql`id = ${middle}`);
    await db().execute(sql`insert into duplicate_pending values (${middle}, ${middle})`);
    await refreshGroups(db());
    expect((await knownGroups(db())).map(({ length }) => length)).toEqual([2_500, 2_499]);
  });
});
