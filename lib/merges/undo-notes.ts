import type { ChoiceField, MergePlan } from './merge-plan.ts';
import type { SwappedField } from './planning/member.ts';

export const UNDO_DAYS = 30;

/**
 * What the primary was, as far as its present state does not tell: lengths of lists, and values only where somebody chose another.
 * Which of its fields were blank stands in `merge.filled`.
 */
export interface PrimaryNotes {
  version: number;
  /** How many were merged into it. One of them may be deleted since; merges of before this was noted do not say. */
  members?: number;
  lengths?: Partial<Record<NotedList, number>>;
  chosen?: Partial<Record<ChoiceField, string>>;
  /** Who gave the value up, and whether they have the primary's own since: then nothing of it is noted. */
  moved?: { field: SwappedField; from: number; swapped: boolean }[];
  /** In microseconds. */
  lastInteractionAt: number | null;
}

export type NotedList = 'phones' | 'tagIds' | 'segmentIds';
export const NOTED_LISTS: readonly NotedList[] = ['phones', 'tagIds', 'segmentIds'];

/** Beside fields: the picture, and the block of whoever was blocked. */
export type FilledName = ChoiceField | 'avatar' | 'blocked';

/** Of somebody merged away; what is not there is what nearly all of them were: active, in no portfolio. */
export interface MemberNotes {
  inactive?: true;
  portfolio?: {
    owner_id: number;
    flow: string;
    backup_agent_id: number | null;
    service_id: number | null;
    assigned_at: string;
    assigned_by_id: number | null;
  };
}

export function notesOf({ primary, secondaries, chosen, moved, added }: MergePlan): PrimaryNotes {
  const replaced = chosen.filter(({ field }) => !moved.some((one) => one.field === field));
  const lengths = Object.fromEntries(
    NOTED_LISTS.filter((list) => added[list].length > 0).map((list) => [list, primary[list].length]),
  );
  return {
    version: primary.version,
    members: secondaries.length,
    lastInteractionAt: primary.lastInteractionAt,
    ...(Object.keys(lengths).length > 0 && { lengths }),
    ...(replaced.length > 0 && {
      chosen: Object.fromEntries(replaced.map(({ field }) => [field, ownValue(field, primary)])),
    }),
    ...(moved.length > 0 && {
      moved: moved.map(({ field, from, back }) => ({ field, from, swapped: back !== null })),
    }),
  };
}

export function filledNames({ filled, avatarFrom, becomesBlocked }: MergePlan): FilledName[] {
  const names: FilledName[] = filled.map(({ field }) => field);
  if (avatarFrom !== null) names.push('avatar');
  if (becomesBlocked) names.push('blocked');
  return names;
}

/** As the trail names them. */
export function changedFields(plan: MergePlan): string[] {
  const lists = { phones: 'phones', tagIds: 'tags', segmentIds: 'segments' } as const;
  return [
    ...filledNames(plan),
    ...plan.chosen.map(({ field }) => field),
    ...NOTED_LISTS.filter((list) => plan.added[list].length > 0).map((list) => lists[list]),
  ];
}

/** Whether a merge changed its primary's record, and so raised its version: versions themselves move on with later merges taken back. */
export function hasChangedRecord(
  filled: readonly FilledName[],
  { lengths, chosen, moved }: PrimaryNotes,
): boolean {
  return filled.length > 0 || [lengths, chosen, moved].some((noted) => noted !== undefined);
}

function ownValue(field: ChoiceField, { name, kind, texts, custom }: MergePlan['primary']): string {
  if (field === 'name') return name;
  if (field === 'kind') return kind;
  if (field.startsWith('custom:')) return custom[field.slice('custom:'.length)] ?? '';
  return texts[field as keyof typeof texts] ?? '';
}
