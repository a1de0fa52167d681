import type { Database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import type { Permission } from '../permissions.ts';
import type { Translate } from '../translate.ts';
import type { Outage } from './outage.ts';

/** What is needed to show a run. */
export const RUN_COLUMNS = {
  id: runs.id,
  kind: runs.kind,
  userId: runs.userId,
  state: runs.state,
  reason: runs.reason,
  reasonDetail: runs.reasonDetail,
  total: runs.total,
  processed: runs.processed,
  succeeded: runs.succeeded,
  rejected: runs.rejected,
  permille: runs.permille,
  cursor: runs.cursor,
  createdAt: runs.createdAt,
  startedAt: runs.startedAt,
  finishedAt: runs.finishedAt,
};

export type RunRow = Pick<typeof runs.$inferSelect, keyof typeof RUN_COLUMNS> & {
  waitingFor: Outage | null;
  waitedFor: Outage | null;
};

/** One figure of a run's balance; `name` has its word under `runs.kinds.<kind>.counts`. */
export interface RunCount {
  name: string;
  count: number;
  tone: 'good' | 'plain' | 'bad';
}

/** What only its kind can say of a run. */
export interface RunFacts {
  title(t: Translate): string;
  /** What it does, as the API names it; null where the kind says it all. */
  action: string | null;
  counts: RunCount[];
  /** What happened to it since, such as that it was undone. */
  note?(t: Translate): string;
  /** Whether the refused can still be downloaded. */
  hasReport: boolean;
}

/** How a kind of long work is shown, wherever runs are. Its words stand under `runs.kinds.<kind>`. */
export interface RunViewKind {
  /** Whoever holds it sees everybody's runs of this kind, others their own. */
  viewAll: Permission;
  icon: 'file' | 'list';
  href(runId: number): string;
  reportHref(runId: number): string;
  /** Of runs of this kind, by a fixed number of queries however many they are. */
  facts(of: readonly RunRow[], db: Database): Promise<Map<number, RunFacts>>;
}
