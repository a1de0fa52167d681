import { sql } from 'drizzle-orm';
import type pg from 'pg';
import type { Database } from '#db/client.ts';
import { keysOf } from '../../deciding/identity-keys.ts';
import type { KnownBase, KnownContact } from '../../deciding/known-base.ts';
import { type CopyValue, copyRows } from '../../writing/copy-rows.ts';

type Rules = Pick<KnownBase, 'allowDuplicates' | 'isPlaceholder'>;

const TABLES = [
  sql`create temporary table draft_contact (id bigint primary key, cnpj text, client_code text, state json not null)`,
  sql`create temporary table draft_identifier (kind text not null, value text not null, contact_id bigint not null)`,
  sql`create temporary table draft_name (what text not null, key text not null, id integer not null)`,
  sql`create index draft_contact_cnpj on draft_contact (cnpj) where cnpj is not null`,
  sql`create index draft_contact_client_code on draft_contact (client_code) where client_code is not null`,
  sql`create index draft_identifier_value on draft_identifier (value, kind)`,
];

export async function makeDraftTables(db: Database): Promise<void> {
  const { rows } = await db.execute<{ there: boolean }>(
    sql`select to_regclass('pg_temp.draft_contact') is not null as there`,
  );
  if (rows[0]?.there) return;
  // Can only be set before the connection's first temporary table. With the default size the indexes wait for the disk.
  await db.execute(sql`set temp_buffers = '64MB'`);
  for (const table of TABLES) await db.execute(table);
}

export async function writeDrafts(contacts: KnownContact[], rules: Rules, client: pg.Client): Promise<void> {
  await copyRows(client, 'draft_contact (id, cnpj, client_code, state)', contactRows(contacts, rules));
  await copyRows(client, 'draft_identifier (kind, value, contact_id)', identifierRows(contacts, rules));
}

/**
 * With duplicates allowed, later rows find a contact only by an export mark, which only contacts of the database have,
 * or by its unique CNPJ and client code.
 */
function* contactRows(contacts: Iterable<KnownContact>, rules: Rules): Generator<CopyValue[]> {
  for (const contact of contacts) {
    const { cnpj = null, clientCode = null } = contact.values;
    if (!rules.allowDuplicates || contact.id > 0 || cnpj !== null || clientCode !== null)
      yield [contact.id, cnpj, clientCode, JSON.stringify(contact)];
  }
}

function* identifierRows(contacts: Iterable<KnownContact>, rules: Rules): Generator<CopyValue[]> {
  if (rules.allowDuplicates) return;
  for (const contact of contacts)
    for (const { kind, value } of keysOf(contact, rules)) yield [kind, value, contact.id];
}

/** Removes drafts that later rows replace. */
export async function forgetDrafts(drafts: KnownContact[], rules: Rules, tx: Database): Promise<void> {
  if (drafts.length === 0) return;
  const ids = drafts.map(({ id }) => id);
  await tx.execute(sql`delete from draft_contact where id = any(${sql.param(ids)}::bigint[])`);
  const keys = drafts.flatMap((draft) => keysOf(draft, rules).map((key) => ({ ...key, id: draft.id })));
  await tx.execute(sql`
    delete from draft_identifier where ctid = any(array(
      select d.ctid
      from unnest(${sql.param(keys.map(({ kind }) => kind))}::text[], ${sql.param(keys.map(({ value }) => value))}::text[],
        ${sql.param(keys.map(({ id }) => id))}::bigint[]) as k (kind, value, id)
      cross join lateral (
        select ctid from draft_identifier
        where value = k.value and kind = k.kind and contact_id = k.id offset 0
      ) as d))`);
}
