import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { importChecks, runs } from '#db/schema/index.ts';
import { identifierRule } from '#lib/contacts/identity/identifier-index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { spelledFirst } from '#lib/core/names/name-drafts.ts';
import type { Lease } from '#lib/core/runs/lease.ts';
import type { RunRow, RunSession, RunWork } from '#lib/core/runs/run-kind.ts';
import { draftCustomFields } from '#lib/custom-fields/draft-custom-fields.ts';
import { getOrganization, type Organization } from '#lib/organization/get-organization.ts';
import { draftTags } from '#lib/tags/draft-tags.ts';
import { openNumberCheck } from '../../blacklist/check-numbers.ts';
import { directionOf, targetOf } from '../../blacklist/import-target.ts';
import type { NumberRow } from '../../blacklist/read-number.ts';
import { planImport } from '../../deciding/decide-rows.ts';
import { uselessMode } from '../../deciding/given-mode.ts';
import type { PlanRow } from '../../deciding/known-base.ts';
import { findReferences, referencesIn } from '../../deciding/named-references.ts';
import { keepNotes } from '../../deciding/notes.ts';
import type { ParsedRow } from '../../deciding/parsed-row.ts';
import { acceptedRows, namesIn } from '../../deciding/row-names.ts';
import { type ImportBatch, rowSource } from '../../deciding/row-source.ts';
import { BATCH_ROWS, cursorOf, importSession } from '../../import-session.ts';
import { type OpenedFile, openFile } from '../../reading/open-file.ts';
import { settleLayout } from '../settle-layout.ts';
import { addToCheck } from './add-to-check.ts';
import { DraftBase } from './draft-base.ts';

/** Crashed workers before the check is given up. */
const MOST_INTERRUPTIONS = 3;

/**
 * The dry run of a waiting file: decides its rows as the import would and counts the results. It writes only to its own
 * temporary tables and counters, locks nothing and notifies nobody.
 */
export const checkImport: RunWork<ImportBatch<ParsedRow | NumberRow>> = {
  batchSize: BATCH_ROWS,
  startsOver: true,

  async open(run, _actor, lease) {
    if (run.interruptions > MOST_INTERRUPTIONS) return { state: 'failed', reason: 'check_interrupted' };
    const importId = await findChecked(run.id, lease.db);
    if (importId === null) return { state: 'failed', reason: 'unexpected' };
    await settleLayout(importId, run.id, lease.db);
    const direction = directionOf(await targetOf(importId, lease.db));
    if (direction)
      return openNumberCheck(run, importId, direction, lease, (rows) => begin(run.id, rows, lease.db));
    const file = await openFile(importId, run.id, lease.db);
    if ('refusal' in file) return { state: 'failed', reason: file.refusal.code, detail: file.refusal.params };
    const settings = await getOrganization(lease.db);
    const useless = uselessMode(file.mode, settings);
    if (useless) return { state: 'failed', reason: useless };
    if (run.cursor === null) await begin(run.id, file.rows, lease.db);
    return session(run, importId, file, settings, lease);
  },

  // The file belongs to the import.
  async clean() {},
};

async function findChecked(runId: number, db: Database): Promise<number | null> {
  const [check] = await db
    .select({ importId: importChecks.importRunId })
    .from(importChecks)
    .where(eq(importChecks.runId, runId));
  return check?.importId ?? null;
}

/** Starts at zero, whatever an earlier worker counted. */
async function begin(runId: number, total: number, db: Database): Promise<void> {
  await db.update(runs).set({ total }).where(eq(runs.id, runId));
  await db
    .update(importChecks)
    .set({
      created: 0,
      updated: 0,
      unchanged: 0,
      withoutIdentifier: 0,
      repaired: 0,
      reasons: [],
      notes: {},
      newFields: [],
      newTags: [],
    })
    .where(eq(importChecks.runId, runId));
}

async function session(
  run: RunRow,
  importId: number,
  file: OpenedFile,
  settings: Organization,
  lease: Lease,
): Promise<RunSession<ImportBatch>> {
  const { isPlaceholder } = identifierRule(settings.placeholders);
  const rules = { allowDuplicates: settings.allowDuplicates, isPlaceholder, mode: file.mode };
  const drafts = await DraftBase.open(lease.db);

  const decide = async (rows: PlanRow[], actor: Actor, tx: Database) => {
    const references = await findReferences(referencesIn(rows), actor, false, tx);
    const base = await drafts.load(rows, rules, tx);
    const named = namesIn(rows);
    const tags = await draftTags(named.tags, drafts.tags, tx);
    const fields = await draftCustomFields(named.fields, drafts.fields, tx);
    const plan = planImport(rows, {
      ...base,
      ...rules,
      ...references,
      tagId: (name) => tags.idOf(name),
      customValue: (name, value) => fields.valueOf(name, value),
      newId: () => drafts.newId(),
    });
    const kept = namesIn(acceptedRows(rows, plan));
    const names = {
      tags: spelledFirst(kept.tags, tags.idOf),
      fields: spelledFirst(kept.fields, fields.idOf),
    };
    return { plan, names };
  };
  const source = rowSource(importId, file, cursorOf(run, file), settings);
  const from = { source, size: file.size, permission: 'imports.create' } as const;
  return importSession(run, from, async ({ rows, notes }, actor, tx) => {
    const { plan, names } = await decide(rows, actor, tx);
    const made = await drafts.keep(plan, names, rules, lease.client, tx);
    await addToCheck(run.id, plan, made, tx);
    await keepNotes(importChecks, run.id, notes, tx);
    return plan;
  });
}
