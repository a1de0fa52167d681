import type { ImportPlan, PlanRow } from './known-base.ts';

export function namesIn(rows: readonly PlanRow[]): { tags: string[]; fields: string[] } {
  const tags = new Set<string>();
  const fields = new Set<string>();
  for (const { parsed } of rows) {
    for (const tag of parsed?.tags ?? []) tags.add(tag);
    for (const [name, value] of parsed?.customFields ?? []) if (value !== '') fields.add(name);
  }
  return { tags: [...tags], fields: [...fields] };
}

/** Rejected rows leave nothing behind, not even a new tag or custom field. */
export function acceptedRows(rows: PlanRow[], { rejections }: Pick<ImportPlan, 'rejections'>): PlanRow[] {
  if (rejections.length === 0) return rows;
  const rejected = new Set(rejections.map(({ line }) => line));
  return rows.filter(({ line }) => !rejected.has(line));
}
