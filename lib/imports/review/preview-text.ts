import { priorityOf } from '#lib/contacts/priority.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Translate } from '#lib/core/translate.ts';
import { formatDay } from '#lib/format/format-date.ts';
import { formatCnpj, formatCpf, formatPhone } from '#lib/identifiers/format.ts';
import type { ParsedRow } from '../deciding/parsed-row.ts';
import type { LayoutField, ScalarField } from '../reading/import-fields.ts';
import { customFieldOf } from './layout.ts';

/** A field in the reader's language and formats, empty when blank. `t` must know all messages. */
export function previewText(
  row: ParsedRow,
  field: LayoutField,
  t: Translate,
  locale: Actor['locale'],
): string {
  const custom = customFieldOf(field);
  if (custom !== null) return (row.customFields ?? []).find(([name]) => name === custom)?.[1] ?? '';
  const yesNo = (value: boolean) => t(`imports.review.preview.${value ? 'yes' : 'no'}`);
  switch (field) {
    case 'publicName':
    case 'name':
      return row.name ?? '';
    case 'phone':
      return row.phones.map(formatPhone).join(', ');
    case 'status':
    case 'active':
      return row.active === undefined ? '' : yesNo(row.active);
    case 'personType':
    case 'corporate':
      return row.kind === undefined ? '' : yesNo(row.kind === 'corporate');
    case 'priority': {
      const priority = priorityOf(row.priority ?? null);
      return priority ? t(`contacts.priorities.${priority}`) : '';
    }
    case 'labels':
    case 'tags':
      return (row.tags ?? []).join(', ');
    case 'segments':
      return (row.segments ?? []).join(', ');
    case 'portfolio':
      return yesNo(row.portfolio !== undefined);
    case 'portfolioType':
      return row.portfolio ? t(`imports.flows.${row.portfolio.flow}`) : '';
    case 'portfolioOwner':
      return row.portfolio?.ownerEmail ?? '';
    case 'portfolioService':
      return row.portfolio?.serviceName ?? '';
    case 'portfolioBackup':
      return row.portfolio?.backupAgentEmail ?? '';
    case 'customFields':
      return (row.customFields ?? []).map(([name, value]) => `${name}: ${value}`).join(', ');
    case 'document':
      return scalarText(row, row.values.cpf === undefined ? 'cnpj' : 'cpf', t, locale);
    default:
      return scalarText(row, field as ScalarField, t, locale);
  }
}

function scalarText(
  { values }: ParsedRow,
  field: ScalarField,
  t: Translate,
  locale: Actor['locale'],
): string {
  const value = values[field] ?? '';
  if (value === '') return '';
  if (field === 'cpf') return formatCpf(value);
  if (field === 'cnpj') return formatCnpj(value);
  if (field === 'birthDate') return formatDay(value, locale);
  return field === 'gender' ? t(`contacts.genders.${value}`) : value;
}
