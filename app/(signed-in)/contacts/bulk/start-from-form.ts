import type { BulkActionName } from '#lib/bulk/bulk-actions.ts';
import { bulkFlash } from '#lib/bulk/bulk-flash.ts';
import { startBulkChange } from '#lib/bulk/start-bulk-change.ts';
import { postedSelection } from '#lib/contacts/selection/posted-selection.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { localPath } from '#lib/web/local-path.ts';
import type { Done } from '#lib/web/submit-form.ts';

/** Starts the bulk change a confirmation asks for, one of `allowed`, and returns to the list it came from. */
export async function startFromForm(
  actor: Actor,
  input: Record<string, unknown>,
  allowed: readonly BulkActionName[],
  key: string,
): Promise<Done> {
  const action = allowed.find((name) => name === input.action) ?? refuse('form', 'invalid');
  const { tags, priority, segments } = input;
  const started = await startBulkChange(actor, action, { tags, priority, segments }, postedSelection(input));
  const returnTo = localPath(input.returnTo);
  return { to: returnTo === '/' ? '/contacts' : returnTo, flash: bulkFlash(key, started, true) };
}
