import type { ContactFormChoices } from '#components/contacts/form/contact-form-choices.ts';
import type { Contact } from '#lib/contacts/contact-record.ts';
import { typedValue } from '#lib/contacts/input/contact-form-values.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { listCustomFields } from '#lib/custom-fields/list-custom-fields.ts';
import { countriesIn } from '#lib/identifiers/countries.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { listSegments } from '#lib/segments/list-segments.ts';
import { listTags } from '#lib/tags/list-tags.ts';
import { languageOptions } from './language-options.ts';
import { portfolioChoices } from './portfolio-choices.ts';

const MOST_SUGGESTED = 200;

/** What the contact form offers, in the actor's language; of a contact being changed also what it already holds. */
export async function contactFormChoices(actor: Actor, contact?: Contact): Promise<ContactFormChoices> {
  const [organization, tags, segments, fields] = await Promise.all([
    getOrganization(),
    listTags(actor),
    listSegments(actor),
    listCustomFields(actor),
  ]);
  return {
    defaultCountry: organization.defaultCountry,
    countries: countryOptions(actor.locale, organization.defaultCountry),
    languages: languageOptions(actor.locale, contact?.language),
    tags: tags.slice(0, MOST_SUGGESTED).map(({ name }) => name),
    segments: segments.map(({ name }) => name),
    portfolio: can(actor, 'portfolio.assign') ? await portfolioChoices(actor, contact?.portfolio) : null,
    maySetActive: can(actor, 'contacts.activate'),
    customFields: fields
      .map((field) => {
        const filled = contact?.customFields.find(({ id }) => id === field.id);
        return { ...field, value: filled ? typedValue(filled, actor.locale) : '' };
      })
      .filter(({ archived, value }) => !archived || value !== ''),
  };
}

function countryOptions(locale: string, first: string) {
  const all = countriesIn(locale);
  const own = all.filter(({ iso }) => iso === first);
  return [...own, ...all.filter(({ iso }) => iso !== first)].map(({ iso, name, callingCode }) => ({
    value: iso,
    label: `${name} +${callingCode}`,
  }));
}
