import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { isLockTimeout } from '#lib/core/as-busy.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { holdWhole } from '../arrival/whole-sender.ts';
import { saveSenders } from './save-senders.ts';

/**
 * Makes a contact of who writes and is none, where the organization wants it. @returns its id; null where it does not, or while
 * something holds all that identifies contacts: a message does not wait for that, and the sender is saved with the next one or by `saveMissed`.
 * @throws SenderGrew
 */
export async function saveAtOnce(actor: Actor, identityId: number, tx: Database): Promise<number | null> {
  const { saveSenders: isWanted } = await getOrganization(tx);
  if (!isWanted) return null;
  const { rows } = await tx.execute<{ sender: number }>(
    sql`select coalesce(seen_with_id, id) as sender from contact_identity where id = ${identityId}`,
  );
  await holdWhole(
    rows.map(({ sender }) => sender),
    tx,
  );
  try {
    const saved = await tx.transaction((turn) =>
      saveSenders(
        actor,
        rows.map(({ sender }) => sender),
        turn,
      ),
    );
    return saved[0]?.contactId ?? null;
  } catch (error) {
    if (isLockTimeout(error)) return null;
    throw error;
  }
}
