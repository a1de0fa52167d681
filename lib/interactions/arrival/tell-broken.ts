import type { Database } from '#db/client.ts';
import { isTold, type StandingKind } from '#lib/core/notifications/settle-standing.ts';
import { notifyBrokenPortfolios } from '#lib/portfolio/notify-broken-portfolios.ts';
import { notifyBrokenQueues } from '#lib/portfolio/notify-broken-queues.ts';
import type { PortfolioSeen } from '#lib/routing/routing-facts.ts';

type Matter = [kind: StandingKind, aboutId: number, tell: (db: Database) => Promise<void>];

/** Tells whoever can mend it what routing found broken of a portfolio, where nobody has been told. */
export async function tellBroken(portfolio: PortfolioSeen, db: Database): Promise<void> {
  for (const [kind, aboutId, tell] of matters(portfolio))
    if (!(await isTold(kind, aboutId, db))) await tell(db);
}

function* matters({ flow, owner, backupAgent, service }: PortfolioSeen): Generator<Matter> {
  for (const agent of [owner, backupAgent]) {
    if (agent && !agent.active)
      yield ['portfolio_broken', agent.id, (db) => notifyBrokenPortfolios(db, agent.id)];
  }
  if (flow === 'follow_me' && owner?.active && !owner.hasPhone)
    yield ['portfolio_without_phone', owner.id, (db) => notifyBrokenPortfolios(db, owner.id)];
  if (!service) return;
  if (service.archived) yield ['queue_archived', service.id, (db) => notifyBrokenQueues(db, service.id)];
  else if (!service.hasMailbox)
    yield [
      'queue_without_mailbox',
      service.id,
      (db) => notifyBrokenQueues(db, service.id, { emailCame: true }),
    ];
}
