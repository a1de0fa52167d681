import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { CustomField } from '#lib/custom-fields/custom-field.ts';
import { allCustomFields } from '#lib/custom-fields/list-custom-fields.ts';
import { decimalOf } from '#lib/custom-fields/parse-number.ts';
import { today } from '#lib/format/today.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { type IdentifierRule, identifierRule } from '../identity/identifier-index.ts';
import type { InputRules } from './contact-input.ts';

export interface ContactRules {
  input: InputRules;
  fields: readonly CustomField[];
  identifiers: IdentifierRule;
  allowDuplicates: boolean;
}

export async function contactRules(actor: Actor, db: Database): Promise<ContactRules> {
  const { refuseInvalidDocuments, placeholders, allowDuplicates } = await getOrganization(db);
  const fields = await allCustomFields(db);
  return {
    input: { refuseInvalid: refuseInvalidDocuments, today: today(actor), fields, decimal: decimalOf(actor) },
    fields,
    identifiers: identifierRule(placeholders),
    allowDuplicates,
  };
}
