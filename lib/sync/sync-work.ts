import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { saveSenders } from '#lib/interactions/senders/save-senders.ts';
import type { Wanted } from '#lib/interactions/senders/unknown-senders.ts';

export interface SyncCursor extends Record<string, unknown>, Wanted {
  /** The last sender that was looked at, and the last there was when it began. */
  after: number;
  until: number;
  created: number;
  /** Who was a contact already: what they wrote is theirs now. */
  linked: number;
}

export interface SyncTally {
  created: number;
  linked: number;
  /** Several contacts could be them, so that a person has to say it. */
  shared: number;
}

export async function syncBatch(actor: Actor, ids: readonly number[], tx: Database): Promise<SyncTally> {
  const saved = await saveSenders(actor, ids, tx);
  const shared = saved.filter(({ contactId }) => contactId === null).length;
  const created = saved.filter((one) => one.created).length;
  return { created, shared, linked: ids.length - created - shared };
}
