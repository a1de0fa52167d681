import { getTranslations } from '#lib/i18n/get-translations.ts';
import { FIELD_GROUPS, type ImportField, type PortfolioField } from '#lib/imports/reading/import-fields.ts';

/** What each field is called, and the fields as the choices of a column. */
export async function fieldOptions() {
  const [contacts, t] = [await getTranslations('contacts.fields'), await getTranslations('imports')];
  const nameOf = (field: ImportField) => (isOwnWord(field) ? t(`fields.${field}`) : contacts(field));
  const groups = Object.entries(FIELD_GROUPS).map(([group, fields]) => ({
    label: t(`review.groups.${group as keyof typeof FIELD_GROUPS}`),
    options: fields.map((field) => ({ value: field, label: nameOf(field) })),
  }));
  return { nameOf, groups };
}

/** Fields that a file says in another way than a contact's page. */
function isOwnWord(field: ImportField): field is 'active' | 'corporate' | PortfolioField {
  return field === 'active' || field === 'corporate' || field.startsWith('portfolio');
}
