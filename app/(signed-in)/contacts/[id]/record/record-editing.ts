import type { Contact } from '#lib/contacts/contact-record.ts';
import type { ContactFormValues } from '#lib/contacts/input/contact-form-values.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { CustomField } from '#lib/custom-fields/custom-field.ts';
import type { Words } from '#lib/i18n/get-translations.ts';

/** What the fields of a record are changed with. */
export interface Editing {
  contact: Contact;
  actor: Actor;
  values: ContactFormValues;
  fields: readonly CustomField[];
  /** Those the person may choose, by name. */
  segments: readonly string[];
  defaultCountry: string;
  returnTo?: string;
  t: Words<'contacts'>;
}
