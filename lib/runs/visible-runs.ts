import { and, eq, or, type SQL, sql } from 'drizzle-orm';
import { runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import type { RunViewKind } from '#lib/core/runs/run-view-kind.ts';
import { RUN_KINDS, type RunKindName } from './run-kinds.ts';

export function visibleRuns(actor: Actor): SQL {
  const kinds = Object.entries(RUN_KINDS) as [RunKindName, { view: RunViewKind }][];
  const conditions = kinds
    .filter(([, { view }]) => can(actor, view.permission))
    .map(
      ([
        name,
        {
          view: { permissionForAll, isSeen },
        },
      ]) => {
        const seesAll = permissionForAll !== null && can(actor, permissionForAll);
        return and(eq(runs.kind, name), seesAll ? undefined : eq(runs.userId, actor.userId), isSeen);
      },
    );
  return or(...conditions) ?? sql`false`;
}
