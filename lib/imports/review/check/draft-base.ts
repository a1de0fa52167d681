import { sql } from 'drizzle-orm';
import type pg from 'pg';
import type { Database } from '#db/client.ts';
import { NameDrafts } from '#lib/core/names/name-drafts.ts';
import type { IdentifierKind } from '#lib/identifiers/placeholders.ts';
import { decidingKeys } from '../../deciding/identity-keys.ts';
import type { ImportPlan, KnownBase, KnownContact, PlanRow } from '../../deciding/known-base.ts';
import { type BaseView, loadKnownBase } from '../../deciding/load-known-base.ts';
import { copyRows } from '../../writing/copy-rows.ts';
import { forgetDrafts, makeDraftTables, writeDrafts } from './draft-tables.ts';

type Rules = Pick<KnownBase, 'allowDuplicates' | 'isPlaceholder'>;
type UsedNames = Record<'tags' | 'fields', Map<number, string>>;
type LoadedBase = Awaited<ReturnType<typeof loadKnownBase>>;

/** `offset 0` forces the index: the planner would scan tables that were never analyzed. */
const WITHOUT_DRAFTS: BaseView = {
  lock: sql``,
  withAssignment: true,
  except: (id) => sql` and not exists (select from draft_contact d where d.id = ${id} offset 0)`,
};

/**
 * The database as it would be after the rows so far: temporary tables of the connection hold what the dry run would
 * have written. The real tables are only read. New contacts, tags and custom fields have negative ids.
 */
export class DraftBase {
  readonly tags: NameDrafts;
  readonly fields: NameDrafts;
  #lastId: number;

  private constructor(tags: NameDrafts, fields: NameDrafts, lastId: number) {
    this.tags = tags;
    this.fields = fields;
    this.#lastId = lastId;
  }

  static async open(db: Database): Promise<DraftBase> {
    await makeDraftTables(db);
    const names = async (what: string) => {
      const { rows } = await db.execute<{ key: string; id: number }>(
        sql`select key, id from draft_name where what = ${what}`,
      );
      return new NameDrafts(rows);
    };
    const { rows } = await db.execute<{ last: number }>(
      sql`select least(coalesce(min(id), 0), 0) as last from draft_contact`,
    );
    return new DraftBase(await names('tag'), await names('field'), rows[0]?.last ?? 0);
  }

  newId(): number {
    this.#lastId -= 1;
    return this.#lastId;
  }

  /** Everything a batch of rows can match, in the database and in the drafts. Locks nothing. */
  async load(rows: PlanRow[], rules: Rules, tx: Database): Promise<LoadedBase> {
    const base = await loadKnownBase(rows, rules, tx, WITHOUT_DRAFTS);
    if (!rules.allowDuplicates) await addHolders(base, rows, rules, tx);
    await addUnique(base.cnpjs, 'cnpj', rows, tx);
    await addUnique(base.clientCodes, 'client_code', rows, tx);
    const { rows: drafts } = await tx.execute<{ state: KnownContact }>(
      sql`select state from draft_contact where id = any(${sql.param([...base.holders.ids(), ...base.marked.values()])}::bigint[])`,
    );
    for (const { state } of drafts) base.contacts.set(state.id, { ...state, changes: 0 });
    return base;
  }

  /**
   * Keeps what a decided batch would have written. `names`: the tags and fields its rows use, by id.
   * @returns the names it would have created
   */
  async keep(plan: ImportPlan, names: UsedNames, rules: Rules, client: pg.Client, tx: Database) {
    const changed = [...plan.changed.values()].map(({ after }) => after);
    const created = plan.created.filter(({ id }) => !plan.changed.has(id));
    await forgetDrafts(
      [...plan.changed.values()].map(({ before }) => before),
      rules,
      tx,
    );
    const contacts = [...created, ...changed];
    await writeDrafts(contacts, rules, client);
    const [tags, fields] = [this.tags.takeAdded(names.tags), this.fields.takeAdded(names.fields)];
    const named = [
      ...tags.map(({ key, id }) => ['tag', key, id]),
      ...fields.map(({ key, id }) => ['field', key, id]),
    ];
    if (named.length > 0) await copyRows(client, 'draft_name (what, key, id)', named);
    return { tags: tags.map(({ name }) => name), fields: fields.map(({ name }) => name) };
  }
}

async function addHolders(
  { holders }: LoadedBase,
  rows: PlanRow[],
  rules: Rules,
  tx: Database,
): Promise<void> {
  const keys = rows.flatMap(({ parsed }) => (parsed ? decidingKeys(parsed, rules) : []));
  if (keys.length === 0) return;
  const { rows: found } = await tx.execute<{ kind: IdentifierKind; value: string; id: number }>(sql`
    select k.kind, k.value, i.id
    from (select distinct * from unnest(${sql.param(keys.map(({ kind }) => kind))}::text[],
      ${sql.param(keys.map(({ value }) => value))}::text[]) as k (kind, value)) as k
    cross join lateral (
      select contact_id as id from draft_identifier d where d.value = k.value and d.kind = k.kind offset 0
    ) as i`);
  for (const { kind, value, id } of found) holders.add({ kind, value }, id);
}

async function addUnique(
  index: Map<string, number>,
  column: 'cnpj' | 'client_code',
  rows: PlanRow[],
  tx: Database,
): Promise<void> {
  const field = column === 'cnpj' ? 'cnpj' : 'clientCode';
  const values = rows.flatMap(({ parsed }) => parsed?.values[field] ?? []);
  if (values.length === 0) return;
  const { rows: found } = await tx.execute<{ id: number; value: string }>(sql`
    select id, ${sql.raw(column)} as value from draft_contact
    where ${sql.raw(column)} = any(${sql.param(values)}::text[])`);
  for (const { id, value } of found) index.set(value, id);
}
