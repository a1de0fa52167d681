import { eq, sql } from 'drizzle-orm';
import type pg from 'pg';
import type { Database } from '#db/client.ts';
import { imports } from '#db/schema/index.ts';
import type { IdentifierRule } from '#lib/contacts/identity/identifier-index.ts';
import { lockIdentities } from '#lib/contacts/identity/identity-lock.ts';
import { notePending } from '#lib/contacts/identity/note-pending.ts';
import { auditPortfolio } from '#lib/contacts/portfolio/write-portfolio.ts';
import type { Actor } from '#lib/core/actor.ts';
import { noteEvent } from '#lib/core/events/note-event.ts';
import { reserveCustomFields } from '#lib/custom-fields/reserve-custom-fields.ts';
import type { Organization } from '#lib/organization/get-organization.ts';
import { reserveTags } from '#lib/tags/reserve-tags.ts';
import { decideRows, emptyPlan } from '../deciding/decide-rows.ts';
import type { ImportMode, ImportPlan, KnownBase, KnownContact, PlanRow } from '../deciding/known-base.ts';
import { loadKnownBase, viewToChange } from '../deciding/load-known-base.ts';
import { findReferences, referencesIn } from '../deciding/named-references.ts';
import { acceptedRows, namesIn } from '../deciding/row-names.ts';
import { writeCreated, writeOutcomes, writeRejections } from './write-batch.ts';
import { writeChanges } from './write-changes.ts';
import { collectIdentifiers, type IdentifierRow, writeIdentifiers } from './write-identifiers.ts';

/** New custom fields that an import tells by name; `…` stands for the rest. */
const MOST_NAMED = 100;

interface Context {
  actor: Actor;
  settings: Organization;
  rule: IdentifierRule;
  mode: ImportMode;
}

/** Applies one batch: loads what it needs, decides its rows in order, writes the result. `tx` must run on `client`. */
export async function applyRows(
  runId: number,
  rows: PlanRow[],
  { actor, settings, rule, mode }: Context,
  client: pg.Client,
  tx: Database,
): Promise<ImportPlan> {
  // Without the lock, two writers that look up the same person, CNPJ or client code would both find it free.
  await lockIdentities(tx);
  const rules = { allowDuplicates: settings.allowDuplicates, isPlaceholder: rule.isPlaceholder };
  const assigned = referencesIn(rows);
  const references = await findReferences(assigned, actor, true, tx);
  const loaded = await loadKnownBase(rows, rules, tx, viewToChange(assigned !== null));
  const named = namesIn(rows);
  const tags = await reserveTags(named.tags, tx);
  const fields = await reserveCustomFields(actor, named.fields, tx);
  const ids = await reserveIds(rows.length, tx);
  const base: KnownBase = {
    ...loaded,
    ...rules,
    ...references,
    mode,
    tagId: tags.idOf,
    customValue: fields.valueOf,
    newId: () => ids.next().value as number,
  };
  const plan = emptyPlan();
  // Postgres writes the first new contacts while later rows are still being decided.
  const identifiers: IdentifierRow[] = [];
  const created = collectIdentifiers(
    collected(decideRows(rows, base, plan), plan.created),
    identifiers,
    rule,
  );
  await writeCreated(created, assigned !== null, client);
  await writeChanges(plan, tx);
  await noteContacts(plan, tx);
  if (assigned) await auditPortfolios(actor, plan, tx);
  await writeIdentifiers(identifiers, plan, rule, client, tx);
  await noteGroups(plan, tx);
  await writeOutcomes(runId, plan.outcomes, client);
  await writeRejections(runId, plan.rejections, tx);
  const kept = namesIn(acceptedRows(rows, plan));
  await tags.make(kept.tags);
  await addToBalance(runId, plan, await fields.make(kept.fields), tx);
  return plan;
}

/** New contacts as one range of ids, of the others those of whom something changed that duplicates are found or told apart by. */
async function noteGroups({ created, changed }: ImportPlan, tx: Database): Promise<void> {
  const [first, last] = [created[0], created.at(-1)];
  const ids: number[] = [];
  for (const { before, after } of changed.values()) if (isAnother(before, after)) ids.push(after.id);
  await notePending(ids, tx, first && last && [first.id, last.id]);
}

function isAnother(before: KnownContact, after: KnownContact): boolean {
  return (
    before.phones !== after.phones ||
    before.active !== after.active ||
    TELLING.some((field) => before.values[field] !== after.values[field])
  );
}

const TELLING = ['cpf', 'email', 'birthDate', 'cnpj', 'clientCode'] as const;

/** To other systems a batch is one change of many contacts. */
async function noteContacts({ created, changed }: ImportPlan, tx: Database): Promise<void> {
  const fresh = new Set(created.map(({ id }) => id));
  const others = [...changed.keys()].filter((id) => !fresh.has(id));
  await noteEvent(
    [
      { type: 'contact.created', data: { ids: [...fresh] } },
      { type: 'contact.changed', data: { ids: others } },
    ],
    tx,
  );
}

/** One audit entry per contact, for the portfolio that its last row left, as for any other assignment. */
async function auditPortfolios(actor: Actor, plan: ImportPlan, tx: Database): Promise<void> {
  const ids: number[] = [];
  for (const { id, portfolio } of plan.created) if (portfolio) ids.push(id);
  for (const { before, after } of plan.changed.values())
    if (after.portfolio && after.portfolio !== before.portfolio) ids.push(after.id);
  await auditPortfolio(actor, [...new Set(ids)], tx);
}

function* collected<Item>(items: Iterable<Item>, list: Item[]): Generator<Item> {
  for (const item of items) {
    list.push(item);
    yield item;
  }
}

/** Ascending ids for every row. One joined text is read ten times faster than as many rows. */
async function reserveIds(count: number, tx: Database): Promise<Iterator<number>> {
  const { rows } = await tx.execute<{ ids: string }>(sql`
    with sequence as materialized (select pg_get_serial_sequence('contact', 'id')::regclass as name)
    select string_agg(nextval(name)::text, ',') as ids from sequence, generate_series(1, ${count})`);
  return (rows[0]?.ids ?? '').split(',').map(Number).values();
}

async function addToBalance(
  runId: number,
  plan: ImportPlan,
  createdFields: string[],
  tx: Database,
): Promise<void> {
  const count = (outcome: string) => plan.outcomes.filter((row) => row.outcome === outcome).length;
  const fields = sql`(${imports.createdFields} || ${sql.param(createdFields)}::text[])`;
  await tx
    .update(imports)
    .set({
      created: sql`${imports.created} + ${count('created')}`,
      updated: sql`${imports.updated} + ${count('updated')}`,
      unchanged: sql`${imports.unchanged} + ${count('unchanged')}`,
      withoutIdentifier: sql`${imports.withoutIdentifier} + ${plan.withoutIdentifier}`,
      repaired: sql`${imports.repaired} + ${plan.repaired}`,
      createdFields: sql`case when cardinality(${fields}) > ${MOST_NAMED} then ${fields}[1:${MOST_NAMED}] || '{…}' else ${fields} end`,
    })
    .where(eq(imports.runId, runId));
}
