import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { auditEach } from '#lib/core/audit/audit.ts';
import type { Said } from '#lib/core/runs/run-view-kind.ts';
import type { Translate } from '#lib/core/translate.ts';
import type { BulkAction, Changed, Outcome } from './bulk-action.ts';
import { lockContacts } from './lock-contacts.ts';

export interface Labels {
  field: 'tags' | 'segments';
  table: 'tag' | 'segment';
  column: 'tag_ids' | 'segment_ids';
  most: number;
  tooMany: string;
  gone: string;
  /** The ids of those that were named, which stay until the transaction ends. @throws Refused */
  read(actor: Actor, given: Record<string, unknown>, creating: boolean, tx: Database): Promise<number[]>;
  own(actor: Actor): readonly number[] | null;
}

type Ids = { ids: number[] };
type Row = { held: number[] };

/** An undo takes away those that came, and leaves others that came since. */
export function addLabels(labels: Labels): BulkAction<Ids> {
  return {
    permission: 'contacts.edit',
    readParameters: async (actor, given, tx) => ({ ids: await labels.read(actor, given, true, tx) }),

    words: ({ ids }, t, db) => namesOf(labels, ids, t, db),

    async apply(actor, { ids: asked }, contactIds, tx) {
      if (isForeign(labels, actor, asked)) return refuseAll(contactIds, 'segment_of_others');
      const ids = await lockExisting(labels, asked, tx);
      if (ids.length === 0) return refuseAll(contactIds, labels.gone);
      const { open, refused } = await lockContacts<Row>(actor, contactIds, held(labels), tx);
      const changes = open.map(({ id, held }) => {
        const came = ids.filter((label) => !held.includes(label));
        return { id, to: [...held, ...came], before: came };
      });
      const fit = changes.filter(({ to, before }) => before.length > 0 && to.length <= labels.most);
      await write(labels, actor, fit, tx);
      const outcomes = changes.map(({ id: contactId, to, before }): Outcome => {
        if (before.length === 0) return { contactId, outcome: 'unchanged' };
        if (to.length > labels.most) return { contactId, outcome: 'refused', reason: labels.tooMany };
        return { contactId, outcome: 'changed', before };
      });
      return [...refused, ...outcomes];
    },

    undo: (actor, { ids }, changed, _since, tx) =>
      takeBack(labels, actor, ids, changed, tx, (held, came) =>
        held.filter((label) => !came.includes(label)),
      ),
  };
}

/** An undo puts back those that went, as far as they exist. */
export function removeLabels(labels: Labels): BulkAction<Ids> {
  return {
    permission: 'contacts.edit',
    readParameters: async (actor, given, tx) => ({ ids: await labels.read(actor, given, false, tx) }),

    words: ({ ids }, t, db) => namesOf(labels, ids, t, db),

    async apply(actor, { ids }, contactIds, tx) {
      if (isForeign(labels, actor, ids)) return refuseAll(contactIds, 'segment_of_others');
      const { open, refused } = await lockContacts<Row>(actor, contactIds, held(labels), tx);
      const changes = open
        .filter(({ held }) => held.some((label) => ids.includes(label)))
        .map(({ id, held }) => ({ id, to: held.filter((label) => !ids.includes(label)), before: held }));
      await write(labels, actor, changes, tx);
      const changed = new Map(changes.map(({ id, before }) => [id, before]));
      const outcomes = open.map(({ id: contactId }): Outcome => {
        const before = changed.get(contactId);
        return before ? { contactId, outcome: 'changed', before } : { contactId, outcome: 'unchanged' };
      });
      return [...refused, ...outcomes];
    },

    async undo(actor, { ids: asked }, changed, _since, tx) {
      const ids = await lockExisting(labels, asked, tx);
      return takeBack(labels, actor, asked, changed, tx, (held, before) => {
        const back = ids.filter((label) => before.includes(label) && !held.includes(label));
        const isAsLeft = before.filter((label) => !asked.includes(label)).join() === held.join();
        return isAsLeft
          ? before.filter((label) => held.includes(label) || back.includes(label))
          : [...held, ...back].slice(0, labels.most);
      });
    },
  };
}

/** Writes what each contact shall hold now; of whom that is nothing else, somebody else has decided since. */
async function takeBack(
  labels: Labels,
  actor: Actor,
  ids: readonly number[],
  changed: readonly Changed[],
  tx: Database,
  now: (held: number[], before: number[]) => number[],
): Promise<Outcome[]> {
  const contactIds = changed.map(({ contactId }) => contactId);
  if (isForeign(labels, actor, ids)) return refuseAll(contactIds, 'segment_of_others');
  // What an agent's own change put out of their sight they may put back.
  const alsoSees = sql.raw(labels.field === 'segments' ? 'true' : 'false');
  const { open, refused } = await lockContacts<Row>(actor, contactIds, held(labels), tx, alsoSees);
  const before = new Map(changed.map((contact) => [contact.contactId, contact.before]));
  const changes = open
    .map(({ id, held }) => ({ id, held, to: now(held, before.get(id) ?? []) }))
    .filter(({ held, to }) => held.join() !== to.join());
  await write(labels, actor, changes, tx);
  const written = new Set(changes.map(({ id }) => id));
  const outcomes = open.map(
    ({ id: contactId }): Outcome =>
      written.has(contactId)
        ? { contactId, outcome: 'changed' }
        : { contactId, outcome: 'refused', reason: 'changed_since' },
  );
  return [...refused, ...outcomes];
}

async function namesOf(
  { table, field }: Labels,
  ids: readonly number[],
  t: Translate,
  db: Database,
): Promise<Said[]> {
  const { rows } = await db.execute<{ name: string }>(sql`
    select name from ${sql.raw(table)} where id = any(${sql.param([...ids])}::integer[]) order by name_key`);
  const names = rows.map(({ name }) => name);
  if (names.length < ids.length) names.push(t('bulk.run.deleted', { count: ids.length - names.length }));
  return [{ label: t(`bulk.confirm.${field}`), value: names.join(', ') }];
}

function held({ column }: Labels) {
  return sql`${sql.raw(column)} as held`;
}

/** Whether a part of it is not the actor's to give or take; asked while it is done, too: rights change. */
function isForeign(labels: Labels, actor: Actor, ids: readonly number[]): boolean {
  const own = labels.own(actor);
  return own !== null && ids.some((id) => !own.includes(id));
}

function refuseAll(contactIds: readonly number[], reason: string): Outcome[] {
  return contactIds.map((contactId) => ({ contactId, outcome: 'refused', reason }));
}

/** Those that are still there, which then stay; before any contact is locked, as deleting one does. */
async function lockExisting({ table }: Labels, ids: readonly number[], tx: Database): Promise<number[]> {
  const { rows } = await tx.execute<{ id: number }>(sql`
    select id from ${sql.raw(table)} where id = any(${sql.param([...ids])}::integer[]) order by id for key share`);
  const there = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => there.has(id));
}

async function write(
  { column, field }: Labels,
  actor: Actor,
  changes: readonly { id: number; to: number[] }[],
  tx: Database,
): Promise<void> {
  if (changes.length === 0) return;
  await auditEach(
    actor,
    'contact.updated',
    sql`
      update contact set ${sql.raw(column)} = next.ids::integer[], version = version + 1,
        updated_at = clock_timestamp()
      from unnest(${sql.param(changes.map(({ id }) => id))}::bigint[],
        ${sql.param(changes.map(({ to }) => `{${to}}`))}::text[]) as next (id, ids)
      where contact.id = next.id returning contact.id, array[${field}::text] as fields`,
    tx,
  );
}
