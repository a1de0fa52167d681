import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Permission } from '#lib/core/permissions.ts';
import type { Said } from '#lib/core/runs/run-view-kind.ts';
import type { Translate } from '#lib/core/translate.ts';

export type Outcome =
  | { contactId: number; outcome: 'changed'; before?: number[] }
  | { contactId: number; outcome: 'unchanged' }
  | { contactId: number; outcome: 'refused'; reason: string };

export interface Changed {
  contactId: number;
  before: number[];
}

/** Its parameters hold ids only, for they are stored with the run. */
export interface BulkAction<Parameters extends object = Record<string, unknown>> {
  permission: Permission;
  alwaysInBackground?: true;
  removesContacts?: true;
  /** Reads what was asked for; what speaks against all of it is refused here. @throws Refused */
  readParameters(actor: Actor, given: Record<string, unknown>, tx: Database): Promise<Parameters>;
  /** Also of others that went along. Contacts the actor does not see are refused as `not_found`. */
  apply(
    actor: Actor,
    parameters: Parameters,
    contactIds: number[],
    tx: Database,
    runId: number,
  ): Promise<Outcome[]>;
  /** Once, when all contacts have had their turn. */
  finish?(tx: Database): Promise<void>;
  words?(parameters: Parameters, t: Translate, db: Database): Promise<Said[]>;
  /** Takes it back where nobody changed the same thing since. `since` is when the change began. */
  undo?(
    actor: Actor,
    parameters: Parameters,
    changed: Changed[],
    since: Date,
    tx: Database,
  ): Promise<Outcome[]>;
}
