import { contactMark } from '#lib/contacts/identity/contact-mark.ts';
import { FLOWS } from '#lib/contacts/portfolio/flow.ts';
import { customFieldsCell } from '#lib/custom-fields/custom-fields-cell.ts';
import { parseTags } from '#lib/imports/deciding/cells/field-values.ts';
import { IMPORT_FIELDS, type ImportField, TEMPLATE_NAMES } from '#lib/imports/reading/import-fields.ts';
import type { ExportWords } from './cell-words.ts';
import type { ExportNames } from './export-names.ts';
import type { ExportRow } from './read-rows.ts';

const PHONES = 10;

/** Identifies the contact for an import; not part of the template. */
export const MARK_COLUMN = 'carteira_contact';

export interface ExportContext {
  names: ExportNames;
  words: ExportWords;
}

/** The import template's columns, those it leaves out, and the mark. */
export const EXPORT_HEADER: readonly string[] = [
  ...IMPORT_FIELDS.flatMap((field) =>
    field === 'phone' ? Array.from({ length: PHONES }, (_, at) => phoneColumn(at)) : TEMPLATE_NAMES[field],
  ),
  MARK_COLUMN,
];

function phoneColumn(at: number): string {
  return at === 0 ? TEMPLATE_NAMES.phone : `${TEMPLATE_NAMES.phone}_${at + 1}`;
}

export function exportCells(row: ExportRow, context: ExportContext): string[] {
  const cells: string[] = [];
  for (const field of IMPORT_FIELDS) {
    if (field === 'phone') for (let at = 0; at < PHONES; at++) cells.push(row.phones[at] ?? '');
    else cells.push(cellOf(field, row, context));
  }
  cells.push(contactMark(row.id, row.moment));
  return cells;
}

function cellOf(field: Exclude<ImportField, 'phone'>, row: ExportRow, context: ExportContext): string {
  const { names, words } = context;
  switch (field) {
    case 'gender':
      return row.gender ? words.genders[row.gender] : '';
    case 'birthDate':
      return row.birthDate ?? '';
    case 'active':
      return row.active ? words.yes : words.no;
    case 'corporate':
      // The column has no word for a group, and a blank cell leaves the kind unchanged.
      return row.kind === 'group' ? '' : row.kind === 'corporate' ? words.yes : words.no;
    case 'priority':
      return (row.priority && words.priorities[row.priority]) || '';
    case 'tags':
      return tagsCell(row.tagIds.flatMap((id) => names.tag.get(id) ?? []));
    case 'segments':
      return row.segmentIds.flatMap((id) => names.segment.get(id) ?? []).join(', ');
    case 'customFields':
      return customCell(row, names);
    case 'portfolio':
      return row.flow ? 'true' : '';
    case 'portfolioType':
      return row.flow ? String(FLOWS.indexOf(row.flow) + 1) : '';
    case 'portfolioOwner':
      return names.email.get(row.ownerId ?? 0) ?? '';
    case 'portfolioService':
      return names.service.get(row.serviceId ?? 0) ?? '';
    case 'portfolioBackup':
      return names.email.get(row.backupAgentId ?? 0) ?? '';
    default:
      return row[field] ?? '';
  }
}

/** Separated by commas, or a JSON list when the names would not be read back. */
function tagsCell(tags: string[]): string {
  const plain = tags.join(', ');
  const isPlain = !/[#|[]/.test(plain) || parseTags(plain).join('\n') === tags.join('\n');
  return isPlain ? plain : JSON.stringify(tags);
}

/** Decimal commas, as an import of a Brazilian file reads them. */
function customCell({ custom }: ExportRow, { fields }: ExportNames): string {
  const pairs: [string, string][] = [];
  for (const { id, name, type } of fields) {
    const value = custom[id];
    if (value) pairs.push([name, type === 'number' ? value.replace('.', ',') : value]);
  }
  return customFieldsCell(pairs);
}
