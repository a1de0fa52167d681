import { normalizeText } from '#lib/identifiers/normalize-text.ts';
import { headerOf, type ImportHeader, nameMissing } from '../reading/columns.ts';
import type { Dialect } from '../reading/dialect.ts';
import { TEMPLATE_NAMES } from '../reading/import-fields.ts';
import { choiceOf, customFieldOf, type Layout, type LayoutProblem, layoutProblem } from './layout.ts';

export function applyLayout(
  cells: readonly string[],
  layout: Layout,
  dialect: Dialect,
  sample: readonly (readonly string[])[],
): ImportHeader {
  const names = cells.map((cell) => (layout.hasHeader ? normalizeText(cell) : ''));
  const fields = cells.map((_, at) => choiceOf(layout.fields[at] ?? null, layout.country));
  const header = headerOf(names, fields, dialect, sample);
  const problem = layoutProblem(layout.fields);
  return {
    ...header,
    // Without names every cell of the first row belongs to the table.
    width: layout.hasHeader ? header.width : Math.max(header.width, cells.length),
    ignored: layout.hasHeader ? header.ignored : unnamed(cells, fields),
    names: layout.hasHeader ? header.names : [],
    problem: problem ? problemOf(problem, names) : undefined,
  };
}

function unnamed(cells: readonly string[], fields: readonly unknown[]): string[] {
  return cells.flatMap((_, at) => (fields[at] ? [] : [`(${at + 1})`]));
}

function problemOf({ code, field }: LayoutProblem, names: string[]): ImportHeader['problem'] {
  if (code === 'name_column_missing') return nameMissing(names);
  if (!field) return { code };
  const column = customFieldOf(field) ?? TEMPLATE_NAMES[field as keyof typeof TEMPLATE_NAMES];
  return { code, params: { column: column ?? field } };
}
