import { asc } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { customFields } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { type CustomField, customFieldColumns, customFieldOf } from './custom-field.ts';

/** @param options.archived true: archived fields only; false: active ones only; undefined: all, archived last */
export async function listCustomFields(
  actor: Actor,
  options: { archived?: boolean } = {},
  db: Database = database(),
): Promise<CustomField[]> {
  authorize(actor, 'custom-fields.view');
  const all = await allCustomFields(db);
  return options.archived === undefined ? all : all.filter((field) => field.archived === options.archived);
}

/** Names of the fields in use, in their order. For verbs that have already checked their own permission. */
export async function customFieldNames(db: Database): Promise<string[]> {
  return (await allCustomFields(db)).flatMap(({ name, archived }) => (archived ? [] : [name]));
}

/** For verbs that have already checked their own permission. */
export async function allCustomFields(db: Database): Promise<CustomField[]> {
  const rows = await db
    .select(customFieldColumns)
    .from(customFields)
    .orderBy(asc(customFields.position), asc(customFields.id));
  const fields = rows.map(customFieldOf);
  return [...fields.filter(({ archived }) => !archived), ...fields.filter(({ archived }) => archived)];
}
