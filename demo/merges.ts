import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { listGroups } from '#lib/duplicates/list-groups.ts';
import { mergeContacts } from '#lib/merges/merge-contacts.ts';
import { mergeGroup } from '#lib/merges/merge-group.ts';
import { undoMerge } from '#lib/merges/undo-merge.ts';

/** Groups that nobody doubts: most of those at the end of the list stay for whoever tries it. */
const MERGED = 6;

/** What several people have merged: groups as they came, one with another who remains, one picked in the list, one taken back. */
export async function mergeSome(people: readonly Actor[], db: Database): Promise<void> {
  const [owner, manager, supervisor] = people as [Actor, Actor, Actor];
  const { items } = await listGroups(owner, { conflict: 'false', crowded: 'false', limit: 200 }, db);
  const groups = items.slice(-MERGED);
  for (const [at, { primaryId, members }] of groups.entries()) {
    const actor = [owner, manager, supervisor][at % 3] ?? owner;
    const contactIds = members.map(({ id }) => id);
    const last = contactIds.at(-1);
    if (at === 1) await mergeContacts(actor, { contactIds }, { how: 'selection' }, db);
    else if (at === 2)
      await mergeGroup(actor, primaryId, { primaryId: last, values: { name: primaryId } }, {}, db);
    else {
      const { mergeId } = await mergeGroup(actor, primaryId, {}, {}, db);
      if (at === 3) await undoMerge(manager, mergeId, db);
    }
  }
}
