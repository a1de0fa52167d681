import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { type StartedChange, startBulkChange } from '#lib/bulk/start-bulk-change.ts';
import type { Selection } from '#lib/contacts/selection/selection.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { flag } from '#lib/core/json-form.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { confirmIdentity, identityInput, spendConfirmation } from '#lib/users/sign-in/confirm-identity.ts';
import { digestOfRun, setDigest } from './set-digest.ts';

const OPERATION = 'contacts.anonymize';

/** As the API takes it, at once. */
export const anonymizationInput = z.object({
  ...identityInput.shape,
  understood: flag,
  unlistsNumbers: flag.optional(),
});

const schema = z.object({
  confirmation: z.string('required').max(200, 'invalid'),
  understood: flag.refine((isTicked) => isTicked, 'understood_required'),
  /** What `previewAnonymization` said: whoever was warned of others starts nothing. */
  digest: z.string().max(200).optional(),
  unlistsNumbers: flag.default(false),
});

/** `{ login, password }` for these contacts and no others. @returns what `startAnonymization` takes once, within five minutes */
export async function confirmAnonymization(
  actor: Actor,
  session: string,
  selection: Selection,
  input: unknown,
  db: Database = database(),
): Promise<string> {
  authorize(actor, 'contacts.anonymize');
  const digest = await setDigest(actor, selection, db);
  return confirmIdentity(actor, { session, operation: OPERATION, digest }, input, db);
}

/**
 * `{ confirmation, understood, digest?, unlistsNumbers? }`. Goes on in the background; there is no way back.
 * @throws Refused when the confirmation is not for exactly these contacts
 */
export async function startAnonymization(
  actor: Actor,
  session: string,
  selection: Selection,
  input: unknown,
  db: Database = database(),
): Promise<StartedChange> {
  authorize(actor, 'contacts.anonymize');
  const { confirmation, unlistsNumbers, digest: warned } = parseInput(schema, input);
  return db.transaction(async (tx) => {
    const digest = await setDigest(actor, selection, tx);
    if (warned !== undefined && warned !== digest) refuse('form', 'selection_changed');
    await spendConfirmation(actor, { session, operation: OPERATION, digest }, confirmation, tx);
    const started = await startBulkChange(actor, 'anonymize', { unlistsNumbers }, selection, tx);
    if ((await digestOfRun(started.runId, tx)) !== digest) refuse('form', 'selection_changed');
    return started;
  });
}
