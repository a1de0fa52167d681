import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { refuseForeignChoices, seenMembers } from './members.ts';
import { choicesOf, readMerge } from './merge-input.ts';
import { type Choices, type MergePlan, mergePlan } from './merge-plan.ts';
import { seenAs } from './seen.ts';

export interface MergePreview {
  plan: MergePlan;
  /** Handed back when it is merged. */
  seen: string;
}

/** What `mergeContacts` would do with the same input now; nothing is stored. @throws NotFound, Refused */
export async function previewMerge(
  actor: Actor,
  input: unknown,
  db: Database = database(),
): Promise<MergePreview> {
  authorize(actor, 'duplicates.merge');
  const { contactIds, ...given } = readMerge(input);
  return previewMembers(actor, contactIds, await choicesOf(given, db), db);
}

export async function previewMembers(
  actor: Actor,
  contactIds: readonly number[],
  choices: Choices,
  db: Database,
): Promise<MergePreview> {
  const members = await seenMembers(actor, contactIds, await getOrganization(db), db);
  refuseForeignChoices(members, choices);
  return { plan: mergePlan(members, choices), seen: seenAs(members) };
}
