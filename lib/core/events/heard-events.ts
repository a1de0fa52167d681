import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { EventType } from './event-types.ts';

/** What happens in a process that has not yet seen a new endpoint may pass it by, for this long. */
export const HEARD_FOR_MS = 1_000;

const shared = globalThis as { carteiraHeard?: { types: ReadonlySet<string>; until: number } };

/** Whether anybody wants to hear of one of these. Asked of the database at most once a second: changes that nobody hears of pay nothing. */
export async function isHeard(types: readonly EventType[], db: Database): Promise<boolean> {
  const heard = await heardTypes(db);
  return types.some((type) => heard.has(type));
}

async function heardTypes(db: Database): Promise<ReadonlySet<string>> {
  const known = shared.carteiraHeard;
  if (known && known.until > Date.now()) return known.types;
  const { rows } = await db.execute<{ type: string }>(sql`
    select distinct unnest(events) as type from webhook_endpoint where state in ('active', 'paused')`);
  const types = new Set(rows.map(({ type }) => type));
  shared.carteiraHeard = { types, until: Date.now() + HEARD_FOR_MS };
  return types;
}

/** Called by whoever changes endpoints, after the commit. */
export function forgetHeard(): void {
  shared.carteiraHeard = undefined;
}
