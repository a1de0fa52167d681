import { eq, sql } from 'drizzle-orm';
import type pg from 'pg';
import type { Database } from '#db/client.ts';
import { imports } from '#db/schema/index.ts';
import type { IdentifierRule } from '#lib/contacts/identifier-index.ts';
import { lockIdentities } from '#lib/contacts/identity-lock.ts';
import type { Actor } from '#lib/core/actor.ts';
import { ensureCustomFields } from '#lib/custom-fields/ensure-custom-fields.ts';
import type { Organization } from '#lib/settings/get-organization.ts';
import { ensureTags } from '#lib/tags/ensure-tags.ts';
import { planImport } from './import-plan.ts';
import { loadWorld } from './load-world.ts';
import type { ImportMode, ImportPlan, PlanRow, PlanWorld } from './plan-world.ts';
import { writeBatch } from './write-batch.ts';

interface Context {
  actor: Actor;
  settings: Organization;
  rule: IdentifierRule;
  mode: ImportMode;
}

/** One batch, whole: what it needs is loaded, its rows are decided in order, the result is written. Inside `tx` on `client`. */
export async function applyRows(
  runId: number,
  rows: PlanRow[],
  { actor, settings, rule, mode }: Context,
  client: pg.Client,
  tx: Database,
): Promise<ImportPlan> {
  // Two writers that look a person, a CNPJ or a client code up at once would both find it free.
  await lockIdentities(tx);
  const rules = { allowDuplicates: settings.allowDuplicates, isPlaceholder: rule.isPlaceholder };
  const loaded = await loadWorld(rows, rules, tx);
  const { tagId, customValue, createdFields } = await names(rows, actor, tx);
  const ids = await reserveIds(rows.length, tx);
  const world: PlanWorld = {
    ...loaded,
    ...rules,
    mode,
    tagId,
    customValue,
    newId: () => ids.pop() as number,
  };
  const plan = planImport(rows, world);
  await writeBatch(runId, plan, rule, client, tx);
  await addToBalance(runId, plan, createdFields, tx);
  return plan;
}

/** Tags and custom fields that the rows name, made where they do not exist yet. */
async function names(rows: PlanRow[], actor: Actor, tx: Database) {
  const tagNames = new Set<string>();
  const fieldNames = new Set<string>();
  for (const { parsed } of rows) {
    for (const tag of parsed?.tags ?? []) tagNames.add(tag);
    for (const [name, value] of parsed?.customFields ?? []) if (value !== '') fieldNames.add(name);
  }
  const tags = await ensureTags([...tagNames], tx);
  const fields = await ensureCustomFields(actor, [...fieldNames], tx);
  return {
    tagId: (name: string) => tags.idOf(name),
    customValue: (name: string, value: string) => fields.valueOf(name, value),
    createdFields: fields.created,
  };
}

/** Ids for as many contacts as the batch could create, in ascending order when taken from the end. */
async function reserveIds(count: number, tx: Database): Promise<number[]> {
  const { rows } = await tx.execute<{ id: number }>(sql`
    select nextval(pg_get_serial_sequence('contact', 'id')) as id from generate_series(1, ${count}) order by id desc`);
  return rows.map((row) => row.id);
}

async function addToBalance(
  runId: number,
  plan: ImportPlan,
  createdFields: string[],
  tx: Database,
): Promise<void> {
  const count = (outcome: string) => plan.outcomes.filter((row) => row.outcome === outcome).length;
  await tx
    .update(imports)
    .set({
      created: sql`${imports.created} + ${count('created')}`,
      updated: sql`${imports.updated} + ${count('updated')}`,
      unchanged: sql`${imports.unchanged} + ${count('unchanged')}`,
      withoutIdentifier: sql`${imports.withoutIdentifier} + ${plan.withoutIdentifier}`,
      repaired: sql`${imports.repaired} + ${plan.repaired}`,
      createdFields: sql`${imports.createdFields} || ${sql.param(createdFields)}::text[]`,
    })
    .where(eq(imports.runId, runId));
}
