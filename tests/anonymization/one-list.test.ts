import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { HISTORY_PARTS } from '#lib/anonymization/move-history.ts';
import { CONTACT_REFERENCES } from '#lib/contacts/contact-references.ts';
import { PERSONAL_COLUMNS } from '#lib/contacts/personal-columns.ts';
import { useDatabase } from '#tests/support/database.ts';

const { db } = useDatabase();

describe('the list of personal columns', () => {
  it('names no column as erased that anonymizing would not reach', () => {
    const reached = new Set([
      'contact',
      ...CONTACT_REFERENCES.filter(({ anonymization }) => anonymization !== 'stays').map(
        ({ table }) => table,
      ),
      ...HISTORY_PARTS.map(({ table }) => table),
    ]);
    const erased = Object.entries(PERSONAL_COLUMNS)
      .filter(([, columns]) => Object.values(columns).includes('erased'))
      .map(([table]) => table);
    expect(erased.filter((table) => !reached.has(table))).toEqual([]);
  });

  it('finds everything that points to what moves: its new ids reach it', async () => {
    const moving = [
      ...CONTACT_REFERENCES.filter(({ anonymization }) => anonymization === 'moves').map(
        ({ table }) => table,
      ),
      ...HISTORY_PARTS.map(({ table }) => table),
    ].filter((table) => table !== 'contact');
    const { rows } = await db().execute<{ key: string; updates: string }>(sql`
      select conrelid::regclass || ' → ' || confrelid::regclass as key, confupdtype as updates from pg_constraint
      where contype = 'f' and confrelid = any(
        select c.oid from pg_class c where c.relname = any(${sql.param(moving)}::text[]))`);
    expect(rows.filter(({ updates }) => updates !== 'c').map(({ key }) => key)).toEqual([]);
    const { rows: parts } = await db().execute<{ table: string; column: string; of: string }>(sql`
      select conrelid::regclass::text as table, attname as column, confrelid::regclass::text as of from pg_constraint
      join pg_attribute on attrelid = conrelid and attnum = conkey[1]
      where contype = 'f' and confrelid = 'interaction'::regclass`);
    const known = new Set([
      ...HISTORY_PARTS.map(({ table }) => table),
      ...CONTACT_REFERENCES.filter(({ anonymization }) => anonymization === 'moves').map(
        ({ table }) => table,
      ),
    ]);
    expect(parts.filter(({ table }) => !known.has(table))).toEqual([]);
  });

  it('is served by an index wherever something points to what moves or goes', async () => {
    const moving = ['contact', 'contact_identity', ...HISTORY_PARTS.map(({ table }) => table)];
    const held = CONTACT_REFERENCES.filter(({ anonymization }) => anonymization !== 'stays');
    const { rows } = await db().execute<{ key: string }>(sql`
      select conrelid::regclass || '.' || attname as key from pg_constraint
      join pg_attribute on attrelid = conrelid and attnum = conkey[1]
      where contype = 'f' and confrelid = any(
        select c.oid from pg_class c where c.relname = any(${sql.param([...moving, ...held.map(({ table }) => table)])}::text[]))
        and not exists (select from pg_index where indrelid = conrelid and indkey[0] = conkey[1])`);
    expect(rows).toEqual([]);
  });
});
