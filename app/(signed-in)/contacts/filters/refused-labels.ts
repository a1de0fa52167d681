import { getTranslations } from '#lib/i18n/get-translations.ts';

/** Filters whose word stands elsewhere than under their own name. */
const WORDS: Readonly<Record<string, string>> = {
  search: 'contacts.search.label',
  clientCode: 'contacts.fields.clientCode',
  active: 'contactList.filters.state',
  merged: 'contactList.filters.state',
  anonymized: 'contactList.filters.state',
  withOwner: 'contactList.filters.portfolio',
  field: 'contactList.filters.customField',
  city: 'contacts.fields.city',
  addressState: 'contacts.fields.state',
  createdFrom: 'contactList.filters.created',
  createdTo: 'contactList.filters.created',
  updatedFrom: 'contactList.filters.updated',
  updatedTo: 'contactList.filters.updated',
  interactionFrom: 'contactList.filters.interaction',
  interactionTo: 'contactList.filters.interaction',
  runOutcome: 'contactList.filters.outcome',
};

/** As the list calls the filters that are not understood. */
export async function refusedLabels(names: Iterable<string>): Promise<string[]> {
  const t = await getTranslations();
  return [...new Set([...names].map((name) => t(WORDS[name] ?? `contactList.filters.${name}`)))];
}
