import type { Database } from '#db/client.ts';
import { type RunColor, runColor } from '#lib/core/runs/run-color.ts';
import type { RunCount, RunFacts, RunRow, RunViewKind } from '#lib/core/runs/run-view-kind.ts';
import type { Translate } from '#lib/core/translate.ts';
import { isViewed, VIEW_KINDS, type ViewedKind } from './view-kinds.ts';

/** A run of any kind, as notifications, lists, pages and the API show it. */
export interface RunView {
  id: number;
  kind: ViewedKind;
  icon: RunViewKind['icon'];
  title: RunFacts['title'];
  action: string | null;
  userId: number | null;
  state: Exclude<RunRow['state'], 'receiving_review' | 'review'>;
  color: RunColor;
  reason: string | null;
  reasonDetail: RunRow['reasonDetail'];
  total: number;
  processed: number;
  succeeded: number;
  rejected: number;
  permille: number;
  counts: RunCount[];
  note: RunFacts['note'];
  href: string;
  /** Where the refused can be downloaded; null while it goes on and where there are none. */
  reportHref: string | null;
  /** What it waits for now, and waited for last: nothing of its own making. */
  waitingFor: RunRow['waitingFor'];
  waitedFor: RunRow['waitedFor'];
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

/** Runs as they are shown, in their order; those of kinds that nobody sees are left out. */
export async function runViews(of: readonly RunRow[], db: Database): Promise<RunView[]> {
  const facts = await factsOf(of, db);
  return of.flatMap((run) => {
    const said = facts.get(run.id);
    return said && isViewed(run.kind) ? [runView(run, run.kind, said)] : [];
  });
}

async function factsOf(of: readonly RunRow[], db: Database): Promise<Map<number, RunFacts>> {
  const byKind = Map.groupBy(of, ({ kind }) => kind);
  const facts = await Promise.all(
    [...byKind].flatMap(([kind, list]) => (isViewed(kind) ? [VIEW_KINDS[kind].facts(list, db)] : [])),
  );
  return new Map(facts.flatMap((some) => [...some]));
}

function runView(run: RunRow, name: ViewedKind, facts: RunFacts): RunView {
  const kind: RunViewKind = VIEW_KINDS[name];
  return {
    id: run.id,
    kind: name,
    icon: kind.icon,
    title: facts.title,
    action: facts.action,
    userId: run.userId,
    // A file that waits for its review is no run yet, and has neither list nor notification.
    state: run.state as RunView['state'],
    color: runColor(run),
    reason: run.reason,
    reasonDetail: run.reasonDetail,
    total: run.total,
    processed: run.processed,
    succeeded: run.succeeded,
    rejected: run.rejected,
    permille: run.permille,
    counts: facts.counts,
    note: facts.note,
    href: kind.href(run.id),
    reportHref: run.finishedAt && facts.hasReport ? kind.reportHref(run.id) : null,
    waitingFor: run.waitingFor,
    waitedFor: run.waitedFor,
    createdAt: run.createdAt,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
  };
}

/** The word of a figure, `recusados`, in the language of `t`, which knows all messages. */
export function countWord({ kind }: Pick<RunView, 'kind'>, { name, count }: RunCount, t: Translate): string {
  return t(`runs.kinds.${kind}.counts.${name}`, { count });
}
