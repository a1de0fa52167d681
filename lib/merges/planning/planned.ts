import type { IdentifierKind } from '#lib/identifiers/placeholders.ts';
import type { MergePlan } from '../merge-plan.ts';

/** Where a merge was asked for. */
export const HOWS = ['group', 'selection', 'all', 'api'] as const;
export type How = (typeof HOWS)[number];

export interface Planned {
  id: number;
  plan: MergePlan;
  linkedBy: readonly IdentifierKind[];
}
