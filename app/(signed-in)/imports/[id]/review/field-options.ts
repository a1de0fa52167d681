import { getTranslations } from '#lib/i18n/get-translations.ts';
import {
  EXTRA_FIELDS,
  FIELD_GROUPS,
  type ImportField,
  type LayoutField,
  type PortfolioField,
} from '#lib/imports/reading/import-fields.ts';
import { customFieldOf } from '#lib/imports/review/layout.ts';

type ExtraField = (typeof EXTRA_FIELDS)[number];

/** What each field is called, and the fields as the choices of a column. */
export async function fieldOptions(customNames: readonly string[]) {
  const [contacts, t] = [await getTranslations('contacts.fields'), await getTranslations('imports')];
  const nameOf = (field: LayoutField): string => {
    const custom = customFieldOf(field);
    if (custom !== null) return custom;
    if (isExtra(field)) return t(`fields.${field}`);
    return isOwnWord(field as ImportField)
      ? t(`fields.${field as PortfolioField}`)
      : contacts(field as Exclude<ImportField, 'active' | 'corporate' | PortfolioField>);
  };
  const group = (name: keyof typeof FIELD_GROUPS | 'extra' | 'custom', fields: readonly LayoutField[]) => ({
    label: t(`review.groups.${name}`),
    options: fields.map((field) => ({ value: field as string, label: nameOf(field) })),
  });
  const groups = [
    ...Object.entries(FIELD_GROUPS).map(([name, fields]) => group(name as keyof typeof FIELD_GROUPS, fields)),
    group('extra', EXTRA_FIELDS),
    ...(customNames.length > 0
      ? [
          group(
            'custom',
            customNames.map((name) => `custom:${name}` as const),
          ),
        ]
      : []),
  ];
  return { nameOf, groups };
}

function isExtra(field: LayoutField): field is ExtraField {
  return (EXTRA_FIELDS as readonly string[]).includes(field);
}

/** Fields that a file says in another way than a contact's page. */
function isOwnWord(field: ImportField): field is 'active' | 'corporate' | PortfolioField {
  return field === 'active' || field === 'corporate' || field.startsWith('portfolio');
}
