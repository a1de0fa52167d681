import { type Database, database } from '#db/client.ts';
import { identifierRule } from '#lib/contacts/identity/identifier-index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import type { Conflict } from '#lib/duplicates/finding/conflicts.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { refuseForeignChoices, seenMembers } from './members.ts';
import { choicesOf, readMerge } from './merge-input.ts';
import { type MergePlan, mergePlan } from './merge-plan.ts';
import { areToldApart, conflictsAmong } from './planning/conflicts-among.ts';
import { seenAs } from './planning/seen-as.ts';

export interface MergePreview {
  plan: MergePlan;
  /** Why they are perhaps not the same person. */
  conflicts: Conflict[];
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
  const { contactIds, blocked: _, ...given } = readMerge(input);
  const choices = await choicesOf(given, db);
  const settings = await getOrganization(db);
  const members = await seenMembers(actor, contactIds, settings, db);
  refuseForeignChoices(members, choices);
  const rule = identifierRule(settings.placeholders);
  return {
    plan: mergePlan(members, choices),
    conflicts: conflictsAmong(members, rule, await areToldApart(contactIds, db)),
    seen: seenAs(members),
  };
}
