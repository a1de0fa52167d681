import { and, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { contacts } from '#db/schema/index.ts';
import { type Contact, contactColumns, contactOf } from '#lib/contacts/contact-record.ts';
import { rootOfId } from '#lib/contacts/identity/merged.ts';
import { shownValue } from '#lib/contacts/list/shown-value.ts';
import { visibleContacts } from '#lib/contacts/visible-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { LONGEST } from '#lib/core/limits.ts';
import type { CustomField } from '#lib/custom-fields/custom-field.ts';
import { allCustomFields } from '#lib/custom-fields/list-custom-fields.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { fillIn, hasPlaceholders, type Placeholder } from './placeholders.ts';
import { type PlainVariable, variableOf } from './variables.ts';

/** Everything that variables take their values from. */
export interface Values {
  contact: Contact | null;
  agent: string;
  fields: readonly CustomField[];
  /** Of the organization: the customer reads it. */
  locale: Actor['locale'];
}

/** Loads them for a contact as far as the actor sees it; without one only the agent has a name. */
export async function valuesFor(actor: Actor, contactId: number | null, db: Database): Promise<Values> {
  const [fields, { locale }] = [await allCustomFields(db), await getOrganization(db)];
  return { contact: await visibleContact(actor, contactId, db), agent: actor.name, fields, locale };
}

async function visibleContact(actor: Actor, id: number | null, db: Database): Promise<Contact | null> {
  if (id === null) return null;
  const [row] = await db
    .select(contactColumns)
    .from(contacts)
    .where(and(sql`${contacts.id} = (${rootOfId(id)})`, visibleContacts(actor)));
  return row ? contactOf(row, db) : null;
}

/** A text as it would be sent, and what it lacks: names that are nothing, and variables without a value or a default. */
export interface Filled {
  text: string;
  unknown: string[];
  unresolved: string[];
}

export function fillText(text: string, values: Values): Filled {
  const [unknown, unresolved] = [new Set<string>(), new Set<string>()];
  const filled = fillIn(text, ({ name, fallback }: Placeholder) => {
    const variable = variableOf(name, values.fields);
    const value = variable && givenValue(variable, values);
    if (value) return value;
    if (fallback !== null) return fallback;
    (variable ? unresolved : unknown).add(name);
    return null;
  });
  return { text: filled, unknown: [...unknown], unresolved: [...unresolved] };
}

/** The text that goes out to a contact. @throws Refused naming what has no value and no default */
export async function filledFor(
  actor: Actor,
  contactId: number | null,
  text: string,
  db: Database,
): Promise<string> {
  if (!hasPlaceholders(text)) return text;
  const filled = fillText(text, await valuesFor(actor, contactId, db));
  refuseNames('variable_unknown', filled.unknown);
  refuseNames('variable_unresolved', filled.unresolved);
  if (filled.text.length > LONGEST.message) refuse('body', 'too_long', { maximum: LONGEST.message });
  return filled.text;
}

function refuseNames(code: string, names: readonly string[]): void {
  if (names.length > 0) refuse('body', code, { names: named(names) });
}

export function named(names: readonly string[]): string {
  return names.map((name) => `{{${name}}}`).join(', ');
}

function givenValue(variable: { plain: PlainVariable } | { fieldId: number }, values: Values): string {
  const { contact, agent, locale } = values;
  if ('plain' in variable) return PLAIN[variable.plain]({ contact, agent });
  const field = contact?.customFields.find(({ id }) => id === variable.fieldId);
  return field ? shownValue(field, locale) : '';
}

const PLAIN: Record<PlainVariable, (values: Pick<Values, 'contact' | 'agent'>) => string> = {
  'contact.name': ({ contact }) => contact?.name ?? '',
  'contact.first_name': ({ contact }) => (contact ? firstName(contact) : ''),
  contactcustomcode: ({ contact }) => contact?.clientCode ?? '',
  'agent.name': ({ agent }) => agent,
};

/** A company has but one name. */
function firstName({ firstName: given, name, kind }: Contact): string {
  if (given) return given;
  return kind === 'individual' ? (name.split(/\s+/)[0] ?? '') : name;
}
