import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { allCustomFields } from '#lib/custom-fields/list-custom-fields.ts';
import { allVariables } from './variables.ts';

/** Every variable a text may have, as it is written in braces. */
export async function listVariables(actor: Actor, db: Database = database()): Promise<string[]> {
  authorize(actor, 'templates.view');
  return allVariables(await allCustomFields(db));
}
