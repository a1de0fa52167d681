import { sql } from 'drizzle-orm';
import type pg from 'pg';
import type { Database } from '#db/client.ts';
import { NameDrafts } from '#lib/core/name-drafts.ts';
import type { IdentifierKind } from '#lib/identifiers/placeholders.ts';
import { decidingKeys } from '../../deciding/identity-keys.ts';
import { type BaseView, loadWorld } from '../../deciding/load-world.ts';
import type { ImportPlan, KnownContact, PlanRow, PlanWorld } from '../../deciding/plan-world.ts';
import { copyRows } from '../../writing/copy-rows.ts';
import { forgetDrafts, makeDraftTables, writeDrafts } from './draft-tables.ts';

type Rules = Pick<PlanWorld, 'allowDuplicates' | 'isPlaceholder'>;
type UsedNames = Record<'tags' | 'fields', Map<number, string>>;
type World = Awaited<ReturnType<typeof loadWorld>>;

/**
 * The base without the contacts that the dry run has redrawn, which are looked up among the drafts. The offset keeps that
 * look-up one by index: of tables nobody has analyzed the planner believes that reading them whole is quicker.
 */
const WITHOUT_DRAFTS: BaseView = {
  lock: sql``,
  withPlace: true,
  except: (id) => sql` and not exists (select from draft_contact d where d.id = ${id} offset 0)`,
};

/**
 * The base as it would be after the rows so far: what a dry run would have written stands in temporary tables of its
 * connection, over the real base, which is only read. New contacts, tags and custom fields have ids below zero.
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

  /** Goes on with what the connection's batches have drafted so far. */
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

  /** Everything a batch of rows could meet, in the base and among the drafts. Locks nothing. */
  async load(rows: PlanRow[], rules: Rules, tx: Database): Promise<World> {
    const world = await loadWorld(rows, rules, tx, WITHOUT_DRAFTS);
    if (!rules.allowDuplicates) await addHolders(world, rows, rules, tx);
    await addUnique(world.cnpjs, 'cnpj', rows, tx);
    await addUnique(world.clientCodes, 'client_code', rows, tx);
    const { rows: drafts } = await tx.execute<{ state: KnownContact }>(
      sql`select state from draft_contact where id = any(${sql.param([...world.holders.ids(), ...world.marked.values()])}::bigint[])`,
    );
    for (const { state } of drafts) world.contacts.set(state.id, { ...state, changes: 0 });
    return world;
  }

  /**
   * Keeps what a decided batch would have written, `names` the tags and fields its rows use, by id. Returns the names of
   * those it would have made.
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

async function addHolders({ holders }: World, rows: PlanRow[], rules: Rules, tx: Database): Promise<void> {
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
