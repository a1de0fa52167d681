import { JSON_SIGN, parseCustomFieldsCell } from './parse-custom-fields-cell.ts';

/**
 * Read back unchanged: `["Name","value"|"Name","value"]`, or `json:` and a list of pairs when quotes inside make that
 * ambiguous.
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
