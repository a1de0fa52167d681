import { randomUUID } from 'node:crypto';
import { eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { workers } from '#db/schema/index.ts';

export const WORKER_ID: string = randomUUID();

export const SIGN_OF_LIFE_EVERY_MS = 1_000;

/** So that what lost connections interrupted is not taken for this worker's death. */
export async function sayAlive(db: Database): Promise<void> {
  await db
    .insert(workers)
    .values({ id: WORKER_ID })
    .onConflictDoUpdate({ target: workers.id, set: { seenAt: sql`now()` } });
}

export async function sayFarewell(db: Database): Promise<void> {
  await db.delete(workers).where(eq(workers.id, WORKER_ID));
}

export interface Sightings {
  now: Date;
  seenSince(worker: string, at: string): boolean;
}

export async function lookFor(ids: string[], db: Database): Promise<Sightings> {
  const rows = ids.length
    ? await db
        .select({ id: workers.id, seenAt: workers.seenAt })
        .from(workers)
        .where(inArray(workers.id, ids))
    : [];
  const { rows: clock } = await db.execute<{ now: string }>(sql`select clock_timestamp()::text as now`);
  const seen = new Map(rows.map(({ id, seenAt }) => [id, seenAt.getTime()]));
  return {
    now: new Date(clock[0]?.now ?? Date.now()),
    seenSince: (worker, at) => worker === WORKER_ID || (seen.get(worker) ?? 0) > Date.parse(at),
  };
}

export async function forgetOldWorkers(db: Database): Promise<void> {
  await db.delete(workers).where(sql`${workers.seenAt} < now() - interval '1 day'`);
}
