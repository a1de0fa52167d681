import type { Actor } from '#lib/core/actor.ts';
import type { CustomField } from '#lib/custom-fields/custom-field.ts';
import { formatDay } from '#lib/format/format-date.ts';

/** `20.000,5`, `31/12/2026`. */
export function shownValue(
  { type, value }: Pick<CustomField, 'type'> & { value: string },
  locale: Actor['locale'],
) {
  if (type === 'date') return formatDay(value, locale);
  return type === 'number'
    ? new Intl.NumberFormat(locale, { maximumFractionDigits: 15 }).format(Number(value))
    : value;
}
