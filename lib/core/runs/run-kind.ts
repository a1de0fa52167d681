import type { Database } from '#db/client.ts';
import type { Actor } from '../actor.ts';
import type { Permission } from '../permissions.ts';
import type { Lease } from './lease.ts';

/** How much a batch did; `processed` is `succeeded + rejected`. */
export interface Balance {
  processed: number;
  succeeded: number;
  rejected: number;
  /** Where the next batch starts, in the kind's own terms; stored with the batch. */
  cursor: Record<string, unknown>;
  /** Share of the whole that is done, 0 to 1000. */
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

/** How a run ends: completed, or failed as a whole with a reason of the catalogue. */
export type Ending =
  | { state: 'completed' }
  | { state: 'failed'; reason: string; detail?: Record<string, string | number> };

/** One run being worked on, from its cursor. `Batch` is whatever `read` prepared outside the transaction. */
export interface RunSession<Batch> {
  /**
   * Prepares the next at most `limit` units, fewer where they are large; null at the end. Called while the batch before it
   * is being written.
   */
  read(limit: number): Promise<Batch | null>;
  /** Units of a batch. */
  sizeOf(batch: Batch): number;
  /** Writes a batch through the transaction `tx`. */
  apply(batch: Batch, tx: Database): Promise<Balance>;
  /** Refuses the one unit of a batch that crashed its worker again and again. */
  setAside(batch: Batch, tx: Database): Promise<Balance>;
  /**
   * The asker with the rights of this moment, now and then while the run goes on; false ends it. For a kind whose runs need
   * more than its permission, or that looks at who asks.
   */
  admits?(asker: Actor): boolean;
  /** Last words, in the transaction that ends the run, whatever way it ends. */
  finish(tx: Database): Promise<Ending>;
  close(): Promise<void>;
}

/** What a kind of long work brings; everything else — lease, cursor, counts, resumption, endings — is `executeRun`'s. */
export interface RunKind<Batch = unknown> {
  /** Asked again while the run goes on: who loses it loses the run. */
  permission: Permission;
  batchSize: number;
  /**
   * Its work lives in its lease's connection and nowhere else: whoever takes it up again starts over, and nobody is told.
   * A kind for work whose result is only looked at.
   */
  startsOver?: true;
  /** Opens at the run's cursor. An `Ending` instead of a session refuses the run as a whole. */
  open(run: RunRow, actor: Actor, lease: Lease): Promise<RunSession<Batch> | Ending>;
  /** Clears away what the run needed, in the transaction that ends it. */
  clean(runId: number, tx: Database): Promise<void>;
}
