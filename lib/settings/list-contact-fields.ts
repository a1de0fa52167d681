import { type Database, database } from '#db/client.ts';
import { customFieldId, recordFieldsInOrder } from '#lib/contacts/list/record-fields.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { listCustomFields } from '#lib/custom-fields/list-custom-fields.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';

export interface ContactField {
  key: string;
  /** Of a custom field; the others have words in the catalogue. */
  name: string | null;
}

/** In the order the organization set. */
export async function listContactFields(actor: Actor, db: Database = database()): Promise<ContactField[]> {
  authorize(actor, 'contacts.view');
  const used = await listCustomFields(actor, { archived: false }, db);
  const { contactFields } = await getOrganization(db);
  const names = new Map(used.map(({ id, name }) => [id, name]));
  return recordFieldsInOrder(contactFields, [...names.keys()]).map((key) => ({
    key,
    name: names.get(customFieldId(key) ?? 0) ?? null,
  }));
}
