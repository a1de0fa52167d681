import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { idField } from '#lib/core/row-id.ts';
import { getGroup } from '#lib/duplicates/get-group.ts';
import { groupMembers } from '#lib/duplicates/group-members.ts';
import { type Merged, mergeMembers } from './merge-contacts.ts';
import { choicesInput, choicesOf } from './merge-input.ts';

const mergeGroupInput = z.object({
  /** Members that are left out. */
  outIds: z.array(idField(), 'invalid').optional(),
  ...choicesInput,
});

/**
 * Merges the group of duplicates that a contact is in, however large, but for those left out: `{ outIds?, primaryId?, values?,
 * blocked? }`. @throws NotFound, Refused where it is in none (any more) that the actor sees whole (conflict), and as `mergeContacts`
 */
export async function mergeGroup(
  actor: Actor,
  contactId: number,
  input: unknown,
  { seen }: { seen?: string } = {},
  db: Database = database(),
): Promise<Merged> {
  authorize(actor, 'duplicates.merge');
  const { outIds = [], blocked, ...given } = parseInput(mergeGroupInput, input);
  const group = await getGroup(actor, contactId, { most: 1 }, db);
  if (!group) refuse('form', 'merge_changed', undefined, 'conflict');
  return db.transaction(async (tx) => {
    const members = await groupMembers(group.id, tx);
    const contactIds = members.filter((id) => !outIds.includes(id));
    if (contactIds.length < 2) refuse('form', 'merge_needs_two');
    return mergeMembers(actor, contactIds, await choicesOf(given, tx), { how: 'group', seen, blocked }, tx);
  });
}
