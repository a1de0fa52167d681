import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Permission } from '#lib/core/permissions.ts';
import type { Said } from '#lib/core/runs/run-view-kind.ts';
import type { Translate } from '#lib/core/translate.ts';

/** What became of one selected contact; a `reason` is a code of the `errors` catalogue. */
export type Outcome =
  | { contactId: number; outcome: 'changed'; before?: number[] }
  | { contactId: number; outcome: 'unchanged' }
  | { contactId: number; outcome: 'refused'; reason: string };

/** A contact that was changed, with what its action noted for taking the change back. */
export interface Changed {
  contactId: number;
  before: number[];
}

/** Something that is done to many contacts at once. Its parameters hold ids only, for they are stored with the run. */
export interface BulkAction<Parameters extends object = Record<string, unknown>> {
  permission: Permission;
  /** Never done while somebody waits for the answer. */
  alwaysInBackground?: true;
  /** Afterwards its contacts are in no list any more. */
  removesContacts?: true;
  /** Reads what was asked for; what speaks against all of it is refused here. @throws Refused */
  readParameters(actor: Actor, given: Record<string, unknown>, tx: Database): Promise<Parameters>;
  /**
   * Does it to a batch, with statements over the whole of it, and says what became of each contact. The actor's rights are
   * those of this moment; contacts they do not see are refused as `not_found`. It may also say what became of others that
   * went along with them.
   */
  apply(actor: Actor, parameters: Parameters, contactIds: number[], tx: Database): Promise<Outcome[]>;
  /** Stored parameters in words; `t` knows all messages. */
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
