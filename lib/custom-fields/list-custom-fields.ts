import { asc } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { customFields } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { type CustomField, customFieldColumns, customFieldOf } from './custom-field.ts';

/**
 * The organization's fields in their order.
 * @param options.archived true: the archived ones only; false: those in use only; left out: all, archived last
 */
export async function listCustomFields(
  actor: Actor,
  options: { archived?: boolean } = {},
  db: Database = database(),
): Promise<CustomField[]> {
  authorize(actor, 'custom-fields.view');
  const all = await allCustomFields(db);
  return options.archived === undefined ? all : all.filter((field) => field.archived === options.archived);
}

/** All fields, for verbs that have asked permission for what they do themselves. */
export async function allCustomFields(db: Database): Promise<CustomField[]> {
  const rows = await db
    .select(customFieldColumns)
    .from(customFields)
    .orderBy(asc(customFields.position), asc(customFields.id));
  const fields = rows.map(customFieldOf);
  return [...fields.filter(({ archived }) => !archived), ...fields.filter(({ archived }) => archived)];
}
