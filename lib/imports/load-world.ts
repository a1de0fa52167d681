import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { decidingKeys } from './identity-keys.ts';
import type { KnownContact, PlanRow, PlanWorld } from './plan-world.ts';
import { SCALAR_COLUMNS } from './scalar-columns.ts';

type Loaded = Pick<PlanWorld, 'holders' | 'contacts' | 'cnpjs' | 'clientCodes'>;

/** How the base is looked at. An import locks what it may change; a dry run locks nothing and overlooks what it redrew. */
export interface BaseView {
  lock: SQL;
  /** A further condition on the id of a contact, ` and …`, or nothing. */
  except: (contactId: SQL) => SQL;
}

const TO_CHANGE: BaseView = { lock: sql`for update`, except: () => sql`` };

/**
 * Loads every contact that a batch of rows could meet: one query for the holders of the deciding identifiers, one for
 * those contacts (locked until the batch commits), one each for CNPJ and client code. A merged contact stands for its
 * primary.
 */
export async function loadWorld(
  rows: PlanRow[],
  rules: Pick<PlanWorld, 'allowDuplicates' | 'isPlaceholder'>,
  db: Database,
  view = TO_CHANGE,
): Promise<Loaded> {
  const keys = new Set<string>();
  const cnpjs = new Set<string>();
  const clientCodes = new Set<string>();
  for (const { parsed } of rows) {
    if (!parsed) continue;
    if (!rules.allowDuplicates) for (const key of decidingKeys(parsed, rules)) keys.add(key);
    if (parsed.values.cnpj) cnpjs.add(parsed.values.cnpj);
    if (parsed.values.clientCode) clientCodes.add(parsed.values.clientCode);
  }
  const holders = await findHolders(keys, view, db);
  const ids = new Set<number>();
  for (const set of holders.values()) for (const id of set) ids.add(id);
  return {
    holders,
    contacts: await loadContacts(ids, view, db),
    cnpjs: await findUnique('cnpj', cnpjs, view, db),
    clientCodes: await findUnique('client_code', clientCodes, view, db),
  };
}

async function findHolders(
  keys: Set<string>,
  view: BaseView,
  db: Database,
): Promise<Map<string, Set<number>>> {
  const holders = new Map<string, Set<number>>();
  if (keys.size === 0) return holders;
  const kinds: string[] = [];
  const values: string[] = [];
  for (const key of keys) {
    const colon = key.indexOf(':');
    kinds.push(key.slice(0, colon));
    values.push(key.slice(colon + 1));
  }
  const { rows } = await db.execute<{ kind: string; value: string; id: number }>(sql`
    select i.kind, i.value, coalesce(c.merged_into_id, c.id) as id
    from unnest(${sql.param(kinds)}::text[], ${sql.param(values)}::text[]) as k (kind, value)
    join contact_identifier i on i.kind = k.kind and i.value = k.value
    join contact c on c.id = i.contact_id
    where c.anonymized_at is null${view.except(sql`i.contact_id`)}`);
  for (const { kind, value, id } of rows) {
    const key = `${kind}:${value}`;
    const set = holders.get(key);
    if (set) set.add(id);
    else holders.set(key, new Set([id]));
  }
  return holders;
}

async function loadContacts(
  ids: Set<number>,
  view: BaseView,
  db: Database,
): Promise<Map<number, KnownContact>> {
  const contacts = new Map<number, KnownContact>();
  if (ids.size === 0) return contacts;
  const { rows } = await db.execute<Record<string, unknown>>(sql`
    select id, name, active, kind, priority, phones, tag_ids, custom, birth_date::text as birth_date,
      ${sql.raw(
        SCALAR_COLUMNS.filter(([, column]) => column !== 'birth_date')
          .map(([, column]) => column)
          .join(', '),
      )}
    from contact where id = any(${sql.param([...ids])}::bigint[]) order by id ${view.lock}`);
  for (const row of rows) contacts.set(Number(row.id), knownContact(row));
  return contacts;
}

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
    select id, ${sql.raw(column)} as value from contact
    where ${sql.raw(column)} = any(${sql.param([...values])}::text[]) and merged_into_id is null${view.except(sql`id`)}`);
  return new Map(rows.map((row) => [row.value, row.id]));
}
