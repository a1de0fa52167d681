import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { auditEach } from '#lib/core/audit/audit.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { PRIORITIES, priorityLevel, priorityOf } from '../priority.ts';
import type { BulkAction, Outcome } from './bulk-action.ts';
import { lockChanged, takenBack } from './lock-changed.ts';
import { lockContacts } from './lock-contacts.ts';

type Row = { priority: number | null; version: number };

/** In `before`, where a number must stand. */
const NONE = 0;

const schema = z.object({ priority: z.enum([...PRIORITIES, 'none'], 'required') });

export const setPriority: BulkAction<{ level: number | null }> = {
  permission: 'contacts.edit',

  async readParameters(_actor, given) {
    const { priority } = parseInput(schema, { priority: given.priority });
    return { level: priority === 'none' ? null : priorityLevel(priority) };
  },

  async words({ level }, t) {
    const priority = priorityOf(level);
    const value = priority ? t(`contacts.priorities.${priority}`) : t('bulk.confirm.none');
    return [{ label: t('bulk.confirm.priority'), value }];
  },

  async apply(actor, { level }, contactIds, tx) {
    const { open, refused } = await lockContacts<Row>(actor, contactIds, sql`priority, version`, tx);
    const changing = open.filter(({ priority }) => priority !== level);
    await write(
      actor,
      changing.map(({ id }) => ({ id, level })),
      tx,
    );
    const outcomes = open.map(
      ({ id: contactId, priority, version }): Outcome =>
        priority === level
          ? { contactId, outcome: 'unchanged' }
          : { contactId, outcome: 'changed', before: [version + 1, priority ?? NONE] },
    );
    return [...refused, ...outcomes];
  },

  async undo(actor, { level }, changed, since, tx) {
    const what = { field: 'priority', since };
    const { open, refused, before, touched } = await lockChanged<Row>(
      actor,
      changed,
      sql`priority`,
      what,
      tx,
    );
    const isOurs = ({ id, priority }: Row & { id: number }) => priority === level && !touched.has(id);
    const back = open.filter(isOurs).map(({ id }) => ({ id, level: before.get(id)?.[1] || null }));
    await write(actor, back, tx);
    return [...refused, ...takenBack(open, isOurs)];
  },
};

async function write(actor: Actor, to: { id: number; level: number | null }[], tx: Database): Promise<void> {
  if (to.length === 0) return;
  await auditEach(
    actor,
    'contact.updated',
    sql`
      update contact set priority = next.level, version = version + 1, updated_at = clock_timestamp()
      from unnest(${sql.param(to.map(({ id }) => id))}::bigint[],
        ${sql.param(to.map(({ level }) => level))}::smallint[]) as next (id, level)
      where contact.id = next.id returning contact.id, array['priority'] as fields`,
    tx,
  );
}
