import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { familyOf } from '#lib/contacts/identity/merged.ts';
import { notePending } from '#lib/contacts/identity/note-pending.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { toldApartInput, visibleRoots } from './dismiss-duplicates.ts';

/** Forgets that `{ contactIds }` were told apart: what they have in common links them again. @throws NotFound, Refused */
export async function undoDismissal(actor: Actor, input: unknown, db: Database = database()): Promise<void> {
  authorize(actor, 'duplicates.merge');
  const given = parseInput(toldApartInput, input);
  await db.transaction(async (tx) => {
    const contactIds = await visibleRoots(actor, given.contactIds, tx);
    const family = familyOf(sql`select unnest(${sql.param(contactIds)}::bigint[])`);
    const { rowCount } = await tx.execute(sql`
      with family as materialized (${family})
      delete from duplicate_dismissal
      where low_id in (select id from family) and high_id in (select id from family)`);
    if (!rowCount) refuse('contactIds', 'not_told_apart');
    await notePending(contactIds, tx);
    await audit(
      actor,
      contactIds.map((subjectId) => ({
        action: 'contact.told-together' as const,
        subjectId,
        details: { fromIds: contactIds.filter((id) => id !== subjectId) },
      })),
      tx,
    );
  });
}
