import { type Database, database } from '#db/client.ts';
import { identifierRule } from '#lib/contacts/identity/identifier-index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { holdArrivals } from '#lib/interactions/arrival/find-sender.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { lockedMembers, refuseForeignChoices } from './members.ts';
import { choicesOf, readMerge } from './merge-input.ts';
import { type Choices, type MergePlan, mergePlan } from './merge-plan.ts';
import { linkedBy } from './planning/linked-by.ts';
import type { How } from './planning/planned.ts';
import { seenAs } from './planning/seen-as.ts';
import { writeMerges } from './writing/write-merges.ts';

export interface Merged {
  mergeId: number;
  primaryId: number;
  plan: MergePlan;
}

/**
 * Makes one contact of two to fifty, `{ contactIds, primaryId?, values?, blocked? }`: the others go on leading to it. `seen` is what a
 * preview said it saw. @throws NotFound unless the actor sees all of them; Refused for one merged away meanwhile (conflict),
 * anonymized, blocked unless `blocked` says so, or changed since it was seen
 */
export async function mergeContacts(
  actor: Actor,
  input: unknown,
  { how = 'selection', seen }: { how?: How; seen?: string } = {},
  db: Database = database(),
): Promise<Merged> {
  authorize(actor, 'duplicates.merge');
  const { contactIds, blocked, ...given } = readMerge(input);
  return db.transaction(async (tx) =>
    mergeMembers(actor, contactIds, await choicesOf(given, tx), { how, seen, blocked }, tx),
  );
}

export interface Consent {
  how: How;
  seen?: string;
  blocked?: boolean;
}

/** As many as there are. */
export async function mergeMembers(
  actor: Actor,
  contactIds: readonly number[],
  choices: Choices,
  { how, seen, blocked }: Consent,
  tx: Database,
): Promise<Merged> {
  const settings = await getOrganization(tx);
  // What arrives from somebody blocked at this moment is refused after it, or ended by it.
  if (blocked) for (const id of contactIds.toSorted((one, other) => one - other)) await holdArrivals(id, tx);
  const members = await lockedMembers(actor, contactIds, settings, tx);
  if (seen !== undefined && seen !== seenAs(members)) refuse('form', 'merge_changed', undefined, 'conflict');
  if (!blocked && members.some((one) => one.blocked)) refuse('blocked', 'merge_blocked');
  refuseForeignChoices(members, choices);
  const rule = identifierRule(settings.placeholders);
  const plan = mergePlan(members, choices);
  const [mergeId = 0] = await writeMerges(
    actor,
    [{ plan, linkedBy: linkedBy(members, rule) }],
    { how, runId: null, rule },
    tx,
  );
  return { mergeId, primaryId: plan.primary.id, plan };
}
