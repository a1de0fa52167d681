import { JSON_SIGN, parseCustomFieldsCell } from './parse-custom-fields-cell.ts';

/**
 * Custom values as one cell that reads back the same: `["Name","value"|"Name","value"]`, and where their own quotes would
 * be taken for the form's, a JSON list of pairs behind a sign of its own.
 */
export function customFieldsCell(pairs: readonly (readonly [name: string, value: string])[]): string {
  if (pairs.length === 0) return '';
  const plain = `[${pairs.map(([name, value]) => `"${name}","${value}"`).join('|')}]`;
  const hasQuotes = pairs.some(([name, value]) => name.includes('"') || value.includes('"'));
  return hasQuotes && !readsBack(plain, pairs) ? `${JSON_SIGN}${JSON.stringify(pairs)}` : plain;
}

function readsBack(cell: string, pairs: readonly (readonly [string, string])[]): boolean {
  const parsed = parseCustomFieldsCell(cell);
  return parsed.ok && JSON.stringify(parsed.pairs) === JSON.stringify(pairs);
}
