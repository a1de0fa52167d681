import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { auditEach } from '#lib/core/audit/audit.ts';
import { notePending } from '../identity/note-pending.ts';
import type { BulkAction, Outcome } from './bulk-action.ts';
import { lockChanged, takenBack } from './lock-changed.ts';
import { lockContacts } from './lock-contacts.ts';

type Row = { active: boolean; version: number };

/** An undo needs the version it left behind: who came back to the same state since has decided. */
function setActive(to: boolean): BulkAction<Record<string, never>> {
  return {
    permission: 'contacts.activate',
    readParameters: async () => ({}),

    async apply(actor, _parameters, contactIds, tx) {
      const { open, refused } = await lockContacts<Row>(actor, contactIds, sql`active, version`, tx);
      await write(
        actor,
        to,
        idsWhere(open, ({ active }) => active !== to),
        tx,
      );
      const outcomes = open.map(
        ({ id: contactId, active, version }): Outcome =>
          active === to
            ? { contactId, outcome: 'unchanged' }
            : { contactId, outcome: 'changed', before: [version + 1] },
      );
      return [...refused, ...outcomes];
    },

    async undo(actor, _parameters, changed, since, tx) {
      const what = { field: 'active', since };
      const { open, refused, touched } = await lockChanged<Row>(actor, changed, sql`active`, what, tx);
      const isOurs = ({ id, active }: Row & { id: number }) => active === to && !touched.has(id);
      await write(actor, !to, idsWhere(open, isOurs), tx);
      return [...refused, ...takenBack(open, isOurs)];
    },
  };
}

function idsWhere<R extends { id: number }>(rows: readonly R[], is: (row: R) => boolean): number[] {
  return rows.filter(is).map(({ id }) => id);
}

async function write(actor: Actor, active: boolean, ids: number[], tx: Database): Promise<void> {
  if (ids.length === 0) return;
  await auditEach(
    actor,
    active ? 'contact.activated' : 'contact.deactivated',
    sql`
      update contact set active = ${active}, version = version + 1, updated_at = clock_timestamp()
      where id = any(${sql.param(ids)}::bigint[]) returning id, array['active'] as fields`,
    tx,
  );
  await notePending(ids, tx);
}

export const activate = setActive(true);
export const deactivate = setActive(false);
