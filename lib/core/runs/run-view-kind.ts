import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import type { Actor } from '../actor.ts';
import type { Permission } from '../permissions.ts';
import type { Translate } from '../translate.ts';
import { WAITING_COLUMNS } from './waiting-for.ts';

export const RUN_COLUMNS = {
  id: runs.id,
  kind: runs.kind,
  userId: runs.userId,
  userName: sql<string | null>`(select name from app_user where app_user.id = run.user_id)`,
  state: runs.state,
  reason: runs.reason,
  reasonDetail: runs.reasonDetail,
  total: runs.total,
  processed: runs.processed,
  succeeded: runs.succeeded,
  rejected: runs.rejected,
  permille: runs.permille,
  cursor: runs.cursor,
  interruptions: runs.interruptions,
  cancelRequested: runs.cancelRequested,
  ...WAITING_COLUMNS,
  createdAt: runs.createdAt,
  startedAt: runs.startedAt,
  finishedAt: runs.finishedAt,
};

export type ShownRun = Pick<
  typeof runs.$inferSelect,
  Exclude<keyof typeof RUN_COLUMNS, 'userName' | Waiting>
> & {
  userName: string | null;
} & { [Name in Waiting]: (typeof WAITING_COLUMNS)[Name]['_']['type'] };

type Waiting = keyof typeof WAITING_COLUMNS;

/** One figure of a run's balance; `name` has its word under `runs.kinds.<kind>.counts`. */
export interface RunCount {
  name: string;
  count: number;
  tone: 'good' | 'plain' | 'bad';
  href?: string;
}

export interface RunFacts {
  title(t: Translate): string;
  /** What it does, as the API names it; null where the kind says it all. */
  action: string | null;
  href: string;
  /** Where the refused can be downloaded, while they can. */
  reportHref: string | null;
  counts: RunCount[];
  /** Whether the reader may stop it, as far as it goes on. */
  mayCancel: boolean;
  /** Until when the reader may take it back; null when they cannot, or not any more. */
  undoUntil?: Date | null;
  undoneBy?: number | null;
  undoes?: number | null;
}

export interface Said {
  label: string;
  value: string;
}

/** How a kind of long work is shown, wherever runs are. Its words stand under `runs.kinds.<kind>`. */
export interface RunViewKind {
  /** Needed to see runs of this kind, one's own. */
  permission: Permission;
  /** Needed to see everybody's; null where nobody does. */
  permissionForAll: Permission | null;
  /** Which rows are runs to be seen; left out: all. */
  isSeen?: SQL;
  icon: 'file' | 'list';
  /** Of runs of this kind, by a fixed number of queries however many they are. */
  facts(actor: Actor, of: readonly ShownRun[], db: Database): Promise<Map<number, RunFacts>>;
  /** With what it is done, and to whom or what. */
  parameters?(actor: Actor, runId: number, t: Translate, db: Database): Promise<Said[]>;
  refusals?(actor: Actor, runId: number, t: Translate, db: Database): Promise<Refusal[]>;
  /** What it erased where, by names of places and numbers of rows; for runs that leave such a proof. */
  proof?(actor: Actor, runId: number, t: Translate, db: Database): Promise<Said[]>;
  /** Asks it to stop after its current batch. @throws NotFound, Refused */
  cancel?(actor: Actor, runId: number, db: Database): Promise<void>;
  /** @throws NotFound, Refused */
  undo?(actor: Actor, runId: number, db: Database): Promise<StartedUndo>;
}

export interface Refusal {
  reason: string;
  count: number;
  place?: string;
}

/** The run that takes another back, and what came of it where it is done already. */
export interface StartedUndo {
  runId: number;
  total: number;
  done: { changed: number; refused: number } | null;
}
