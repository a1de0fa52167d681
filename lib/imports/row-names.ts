import type { PlanRow } from './plan-world.ts';

/** Names of tags and of custom fields that rows fill, refused rows left out. */
export function namesIn(rows: readonly PlanRow[]): { tags: string[]; fields: string[] } {
  const tags = new Set<string>();
  const fields = new Set<string>();
  for (const { parsed } of rows) {
    for (const tag of parsed?.tags ?? []) tags.add(tag);
    for (const [name, value] of parsed?.customFields ?? []) if (value !== '') fields.add(name);
  }
  return { tags: [...tags], fields: [...fields] };
}
