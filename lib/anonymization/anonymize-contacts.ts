import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { CONTACT_REFERENCES } from '#lib/contacts/contact-references.ts';
import { dropIdentifiers } from '#lib/contacts/identity/identifier-index.ts';
import { lockIdentities } from '#lib/contacts/identity/identity-lock.ts';
import type { Actor } from '#lib/core/actor.ts';
import { auditEach } from '#lib/core/audit/audit.ts';
import { noteEvent } from '#lib/core/events/note-event.ts';
import { claimUnknownSenders } from './claim-unknown-senders.ts';
import { eraseRejections } from './erase-rejections.ts';
import { type Counts, recordErasure } from './erasure-counts.ts';
import { insertAnonymous } from './insert-anonymous.ts';
import { type Leaving, lockLeaving } from './leaving.ts';
import { moveHistory } from './move-history.ts';
import { reasonsAgainst } from './reasons-against.ts';

export interface Anonymization {
  /** The ids that were asked for and are gone. */
  done: number[];
  refused: { id: number; reason: string }[];
}

interface Options {
  runId: number | null;
  /** Whether the numbers of these contacts leave the blacklist. */
  unlistsNumbers: boolean;
  /** After a restore: they were anonymized already, so nothing speaks against it any more. */
  again?: true;
}

/**
 * Each with everyone merged into it, whole or not at all: a new row with a new id takes over the history without names, numbers and
 * texts; the old rows go, with all that led to them. What stays refused says why. Call it in the transaction of its run.
 */
export async function anonymizeContacts(
  actor: Actor,
  ids: readonly number[],
  options: Options,
  tx: Database,
): Promise<Anonymization> {
  await lockIdentities(tx);
  const family = await lockLeaving(actor, ids, tx);
  const refused = await refusals(ids, family, options, tx);
  const stays = new Set(refused.map(({ id }) => id));
  const leaving = family.filter(({ root }) => ids.includes(root) && !stays.has(root));
  if (leaving.length > 0) await erase(actor, leaving, options, tx);
  return { done: ids.filter((id) => !stays.has(id)), refused };
}

async function refusals(
  ids: readonly number[],
  family: readonly Leaving[],
  { again }: Options,
  tx: Database,
): Promise<Anonymization['refused']> {
  const found = new Map(family.map((one) => [one.id, one]));
  const held = again ? new Map<number, string>() : await reasonsAgainst(family, tx);
  return ids.flatMap((id) => {
    const contact = found.get(id);
    const reason = !contact
      ? 'not_found'
      : contact.isAnonymized
        ? 'contact_anonymized'
        : contact.root !== id
          ? 'contact_merged'
          : held.get(id);
    return reason ? [{ id, reason }] : [];
  });
}

async function erase(
  actor: Actor,
  leaving: readonly Leaving[],
  { runId, unlistsNumbers }: Options,
  tx: Database,
): Promise<void> {
  const ids = leaving.map(({ id }) => id);
  const old = sql`${sql.param(ids)}::bigint[]`;
  const counts: Counts = new Map();
  const count = (place: string, rows: number | null) =>
    counts.set(place, (counts.get(place) ?? 0) + (rows ?? 0));

  count('run_rejection', await eraseRejections(leaving, tx));
  count('contact_identity', await claimUnknownSenders(leaving, tx));
  const now = await insertAnonymous(leaving, actor.timeZone, tx);
  for (const [place, rows] of await moveHistory(now, tx)) count(place, rows);
  for (const { table, column, where, anonymization } of CONTACT_REFERENCES) {
    if (table === 'contact' || table === 'contact_identifier') continue;
    const which = sql`${sql.identifier(column)} = any(${old})${where ? sql.raw(` and ${where}`) : sql``}`;
    const change =
      anonymization === 'goes'
        ? sql`delete from ${sql.identifier(table)} where ${which}`
        : anonymization === 'cleared'
          ? sql`update ${sql.identifier(table)} set ${sql.identifier(column)} = null where ${which}`
          : null;
    if (change) count(table, (await tx.execute(change)).rowCount);
  }
  if (unlistsNumbers) {
    const numbers = sql`${sql.param(leaving.flatMap(({ phones }) => phones))}::text[]`;
    count(
      'blacklist_entry',
      (await tx.execute(sql`delete from blacklist_entry where number = any(${numbers})`)).rowCount,
    );
  }
  await dropIdentifiers(leaving, tx);
  await auditEach(
    actor,
    'contact.anonymized',
    sql`delete from contact where id = any(${old}) returning id, '{}'::text[] as fields`,
    tx,
  );
  count('contact', ids.length);
  await noteEvent({ type: 'contact.anonymized', data: { ids } }, tx);
  await recordErasure(runId, leaving, counts, tx);
}
