import { sql } from 'drizzle-orm';
import type pg from 'pg';
import type { Database } from '#db/client.ts';
import { runRejections } from '#db/schema/index.ts';
import { type IdentifierRule, identifiersOf } from '#lib/contacts/identifier-index.ts';
import { type CopyValue, copyRows } from './copy-rows.ts';
import type { ImportPlan, KnownContact, Rejection } from './plan-world.ts';
import { SCALAR_COLUMNS } from './scalar-columns.ts';

const CONTACT_COLUMNS = [
  'id',
  'name',
  'active',
  'kind',
  'priority',
  'phones',
  'tag_ids',
  'custom',
  ...SCALAR_COLUMNS.map(([, column]) => column),
];

/** Longest piece of a refused cell that the report keeps. */
const MOST_CELL = 500;

/** Writes a decided batch with a handful of statements, through the transaction `tx` that is open on `client`. */
export async function writeBatch(
  runId: number,
  plan: ImportPlan,
  placeholders: IdentifierRule,
  client: pg.Client,
  tx: Database,
): Promise<void> {
  await copyRows(client, `contact (${CONTACT_COLUMNS.join(', ')})`, map(plan.created, contactRow));
  await updateContacts(plan.updated, tx);
  await replaceIdentifiers(plan, placeholders, client, tx);
  await copyRows(
    client,
    'import_row (run_id, line, outcome, contact_id, fields)',
    map(plan.outcomes, (row) => [runId, row.line, row.outcome, row.contactId, row.fields]),
  );
  await writeRejections(runId, plan.rejections, tx);
}

/** Keeps what the report needs of refused rows; also used for the one reason that refuses a whole file. */
export async function writeRejections(runId: number, rejections: Rejection[], tx: Database): Promise<void> {
  for (let at = 0; at < rejections.length; at += 1000) {
    await tx.insert(runRejections).values(
      rejections.slice(at, at + 1000).map(({ line, reasons, cells }) => ({
        runId,
        position: line,
        reasons,
        cells: cells.map((cell) => storable(cell.length > MOST_CELL ? `${cell.slice(0, MOST_CELL)}…` : cell)),
      })),
    );
  }
}

/** Postgres text holds everything but NUL. */
function storable(cell: string): string {
  return cell.replaceAll('\0', '');
}

function* map<From, To>(list: Iterable<From>, make: (item: From) => To): Generator<To> {
  for (const item of list) yield make(item);
}

function contactRow(contact: KnownContact): CopyValue[] {
  const row: CopyValue[] = [
    contact.id,
    contact.name,
    contact.active,
    contact.kind,
    contact.priority,
    contact.phones,
    contact.tagIds,
    JSON.stringify(contact.custom),
  ];
  for (const [field] of SCALAR_COLUMNS) row.push(contact.values[field] ?? null);
  return row;
}

async function updateContacts(contacts: KnownContact[], tx: Database): Promise<void> {
  if (contacts.length === 0) return;
  const scalars = SCALAR_COLUMNS.map(([, column]) => column);
  const records = contacts.map((contact) => {
    const record: Record<string, unknown> = {
      id: contact.id,
      name: contact.name,
      active: contact.active,
      kind: contact.kind,
      priority: contact.priority,
      phones: contact.phones,
      tag_ids: contact.tagIds,
      custom: contact.custom,
    };
    for (const [field, column] of SCALAR_COLUMNS) record[column] = contact.values[field] ?? null;
    return record;
  });
  const columns = ['name', 'active', 'kind', 'priority', 'phones', 'tag_ids', 'custom', ...scalars];
  const types: Record<string, string> = {
    active: 'boolean',
    priority: 'smallint',
    phones: 'text[]',
    tag_ids: 'integer[]',
    custom: 'jsonb',
    birth_date: 'date',
  };
  await tx.execute(sql`
    update contact c set ${sql.raw(columns.map((column) => `${column} = u.${column}`).join(', '))},
      version = c.version + 1, updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
      as u (id bigint, ${sql.raw(columns.map((column) => `${column} ${types[column] ?? 'text'}`).join(', '))})
    where c.id = u.id`);
}

/** New contacts only add identifiers; changed ones first lose theirs. */
async function replaceIdentifiers(
  plan: ImportPlan,
  placeholders: IdentifierRule,
  client: pg.Client,
  tx: Database,
): Promise<void> {
  if (plan.updated.length > 0) {
    const ids = plan.updated.map((contact) => contact.id);
    await tx.execute(sql`delete from contact_identifier where contact_id = any(${sql.param(ids)}::bigint[])`);
  }
  await copyRows(
    client,
    'contact_identifier (kind, value, contact_id)',
    identifierRows([...plan.created, ...plan.updated], placeholders),
  );
}

function* identifierRows(contacts: KnownContact[], placeholders: IdentifierRule): Generator<CopyValue[]> {
  for (const contact of contacts) {
    const { cpf = null, email = null } = contact.values;
    for (const { kind, value } of identifiersOf({ cpf, email, phones: contact.phones }, placeholders))
      yield [kind, value, contact.id];
  }
}
