import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { rootOfId } from '#lib/contacts/identity/merged.ts';
import { visibleContacts } from '#lib/contacts/visible-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import { loadToldApart } from './finding/load-told-apart.ts';
import { type DuplicateGroup, type GroupRow, readGroups } from './reading/read-groups.ts';
import { visibleGroups } from './reading/visible-groups.ts';
import { refreshGroups } from './refresh-groups.ts';

export interface WholeGroup extends DuplicateGroup {
  /** Members who were told apart, two by two. */
  apart: [number, number][];
}

const MOST_MEMBERS = 100;

/**
 * The group of duplicates that a contact is in; null when it is in none, or in one that the actor does not see whole. Whoever was
 * merged away is asked for as the contact that remained. @throws NotFound
 */
export async function getGroup(
  actor: Actor,
  contactId: number,
  { most = MOST_MEMBERS, skip = 0 }: { most?: number; skip?: number } = {},
  db: Database = database(),
): Promise<WholeGroup | null> {
  authorize(actor, 'duplicates.view');
  const { rows: asked } = await db.execute<{ id: number }>(sql`
    select id from contact where id = (${rootOfId(rowId('contact', contactId))}) and ${visibleContacts(actor)}`);
  const id = asked[0]?.id;
  if (id === undefined) throw new NotFound('contact');
  await refreshGroups(db);
  const { rows } = await db.execute<GroupRow & Record<string, unknown>>(sql`
    select id, size, kinds, conflicts, crowded, told_apart as "toldApart" from duplicate_group
    where id = (select group_id from duplicate_member where contact_id = ${id}) and ${visibleGroups(actor)}`);
  const [group] = await readGroups(rows, { most, skip, with: id }, db);
  if (!group) return null;
  return { ...group, apart: group.toldApart ? await apartIn(group, db) : [] };
}

async function apartIn({ members }: DuplicateGroup, db: Database): Promise<[number, number][]> {
  const ids = members.map(({ id }) => id);
  const said = await loadToldApart(db, ids);
  return said
    .filter(({ one, other }) => ids.includes(one) && ids.includes(other))
    .map(({ one, other }) => [one, other]);
}
