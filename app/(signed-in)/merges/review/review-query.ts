import { idOf, isId } from '#lib/core/row-id.ts';
import { CHOICE_FIELDS } from '#lib/merges/merge-input.ts';

type Given = Record<string, string | string[] | undefined>;

export interface ReviewQuery {
  primaryId?: number;
  outIds: number[];
  /** By field, as `merge-plan.ts` names it. */
  chosen: Map<string, number>;
}

/** What an address says of a review: `primary=7&out=9&v.email=9`. What it does not understand it passes over. */
export function readReview(given: Given): ReviewQuery {
  const id = (value: unknown) => {
    const found = idOf(value);
    return isId(found) ? found : null;
  };
  const chosen = new Map<string, number>();
  for (const [name, value] of Object.entries(given)) {
    const field = fieldOf(/^v\.(.+)$/.exec(name)?.[1] ?? '');
    const from = id(value);
    if (field && from !== null) chosen.set(field, from);
  }
  return {
    primaryId: id(given.primary) ?? undefined,
    outIds: [given.out ?? []].flat().flatMap((one) => id(one) ?? []),
    chosen,
  };
}

function fieldOf(name: string): string | null {
  const custom = /^customFields\.f([1-9]\d{0,8})$/.exec(name)?.[1];
  if (custom) return `custom:${custom}`;
  return CHOICE_FIELDS.some((one) => one === name) ? name : null;
}
