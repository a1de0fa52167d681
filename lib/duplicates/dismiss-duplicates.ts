import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { rootOf } from '#lib/contacts/identity/merged.ts';
import { notePending } from '#lib/contacts/identity/note-pending.ts';
import { visibleContacts } from '#lib/contacts/visible-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound, refuse } from '#lib/core/errors.ts';
import { inJson } from '#lib/core/json-form.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { idField } from '#lib/core/row-id.ts';

export const MOST_TOLD_APART = 50;

export const toldApartInput = z.object({
  contactIds: inJson(
    z.array(z.int().min(1)).min(2).max(MOST_TOLD_APART),
    z
      .preprocess((given) => (typeof given === 'string' ? [given] : given), z.array(idField(), 'two_needed'))
      .transform((ids) => [...new Set(ids)])
      .refine((ids) => ids.length > 1, 'two_needed')
      .refine((ids) => ids.length <= MOST_TOLD_APART, 'too_many_told_apart'),
  ),
});

/**
 * "Not the same person": remembers of `{ contactIds }`, each two of them, that neither phone nor e-mail makes them one, nor the CPF
 * that they have in common by now. Whoever was merged away stands for the contact that remained. @throws NotFound, Refused
 */
export async function dismissDuplicates(
  actor: Actor,
  input: unknown,
  db: Database = database(),
): Promise<{ contactIds: number[] }> {
  authorize(actor, 'duplicates.merge');
  const given = parseInput(toldApartInput, input);
  return db.transaction(async (tx) => {
    const contactIds = await visibleRoots(actor, given.contactIds, tx);
    if (contactIds.length < 2) refuse('contactIds', 'two_needed');
    const ids = sql`${sql.param(contactIds)}::bigint[]`;
    await tx.execute(sql`
      insert into duplicate_dismissal (low_id, high_id, despite_cpf, by_id)
      select low.id, high.id, coalesce(low.cpf = high.cpf, false), ${actor.userId}
      from contact low join contact high on low.id < high.id
      where low.id = any(${ids}) and high.id = any(${ids})
      on conflict (low_id, high_id)
        do update set despite_cpf = excluded.despite_cpf, by_id = excluded.by_id, at = excluded.at`);
    await notePending(contactIds, tx);
    await audit(
      actor,
      contactIds.map((subjectId) => ({
        action: 'contact.told-apart' as const,
        subjectId,
        details: { fromIds: contactIds.filter((id) => id !== subjectId) },
      })),
      tx,
    );
    return { contactIds };
  });
}

/** Nobody is left out in silence. @throws NotFound */
export async function visibleRoots(actor: Actor, ids: readonly number[], tx: Database): Promise<number[]> {
  const { rows } = await tx.execute<{ asked: number; id: number }>(sql`
    select asked.id as asked, contact.id from contact asked join contact on contact.id = ${rootOf(sql`asked`)}
    where asked.id = any(${sql.param([...ids])}::bigint[]) and ${visibleContacts(actor)}`);
  if (rows.length < ids.length) throw new NotFound('contact');
  return [...new Set(rows.map(({ id }) => id))].sort((one, other) => one - other);
}
