import { z } from 'zod';
import { CONFLICTS } from '#lib/duplicates/finding/conflicts.ts';
import { DUPLICATE_KINDS } from '#lib/duplicates/list-groups.ts';
import type { DuplicateGroup } from '#lib/duplicates/reading/read-groups.ts';
import { id, instant, whole } from './answer-parts.ts';
import { noted } from './noted.ts';

const kind = z.enum(DUPLICATE_KINDS);

const DuplicateMember = z.strictObject({
  id,
  name: z.string(),
  lastInteractionAt: instant.nullable(),
  createdAt: instant,
});

const DuplicateLink = z.strictObject({
  kind,
  value: noted('duplicateValue', z.string()),
  contactIds: noted('duplicateLinked', z.array(id)),
  holders: noted('duplicateHolders', whole),
  crowded: noted('duplicateCrowdedLink', z.boolean()),
});

export const DuplicateGroupAnswer = z.strictObject({
  id: noted('duplicateId', id),
  size: noted('duplicateSize', z.int().min(2)),
  kinds: noted('duplicateKinds', z.array(kind)),
  conflict: noted('duplicateConflict', z.boolean()),
  conflicts: noted('duplicateConflicts', z.array(z.enum(CONFLICTS))),
  crowded: noted('duplicateCrowded', z.boolean()),
  dismissedBefore: noted('duplicateDismissedBefore', z.boolean()),
  primaryId: noted('duplicatePrimary', id),
  primaryReason: z.enum(['latest_interaction', 'newest', 'oldest']),
  members: noted('duplicateMembers', z.array(DuplicateMember)),
  links: noted('duplicateLinks', z.array(DuplicateLink)),
});

export function duplicateJson(group: DuplicateGroup): z.output<typeof DuplicateGroupAnswer> {
  const { id, size, kinds, conflicts, crowded, toldApart, primaryId, primaryReason, members, links } = group;
  return {
    id,
    size,
    kinds,
    conflict: conflicts.length > 0,
    conflicts,
    crowded,
    dismissedBefore: toldApart,
    primaryId,
    primaryReason,
    members: members.map((member) => ({
      id: member.id,
      name: member.name,
      lastInteractionAt: member.lastInteractionAt?.toISOString() ?? null,
      createdAt: member.createdAt.toISOString(),
    })),
    links,
  };
}
