import type { Actor } from '#lib/core/actor.ts';
import type { Words } from '#lib/i18n/get-translations.ts';
import type { MergePlan } from '#lib/merges/merge-plan.ts';
import type { MergeReview } from '#lib/merges/review-merge.ts';

export type Reviewed = MergeReview & { plan: MergePlan };

export interface Reader {
  actor: Actor;
  t: Words;
  /** Explicit choices, by field as `merge-plan.ts` names it. */
  chosen: ReadonlyMap<string, number>;
}
