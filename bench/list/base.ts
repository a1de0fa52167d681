import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { pool } from '#db/client.ts';
import { AGENTS, type Person, person, SEGMENTS, TAGS } from './person.ts';

const COLUMNS = Object.keys(person(0, 1)) as (keyof Person)[];

/** Contacts, identifiers and two imports, as a company of that size has them. */
export async function fillBase(total: number): Promise<void> {
  const client = await pool().connect();
  try {
    await client.query("set synchronous_commit = off; set maintenance_work_mem = '512MB'");
    await fillLists(client);
    await withoutIndexes(client, ['contact', 'contact_identifier'], () => fillContacts(client, total));
    // Vacuum does not mark rows visible to all before their commit is on disk.
    await client.query('set synchronous_commit = on');
    await fillImports(client);
    await client.query('vacuum (analyze)');
  } finally {
    client.release();
  }
}

async function fillLists(client: pg.PoolClient): Promise<void> {
  await client.query(`
    insert into organization (id) values (1) on conflict do nothing;
    insert into app_user (name, email, role)
      select 'Pessoa ' || at, 'pessoa' || at || '@carteira.example', case at when 1 then 'owner' else 'agent' end
      from generate_series(1, ${1 + AGENTS}) as at;
    insert into tag (name) select 'etiqueta ' || at from generate_series(1, ${TAGS}) as at;
    insert into custom_field (name, type) values ('Plano', 'text'), ('Contrato', 'text'), ('Vencimento', 'date');
    insert into segment (name) select 'segmento ' || at from generate_series(1, ${SEGMENTS}) as at`);
}

async function fillContacts(client: pg.PoolClient, total: number): Promise<void> {
  const target = client.query(copyFrom(`copy contact (${COLUMNS.join(', ')}) from stdin`));
  await pipeline(Readable.from(lines(total)), target);
  await client.query(`
    insert into contact_identifier (kind, value, contact_id)
      select 'cpf', cpf, id from contact where cpf is not null
      union all select distinct 'phone', phone, id from contact, unnest(phones) as phone
      union all select 'email', lower(email), id from contact where email is not null;
    select setval(pg_get_serial_sequence('contact', 'id'), ${total})`);
}

function* lines(total: number): Generator<string> {
  let text = '';
  for (let at = 0; at < total; at++) {
    const values = valuesOf(person(at, total));
    text += `${COLUMNS.map((column) => values[column]).join('\t')}\n`;
    if (text.length > 1 << 18 || at === total - 1) {
      yield text;
      text = '';
    }
  }
}

function valuesOf(contact: Person): Record<keyof Person, string | number | boolean> {
  const instant = (ms: number | null) => (ms === null ? '\\N' : new Date(ms).toISOString());
  const orNull = <Value>(value: Value | null) => value ?? '\\N';
  return {
    ...contact,
    email: orNull(contact.email),
    cpf: orNull(contact.cpf),
    cnpj: orNull(contact.cnpj),
    external_id: orNull(contact.external_id),
    client_code: orNull(contact.client_code),
    company: orNull(contact.company),
    whatsapp: orNull(contact.whatsapp),
    instagram: orNull(contact.instagram),
    priority: orNull(contact.priority),
    owner_id: orNull(contact.owner_id),
    flow: contact.owner_id === null ? '\\N' : contact.flow,
    assigned_at: contact.owner_id === null ? '\\N' : instant(contact.assigned_at),
    phones: `{${contact.phones}}`,
    tag_ids: `{${contact.tag_ids}}`,
    segment_ids: `{${contact.segment_ids}}`,
    custom: JSON.stringify(contact.custom),
    last_interaction_at: instant(contact.last_interaction_at),
    created_at: instant(contact.created_at),
    updated_at: instant(contact.updated_at),
  };
}

/** One import created half the contacts; one of a fifth of them found most unchanged. */
async function fillImports(client: pg.PoolClient): Promise<void> {
  await client.query(`
    insert into run (kind, user_id, state) values ('import', 1, 'completed'), ('import', 1, 'completed');
    insert into import (run_id, file_name) select id, 'clientes.csv' from run;
    insert into import_row (run_id, line, outcome, contact_id)
      select 1, id, 'created', id from contact where id % 2 = 0;
    insert into import_row (run_id, line, outcome, contact_id)
      select 2, id, case when id % 500 = 0 then 'updated' else 'unchanged' end, id from contact where id % 5 = 0`);
}

/** Building an index once is many times faster than updating it row by row. */
async function withoutIndexes(
  client: pg.PoolClient,
  tables: string[],
  work: () => Promise<void>,
): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     where i.indrelid = any($1::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
    [tables],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  await work();
  for (const { definition } of rows) await client.query(definition);
}
