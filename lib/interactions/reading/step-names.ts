import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { executeKept } from '#db/prepared.ts';
import type { Step } from '#lib/routing/decision.ts';
import { namedIn, type StepNames } from '#lib/routing/explain.ts';

type Named = { id: number; name: string } | null;

/** What the ids of explanations are called now; whoever is known by name already is not asked for again. */
export async function stepNames(
  steps: readonly Step[],
  db: Database,
  known: { agent?: Named; service?: Named } = {},
): Promise<StepNames> {
  const names: Record<keyof StepNames, Map<number, string>> = {
    people: mapOf(known.agent),
    services: mapOf(known.service),
    segments: new Map(),
  };
  const all = namedIn(steps);
  const asked = (kind: keyof StepNames) => all[kind].filter((id) => !names[kind].has(id));
  const [people, services, segments] = [asked('people'), asked('services'), asked('segments')];
  if (people.length + services.length + segments.length === 0) return names;
  const { rows } = await executeKept<{ kind: keyof StepNames; id: number; name: string }>(
    sql`
      select 'people' as kind, id, name from app_user where id = any(${sql.param(people)}::integer[])
      union all
      select 'services', id, name from service where id = any(${sql.param(services)}::integer[])
      union all
      select 'segments', id, name from segment where id = any(${sql.param(segments)}::integer[])`,
    db,
  );
  for (const { kind, id, name } of rows) names[kind].set(id, name);
  return names;
}

function mapOf(named: Named | undefined): Map<number, string> {
  return new Map(named ? [[named.id, named.name]] : []);
}
