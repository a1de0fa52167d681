import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { CONTACT_REFERENCES } from '#lib/contacts/contact-references.ts';
import {
  isImpersonal,
  namedColumns,
  PERSONAL_COLUMNS,
  STAFF_TABLES,
} from '#lib/contacts/personal-columns.ts';
import { useDatabase } from '#tests/support/database.ts';

const { db } = useDatabase();

async function columns() {
  const { rows } = await db().execute<{ table: string; column: string; type: string }>(sql`
    select table_name as table, column_name as column, data_type as type
    from information_schema.columns where table_schema = 'public' order by 1, 2`);
  return rows;
}

describe('what points to a contact', () => {
  it('is listed: every foreign key to contacts, and every column called so', async () => {
    const { rows: keys } = await db().execute<{ name: string }>(sql`
      select conrelid::regclass || '.' || attname as name from pg_constraint
      join pg_attribute on attrelid = conrelid and attnum = any(conkey)
      where contype = 'f' and confrelid = 'contact'::regclass`);
    const named = (await columns())
      .filter(({ column }) =>
        /contact_?ids?$|merged_into|^subject_id$|^(root|primary|secondary|low|high|from|was_into)_id$/.test(
          column,
        ),
      )
      .map(({ table, column }) => `${table}.${column}`);
    const listed = CONTACT_REFERENCES.map(({ table, column }) => `${table}.${column}`);
    expect(new Set(named)).toEqual(new Set(listed));
    for (const { name } of keys) expect(listed).toContain(name);
  });
});

describe('a column', () => {
  it('is personal, and it is said how it is emptied, or it is nobody’s by a rule', async () => {
    const undecided = (await columns()).filter(
      ({ table, column, type }) => !PERSONAL_COLUMNS[table]?.[column] && !isImpersonal(table, column, type),
    );
    expect(undecided).toEqual([]);
  });

  it('of a contact is looked at by itself, but for what only counts and points', async () => {
    const byType = (await columns())
      .filter(
        ({ table, column }) =>
          table === 'contact' && !PERSONAL_COLUMNS.contact?.[column] && column !== 'kind',
      )
      .map(({ column }) => column);
    expect(byType.sort()).toEqual([
      'active',
      'anonymized_at',
      'blocked_at',
      'id',
      'last_interaction_at',
      'merged_into_id',
      'open_interactions',
      'updated_at',
      'version',
    ]);
  });

  it('that is named is there', async () => {
    const there = (await columns()).map(({ table, column }) => `${table}.${column}`);
    for (const name of namedColumns()) expect(there).toContain(name);
    for (const table of STAFF_TABLES) expect(there.some((name) => name.startsWith(`${table}.`))).toBe(true);
  });

  it('that the database makes of others follows them', async () => {
    const { rows } = await db().execute<{ table: string; column: string }>(sql`
      select table_name as table, column_name as column from information_schema.columns
      where table_schema = 'public' and is_generated = 'ALWAYS' and table_name = 'contact'`);
    for (const { column } of rows) expect(PERSONAL_COLUMNS.contact?.[column]).toBe('follows');
  });
});
