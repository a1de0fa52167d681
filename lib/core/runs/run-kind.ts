import type { Database } from '#db/client.ts';
import type { Actor } from '../actor.ts';
import type { Permission } from '../permissions.ts';
import type { Lease } from './lease.ts';
import type { RunViewKind } from './run-view-kind.ts';

/** How much a batch did; `processed` is `succeeded + rejected`. */
export interface Balance {
  processed: number;
  succeeded: number;
  rejected: number;
  /** Where the next batch starts, in the kind's own terms; stored with the batch. */
  cursor: Record<string, unknown>;
  permille: number;
}

export interface RunRow {
  id: number;
  processed: number;
  total: number;
  cursor: Record<string, unknown> | null;
  /** How many workers died over it. */
  interruptions: number;
}

export type Ending =
  | { state: 'completed' }
  | { state: 'failed'; reason: string; detail?: Record<string, string | number> };

/** One run being worked on, from its cursor. `Batch` is whatever `read` prepared outside the transaction. */
export interface RunSession<Batch> {
  /** Asked before every batch, of the actor as they are then: who has lost it loses the run. */
  permission: Permission;
  /** Prepares the next at most `limit` units, null at the end; called while the batch before it is being written. */
  read(limit: number): Promise<Batch | null>;
  sizeOf(batch: Batch): number;
  /** The actor is whoever asked for the run, with the role, grants and segments of this moment. */
  apply(batch: Batch, actor: Actor, tx: Database): Promise<Balance>;
  /** Refuses the one unit of a batch that crashed its worker again and again. */
  setAside(batch: Batch, actor: Actor, tx: Database): Promise<Balance>;
  finish(tx: Database): Promise<Ending>;
  close(): Promise<void>;
}

/** How long work is done; everything else (lease, cursor, counts, resumption, endings) is `executeRun`'s. */
export interface RunWork<Batch = unknown> {
  batchSize: number;
  /** Its work lives in its lease's connection alone: whoever takes it up again starts over, and nobody is told. */
  startsOver?: true;
  /** Opens at the run's cursor. An `Ending` instead of a session refuses the run as a whole. */
  open(run: RunRow, actor: Actor, lease: Lease): Promise<RunSession<Batch> | Ending>;
  /** Clears away what the run needed, in the transaction that ends it, whatever way it ends. */
  clean(runId: number, tx: Database): Promise<void>;
}

/** A kind of long work: how it is done and how it is shown. `lib/runs/run-kinds.ts` lists them all. */
export interface RunKind<Batch = unknown> extends RunWork<Batch> {
  view: RunViewKind;
}
