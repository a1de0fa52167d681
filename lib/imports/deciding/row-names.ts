import type { ImportPlan, PlanRow } from './plan-world.ts';

/** Names of tags and of custom fields that rows fill, in the order of the rows. */
export function namesIn(rows: readonly PlanRow[]): { tags: string[]; fields: string[] } {
  const tags = new Set<string>();
  const fields = new Set<string>();
  for (const { parsed } of rows) {
    for (const tag of parsed?.tags ?? []) tags.add(tag);
    for (const [name, value] of parsed?.customFields ?? []) if (value !== '') fields.add(name);
  }
  return { tags: [...tags], fields: [...fields] };
}

/** The rows that a decided batch did not refuse: a refused one leaves nothing behind, no name of a tag or field either. */
export function keptRows(rows: PlanRow[], { rejections }: Pick<ImportPlan, 'rejections'>): PlanRow[] {
  if (rejections.length === 0) return rows;
  const refused = new Set(rejections.map(({ line }) => line));
  return rows.filter(({ line }) => !refused.has(line));
}
