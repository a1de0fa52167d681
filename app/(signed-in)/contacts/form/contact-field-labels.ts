import type { Words } from '#lib/i18n/get-translations.ts';

const CUSTOM = /^custom(?:\.f|:)(\d+)$/;
const IN_PORTFOLIO = /^(?:portfolio\.)?(flow|owner|backupAgent|service)(?:Id)?$/;

/**
 * The words for names of a contact's fields, as forms (`address.city`, `custom.f12`, `portfolio.ownerId`) and the audit trail (`city`,
 * `custom:12`, `ownerId`) write them; each word once.
 */
export function contactFieldLabels(
  names: readonly string[],
  t: Words<'contacts'>,
  customFields: readonly { id: number; name: string }[],
): string[] {
  const labels = names.map((name) => {
    const customId = CUSTOM.exec(name)?.[1];
    if (customId) {
      const field = customFields.find(({ id }) => id === Number(customId));
      return field ? t('fields.custom', { name: field.name }) : t('fields.customFields');
    }
    const plain = name.startsWith('phones.')
      ? 'phones'
      : name.replace(/^(address|social)\./, '').replace(IN_PORTFOLIO, '$1');
    const key = `fields.${plain}`;
    return t.has(key) ? t(key) : plain;
  });
  return [...new Set(labels)];
}
