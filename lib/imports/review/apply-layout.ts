import { normalizeText } from '#lib/identifiers/normalize-text.ts';
import { type ImportColumn, type ImportHeader, listIgnored, nameMissing } from '../reading/columns.ts';
import { isMarkColumn, meaningOf } from '../reading/header-names.ts';
import { type ImportField, TEMPLATE_NAMES } from '../reading/import-fields.ts';
import { type Layout, type LayoutProblem, layoutProblem } from './layout.ts';

export function applyLayout(cells: string[], layout: Layout): ImportHeader {
  const names = cells.map((cell) => (layout.hasHeader ? normalizeText(cell) : ''));
  const columns: ImportColumn[] = [];
  for (const [index, field] of layout.fields.entries())
    if (field) columns.push({ index, field, name: names[index] || TEMPLATE_NAMES[field] });
  const lastNamed = names.findLastIndex((name) => name !== '');
  const lastFilled = layout.hasHeader ? lastNamed : cells.length - 1;
  const width = Math.max(lastFilled, columns.at(-1)?.index ?? -1) + 1;
  const problem = layoutProblem(layout.fields);
  return {
    delimiter: layout.delimiter,
    width,
    cells: cells.length,
    columns,
    customFieldsAt: layout.fields.indexOf('customFields'),
    markAt: names.findIndex((name, index) => !layout.fields[index] && isMarkColumn(name)),
    ignored: listIgnored(
      names.flatMap((name, index) =>
        index >= width || layout.fields[index] || meaningOf(name) === 'own' ? [] : [name || `(${index + 1})`],
      ),
    ),
    problem: problem ? problemOf(problem, names) : undefined,
  };
}

function problemOf({ code, field }: LayoutProblem, names: string[]): ImportHeader['problem'] {
  if (code === 'name_column_missing') return nameMissing(names);
  return { code, params: field && { column: TEMPLATE_NAMES[field] } };
}

/**
 * The header of the error report, whose corrected copy is imported without a review. Columns keep their names where
 * such an import understands them in the same way; the others get the template's.
 */
export function reportHeader(cells: string[], layout: Layout): string[] {
  const taken = new Set<string>();
  const header: (string | null)[] = cells.map((cell, index) => {
    const name = layout.hasHeader ? normalizeText(cell) : '';
    const field = layout.fields[index] ?? null;
    const meaning = meaningOf(name);
    if (meaning === 'own' || (!field && !meaning)) return name || `(${index + 1})`;
    if (!field || !meaning) return field ? null : `ignored ${name}`;
    if (meaning.field !== field || taken.has(meaning.key)) return null;
    taken.add(meaning.key);
    return name;
  });
  return header.map((name, index) => name ?? templateName(layout.fields[index] as ImportField, taken));
}

function templateName(field: ImportField, taken: Set<string>): string {
  if (field !== 'phone') return TEMPLATE_NAMES[field];
  let number = 1;
  while (taken.has(`phone ${number}`)) number += 1;
  taken.add(`phone ${number}`);
  return number === 1 ? TEMPLATE_NAMES.phone : `${TEMPLATE_NAMES.phone}_${number}`;
}
