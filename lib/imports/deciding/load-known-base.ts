import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { contactMark, markedId, markMoment } from '#lib/contacts/identity/contact-mark.ts';
import { rootId, rootOf } from '#lib/contacts/identity/merged.ts';
import type { IdentifierKind } from '#lib/identifiers/placeholders.ts';
import { SCALAR_COLUMNS } from '../writing/scalar-columns.ts';
import { IdentityIndex } from './identity-index.ts';
import { decidingKeys } from './identity-keys.ts';
import type { KnownBase, KnownContact, KnownPortfolio, PlanRow, Secondary } from './known-base.ts';

type Loaded = Pick<KnownBase, 'holders' | 'contacts' | 'cnpjs' | 'clientCodes' | 'marked'>;

/** An import locks what it may change; a dry run locks nothing and skips contacts that it has drafts of. */
export interface BaseView {
  lock: SQL;
  /** Whether to read segments and portfolios; without them the query need not wait for their locks. */
  withAssignment: boolean;
  /** An extra condition on a contact's id, ` and …`, or nothing. */
  except: (contactId: SQL) => SQL;
}

export function viewToChange(withAssignment: boolean): BaseView {
  return { lock: sql`for update`, withAssignment, except: () => sql`` };
}

/**
 * Loads every contact that a batch of rows can match: one query for the holders of each kind of identifier, one for
 * those contacts (locked until the batch commits), one each for CNPJ and client code. A merged contact is replaced by
 * its primary.
 */
export async function loadKnownBase(
  rows: PlanRow[],
  rules: Pick<KnownBase, 'allowDuplicates' | 'isPlaceholder'>,
  db: Database,
  view: BaseView,
): Promise<Loaded> {
  const keys = { cpf: new Set<string>(), phone: new Set<string>(), email: new Set<string>() };
  const cnpjs = new Set<string>();
  const clientCodes = new Set<string>();
  const marks = new Set<string>();
  for (const { parsed } of rows) {
    if (!parsed) continue;
    if (!rules.allowDuplicates)
      for (const { kind, value } of decidingKeys(parsed, rules)) keys[kind].add(value);
    if (parsed.values.cnpj) cnpjs.add(parsed.values.cnpj);
    if (parsed.values.clientCode) clientCodes.add(parsed.values.clientCode);
    if (parsed.mark !== undefined) marks.add(parsed.mark);
  }
  const holders = new IdentityIndex();
  for (const [kind, values] of Object.entries(keys)) {
    await findHolders(kind as IdentifierKind, values, view, holders, db);
  }
  const marked = await findMarked(marks, db);
  return {
    holders,
    marked,
    contacts: await loadContacts(new Set([...holders.ids(), ...marked.values()]), view, db),
    cnpjs: await findUnique('cnpj', cnpjs, view, db),
    clientCodes: await findUnique('client_code', clientCodes, view, db),
  };
}

/** The lateral join forces the index: before the next analyze the planner would scan a newly filled table. */
async function findHolders(
  kind: IdentifierKind,
  values: Set<string>,
  view: BaseView,
  holders: IdentityIndex,
  db: Database,
): Promise<void> {
  if (values.size === 0) return;
  const { rows } = await db.execute<{ value: string; id: number; merged: boolean }>(sql`
    select k.value, i.id, i.merged from unnest(${sql.param([...values])}::text[]) as k (value)
    cross join lateral (
      select ${rootOf(sql`c`)} as id, c.merged_into_id is not null as merged
      from contact_identifier i join contact c on c.id = i.contact_id
      where i.value = k.value and i.kind = ${kind} and c.anonymized_at is null${view.except(sql`i.contact_id`)}
      offset 0
    ) as i`);
  for (const { value, id, merged } of rows) {
    if (merged) holders.addLasting({ kind, value }, id);
    else holders.add({ kind, value }, id);
  }
}

async function findMarked(marks: Set<string>, db: Database): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  const ids = [...marks].flatMap((mark) => markedId(mark) ?? []);
  if (ids.length === 0) return found;
  const { rows } = await db.execute<{ id: number; moment: number; primary: number }>(sql`
    select id, ${markMoment} as moment, ${rootId} as primary
    from contact where id = any(${sql.param(ids)}::bigint[]) and anonymized_at is null`);
  for (const { id, moment, primary } of rows) {
    const mark = contactMark(id, moment);
    if (marks.has(mark)) found.set(mark, primary);
  }
  return found;
}

async function loadContacts(
  ids: Set<number>,
  view: BaseView,
  db: Database,
): Promise<Map<number, KnownContact>> {
  const contacts = new Map<number, KnownContact>();
  if (ids.size === 0) return contacts;
  const { rows } = await db.execute<Record<string, unknown>>(sql`
    select ${view.withAssignment ? ASSIGNMENT : sql``} ${COLUMNS}
    from contact where id = any(${sql.param([...ids])}::bigint[]) order by id ${view.lock}`);
  const secondaries = await loadSecondaries(ids, db);
  for (const row of rows) {
    const contact = knownContact(row);
    contacts.set(contact.id, { ...contact, secondaries: secondaries.get(contact.id) ?? NONE });
  }
  return contacts;
}

const NONE: readonly Secondary[] = [];

/**
 * Merged contacts by the id of their root, directly or through others: one question for each generation, most often a single one
 * that finds nobody. `offset 0` forces the index, as above.
 */
async function loadSecondaries(ids: Set<number>, db: Database): Promise<Map<number, Secondary[]>> {
  const secondaries = new Map<number, Secondary[]>();
  const roots = new Map([...ids].map((id) => [id, id]));
  for (let newest = [...ids]; newest.length > 0; ) {
    const { rows } = await db.execute<Record<string, unknown>>(sql`
      select contact.merged_into_id as into_id, ${COLUMNS} from unnest(${sql.param(newest)}::bigint[]) as known (id)
      cross join lateral (select * from contact where merged_into_id = known.id offset 0) as contact`);
    newest = [];
    for (const row of rows) {
      const away = knownContact(row);
      const root = roots.get(Number(row.into_id));
      if (root === undefined || roots.has(away.id)) continue;
      roots.set(away.id, root);
      secondaries.set(root, [...(secondaries.get(root) ?? []), away]);
      newest.push(away.id);
    }
  }
  return secondaries;
}

const COLUMNS = sql`contact.id, name, active, kind, priority, phones, tag_ids, custom, birth_date::text as birth_date, ${sql.raw(
  SCALAR_COLUMNS.filter(([, column]) => column !== 'birth_date')
    .map(([, column]) => column)
    .join(', '),
)}`;

const ASSIGNMENT = sql`segment_ids, open_interactions, owner_id, flow, backup_agent_id, service_id, assigned_at::text as assigned_at, assigned_by_id,`;

function knownContact(row: Record<string, unknown>): KnownContact {
  const values: KnownContact['values'] = {};
  for (const [field, column] of SCALAR_COLUMNS) {
    const value = row[column];
    if (typeof value === 'string') values[field] = value;
  }
  return {
    id: Number(row.id),
    name: String(row.name),
    active: row.active === true,
    kind: row.kind as KnownContact['kind'],
    values,
    priority: row.priority as number | null,
    phones: row.phones as string[],
    tagIds: row.tag_ids as number[],
    custom: row.custom as Record<string, string>,
    segmentIds: (row.segment_ids as number[] | undefined) ?? [],
    portfolio: knownPortfolio(row),
    hasOpenInteraction: Number(row.open_interactions ?? 0) > 0,
    secondaries: NONE,
    changes: 0,
  };
}

function knownPortfolio(row: Record<string, unknown>): KnownPortfolio | null {
  if (!row.flow) return null;
  return {
    flow: row.flow as KnownPortfolio['flow'],
    ownerId: row.owner_id as number,
    backupAgentId: row.backup_agent_id as number | null,
    serviceId: row.service_id as number | null,
    assignedAt: row.assigned_at as string,
    assignedById: row.assigned_by_id as number | null,
  };
}

async function findUnique(
  column: 'cnpj' | 'client_code',
  values: Set<string>,
  view: BaseView,
  db: Database,
): Promise<Map<string, number>> {
  if (values.size === 0) return new Map();
  const { rows } = await db.execute<{ id: number; value: string }>(sql`
    select ${rootId} as id, ${sql.raw(column)} as value from contact
    where ${sql.raw(column)} = any(${sql.param([...values])}::text[])${view.except(sql`contact.id`)}`);
  return new Map(rows.map((row) => [row.value, row.id]));
}
