import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { NotFound } from '#lib/core/errors.ts';
import type { CustomField } from './custom-field.ts';
import { allCustomFields } from './list-custom-fields.ts';

/** Locks the whole table, because names and order concern every field. @throws NotFound */
export async function lockCustomFields(
  id: number,
  db: Database,
): Promise<{ field: CustomField; fields: CustomField[] }> {
  await db.execute(sql`lock table custom_field in share row exclusive mode`);
  const fields = await allCustomFields(db);
  const field = fields.find((one) => one.id === id);
  if (!field) throw new NotFound('custom field');
  return { field, fields };
}
