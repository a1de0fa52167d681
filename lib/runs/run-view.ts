import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { type RunColor, runColor } from '#lib/core/runs/run-color.ts';
import type { RunCount, RunFacts, RunViewKind, ShownRun } from '#lib/core/runs/run-view-kind.ts';
import type { Translate } from '#lib/core/translate.ts';
import { RUN_KINDS, type RunKindName } from './run-kinds.ts';

export interface RunView
  extends Omit<ShownRun, 'state' | 'cursor' | 'cancelRequested'>,
    Required<Omit<RunFacts, 'mayCancel'>> {
  kind: RunKindName;
  icon: RunViewKind['icon'];
  state: Exclude<ShownRun['state'], 'receiving_review' | 'review'>;
  color: RunColor;
  canCancel: boolean;
  /** It was asked to stop and has not yet. */
  isStopping: boolean;
}

export async function runViews(actor: Actor, of: readonly ShownRun[], db: Database): Promise<RunView[]> {
  const facts = await factsOf(actor, of, db);
  return of.flatMap((run) => {
    const said = facts.get(run.id);
    return said ? [runView(run, said)] : [];
  });
}

async function factsOf(actor: Actor, of: readonly ShownRun[], db: Database): Promise<Map<number, RunFacts>> {
  const byKind = Map.groupBy(of, ({ kind }) => kind);
  const facts = await Promise.all(
    [...byKind].map(([kind, list]) => RUN_KINDS[kind].view.facts(actor, list, db)),
  );
  return new Map(facts.flatMap((some) => [...some]));
}

function runView({ cursor: _, cancelRequested, ...run }: ShownRun, facts: RunFacts): RunView {
  const { mayCancel, reportHref, undoUntil = null, undoneBy = null, undoes = null, ...said } = facts;
  const goesOn = run.state === 'queued' || run.state === 'running';
  return {
    ...run,
    ...said,
    icon: RUN_KINDS[run.kind].view.icon,
    // A file that waits for its review is no run yet: no kind shows one.
    state: run.state as RunView['state'],
    color: runColor(run),
    reportHref: run.finishedAt ? reportHref : null,
    canCancel: goesOn && mayCancel && !cancelRequested,
    isStopping: goesOn && cancelRequested,
    undoUntil,
    undoneBy,
    undoes,
  };
}

/** `recusados`; `t` knows all messages. */
export function countWord({ kind }: Pick<RunView, 'kind'>, { name, count }: RunCount, t: Translate): string {
  return t(`runs.kinds.${kind}.counts.${name}`, { count });
}
