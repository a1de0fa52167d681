import { z } from 'zod';
import type { Contact } from '#lib/contacts/contact-record.ts';
import { CONFLICTS } from '#lib/duplicates/finding/conflicts.ts';
import { DUPLICATE_KINDS } from '#lib/duplicates/list-groups.ts';
import type { MergeAllPreview } from '#lib/merges/all/preview-merge-all.ts';
import { MERGE_STATES, type MergeView } from '#lib/merges/list-merges.ts';
import type { MergePlan } from '#lib/merges/merge-plan.ts';
import { HOWS } from '#lib/merges/planning/planned.ts';
import { id, instant, whole } from '../answer-parts.ts';
import { ContactAnswer, contactJson } from '../contact-json.ts';
import { noted } from '../noted.ts';

const NotFitting = z.strictObject({
  phones: z.array(z.string()),
  tags: z.array(z.string()),
  segments: z.array(z.string()),
  customFields: z.array(z.string()),
});

const Value = z.strictObject({ field: noted('mergeField', z.string()), from: noted('mergeFrom', id) });

export const MergedAnswer = z.strictObject({
  mergeId: noted('mergeId', id),
  contact: noted('mergedContact', ContactAnswer.nullable()),
  notFitting: noted('notFitting', NotFitting),
});

export const MergePreviewAnswer = z.strictObject({
  contact: noted('mergeResult', ContactAnswer),
  mergedIds: noted('mergedIds', z.array(id)),
  filled: noted('mergeFilled', z.array(Value)),
  chosen: noted('mergeChosen', z.array(Value)),
  staying: noted('mergeStaying', z.array(Value)),
  notFitting: noted('notFitting', NotFitting),
  portfoliosUndone: noted('portfoliosUndone', z.array(id)),
  conflicts: noted('mergeConflicts', z.array(z.enum(CONFLICTS))),
  blocked: noted('mergeBlocked', z.boolean()),
  seen: noted('mergeSeen', z.string()),
});

export const MergeAllCounts = z.strictObject({
  groups: noted('mergeAllGroups', whole),
  merged: noted('mergeAllMerged', whole),
  portfoliosUndone: noted('mergeAllPortfolios', whole),
  held: noted('mergeAllHeld', whole),
  heldFor: noted('mergeAllHeldFor', z.record(z.string(), whole)),
  crowded: noted('mergeAllCrowded', whole),
  runId: noted('mergeAllRun', id.nullable()),
});

export const MergeAnswer = z.strictObject({
  id,
  at: instant,
  by: z.strictObject({ id, name: z.string() }).nullable(),
  how: noted('mergeHow', z.enum(HOWS)),
  linkedBy: noted('mergeLinkedBy', z.array(z.enum(DUPLICATE_KINDS))),
  primaryId: noted('mergePrimary', id),
  mergedIds: noted('mergedIdsSome', z.array(id)),
  mergedCount: noted('mergedCount', whole),
  runId: noted('mergeRun', id.nullable()),
  state: noted('mergeState', z.enum(MERGE_STATES)),
  reasonCode: noted('mergeReason', z.string().nullable()),
  undoneAt: instant.nullable(),
});

export const UndoneAnswer = z.strictObject({
  id,
  primaryId: noted('mergePrimary', id),
  contactIds: noted('unmergedIds', z.array(id)),
});

/** `names` know those who were asked for: tags, segments and fields by their ids. */
export function notFittingJson({ notFitting }: MergePlan, names: Names): z.output<typeof NotFitting> {
  return {
    phones: notFitting.phones.map(({ value }) => value),
    tags: notFitting.tagIds.map(({ value }) => names.tags.get(value) ?? String(value)),
    segments: notFitting.segmentIds.map(({ value }) => names.segments.get(value) ?? String(value)),
    customFields: notFitting.custom.map(({ value }) => names.fields.get(Number(value)) ?? value),
  };
}

export interface Names {
  tags: ReadonlyMap<number, string>;
  segments: ReadonlyMap<number, string>;
  fields: ReadonlyMap<number, string>;
}

export function previewJson(
  plan: MergePlan,
  contact: Contact,
  rest: Pick<z.output<typeof MergePreviewAnswer>, 'conflicts' | 'seen'>,
  names: Names,
): z.output<typeof MergePreviewAnswer> {
  const values = (list: readonly { field: string; from: number }[]) =>
    list.map(({ field, from }) => ({ field: fieldName(field, names), from }));
  return {
    contact: contactJson(contact),
    mergedIds: plan.secondaries.map((one) => one.id),
    filled: values(plan.filled),
    chosen: values(plan.chosen),
    staying: values(plan.staying),
    notFitting: notFittingJson(plan, names),
    portfoliosUndone: plan.unassigned,
    blocked: plan.blocked,
    ...rest,
  };
}

/** Clients know custom fields by name. */
function fieldName(field: string, { fields }: Names): string {
  const custom = /^custom:(\d+)$/.exec(field)?.[1];
  return custom ? `customFields.${fields.get(Number(custom)) ?? custom}` : field;
}

export function mergeAllJson(preview: MergeAllPreview): z.output<typeof MergeAllCounts> {
  const { groups, merged, portfoliosUndone, held, heldFor, crowded, runId } = preview;
  return { groups, merged, portfoliosUndone, held, heldFor: { ...heldFor }, crowded, runId };
}

export function mergeJson(view: MergeView): z.output<typeof MergeAnswer> {
  return {
    id: view.id,
    at: view.at.toISOString(),
    by: view.by,
    how: view.how,
    linkedBy: view.linkedBy as z.output<typeof MergeAnswer>['linkedBy'],
    primaryId: view.primary.id,
    mergedIds: view.merged.map((one) => one.id),
    mergedCount: view.mergedCount,
    runId: view.runId,
    state: view.state,
    reasonCode: view.reason,
    undoneAt: view.undoneAt?.toISOString() ?? null,
  };
}
