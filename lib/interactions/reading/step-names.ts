import { inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { segments, services, users } from '#db/schema/index.ts';
import type { Step } from '#lib/routing/decision.ts';
import { namedIn, type StepNames } from '#lib/routing/explain.ts';

/** What the ids of explanations are called now. */
export async function stepNames(steps: readonly Step[], db: Database): Promise<StepNames> {
  const ids = namedIn(steps);
  const [people, queues, parts] = await Promise.all([
    namesOf(users, ids.people, db),
    namesOf(services, ids.services, db),
    namesOf(segments, ids.segments, db),
  ]);
  return { people, services: queues, segments: parts };
}

async function namesOf(
  table: typeof users | typeof services | typeof segments,
  ids: readonly number[],
  db: Database,
): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: table.id, name: table.name })
    .from(table)
    .where(inArray(table.id, [...ids]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
