import { type Database, database } from '#db/client.ts';
import { contacts } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { authorize } from '#lib/core/permissions.ts';
import { type Contact, contactColumns, contactOf } from './contact-record.ts';
import { addIdentifiers } from './identity/identifier-index.ts';
import { lockIdentities } from './identity/identity-lock.ts';
import { readNewContact } from './input/contact-input.ts';
import { contactRules } from './input/contact-rules.ts';
import { planChanges } from './input/plan-changes.ts';
import { withSegments } from './input/with-segments.ts';

/**
 * Refuses values that are wrong, a CNPJ or client code of another contact and, unless duplicates are allowed, a CPF, phone or
 * e-mail of another (conflict). A blank name is made of first and last name.
 */
export async function createContact(
  actor: Actor,
  input: unknown,
  db: Database = database(),
): Promise<Contact> {
  authorize(actor, 'contacts.create');
  return db.transaction(async (tx) => {
    await lockIdentities(tx);
    const rules = await contactRules(actor, tx);
    const given = readNewContact(input, rules.input);
    const { values, fields } = await planChanges(actor, await withSegments(given, tx), null, rules, tx);
    const [row] = await tx
      .insert(contacts)
      .values({ ...values, name: values.name ?? '' })
      .returning(contactColumns);
    if (!row) throw new Error('the contact was not inserted');
    await addIdentifiers([row], rules.identifiers, tx);
    await audit(actor, { action: 'contact.created', subjectId: row.id, fields }, tx);
    return contactOf(row, tx);
  });
}
