import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { services, users } from '#db/schema/index.ts';
import { type Flow, UNASSIGN } from '#lib/contacts/portfolio/flow.ts';
import { inSearchTurn } from '#lib/contacts/search-turn.ts';
import type { Selection } from '#lib/contacts/selection/selection.ts';
import { selectionCondition } from '#lib/contacts/selection/selection-condition.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { nameOf } from './name-of.ts';
import { type PortfolioChoice, readPortfolioChoice } from './portfolio-choice.ts';

export interface AssignmentPreview {
  flow: Flow | typeof UNASSIGN;
  owner: string | null;
  backupAgent: string | null;
  service: string | null;
  count: number;
  owned: number;
  refused: number;
}

/** Refuses what `assignPortfolio` refuses. @throws Refused */
export async function previewAssignment(
  actor: Actor,
  selection: Selection,
  input: unknown,
  db: Database = database(),
): Promise<AssignmentPreview> {
  authorize(actor, 'portfolio.assign');
  return inSearchTurn(actor, () =>
    db.transaction(async (tx) => {
      const choice = await readPortfolioChoice(input, tx);
      return {
        flow: choice?.flow ?? UNASSIGN,
        owner: await nameOf(users, choice?.ownerId, tx),
        backupAgent: await nameOf(users, choice?.backupAgentId, tx),
        service: await nameOf(services, choice?.serviceId, tx),
        ...(await countsOf(actor, selection, choice, tx)),
      };
    }),
  );
}

type Counts = Pick<AssignmentPreview, 'count' | 'owned' | 'refused'>;

async function countsOf(
  actor: Actor,
  selection: Selection,
  choice: PortfolioChoice | null,
  tx: Database,
): Promise<Counts> {
  const selected = await selectionCondition(selection, { actor, db: tx });
  const { flow = null, ownerId = null, backupAgentId = null, serviceId = null } = choice ?? {};
  const { rows } = await tx.execute<Counts & Record<string, unknown>>(sql`
    select count(*)::int as count, (count(*) filter (where not fixed and leaves))::int as owned,
      (count(*) filter (where fixed))::int as refused
    from (
      select merged_into_id is not null or anonymized_at is not null or open_interactions > 0 as fixed,
        owner_id is not null and (flow, owner_id, backup_agent_id, service_id) is distinct from
          (${flow}::text, ${ownerId}::integer, ${backupAgentId}::integer, ${serviceId}::integer) as leaves
      from contact where ${selected}
    ) as selected`);
  return rows[0] ?? { count: 0, owned: 0, refused: 0 };
}
