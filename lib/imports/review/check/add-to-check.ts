import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { type CountedReason, importChecks } from '#db/schema/index.ts';
import type { ImportPlan, Rejection } from '../../deciding/known-base.ts';

/** Reasons counted separately by column; further ones are counted by code only. */
const MOST_REASONS = 200;

export async function addToCheck(
  runId: number,
  plan: ImportPlan,
  made: { tags: string[]; fields: string[] },
  tx: Database,
): Promise<void> {
  const [check] = await tx
    .select({ reasons: importChecks.reasons })
    .from(importChecks)
    .where(eq(importChecks.runId, runId))
    .for('update');
  if (!check) return;
  const count = (outcome: string) => plan.outcomes.filter((row) => row.outcome === outcome).length;
  await tx
    .update(importChecks)
    .set({
      created: sql`${importChecks.created} + ${count('created')}`,
      updated: sql`${importChecks.updated} + ${count('updated')}`,
      unchanged: sql`${importChecks.unchanged} + ${count('unchanged')}`,
      withoutIdentifier: sql`${importChecks.withoutIdentifier} + ${plan.withoutIdentifier}`,
      repaired: sql`${importChecks.repaired} + ${plan.repaired}`,
      reasons: addReasons(check.reasons, plan.rejections),
      newFields: sql`${importChecks.newFields} || ${sql.param(made.fields)}::text[]`,
      newTags: sql`${importChecks.newTags} || ${sql.param(made.tags)}::text[]`,
    })
    .where(eq(importChecks.runId, runId));
}

export function addReasons(before: CountedReason[], rejections: Rejection[]): CountedReason[] {
  const counted = new Map(before.map((reason) => [`${reason.code} ${reason.column ?? ''}`, { ...reason }]));
  for (const { line, reasons } of rejections) {
    for (const { code, column, count } of reasons) {
      const key = `${code} ${column ?? ''}`;
      const isOne = counted.has(key) || counted.size < MOST_REASONS;
      const entry = counted.get(isOne ? key : `${code} `);
      if (!entry) {
        counted.set(isOne ? key : `${code} `, { code, ...(isOne && { column }), count, rows: 1, line });
        continue;
      }
      entry.rows += 1;
      entry.line = Math.min(entry.line, line);
      if (count !== undefined) entry.count = Math.max(entry.count ?? 0, count);
    }
  }
  return [...counted.values()];
}
