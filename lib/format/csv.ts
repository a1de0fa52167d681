/** A spreadsheet runs such a cell as a formula, unless an apostrophe precedes it. */
const FORMULA = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
/** Spreadsheets write one before numbers that are text. */
const MARKED = /^'+\d[\d./ -]*$/;

/** Without the line break; formulas are neutralized and cells quoted where needed. */
export function csvLine(cells: readonly string[], delimiter = ';'): string {
  let line = '';
  for (let at = 0; at < cells.length; at++) {
    if (at > 0) line += delimiter;
    line += csvCell(cells[at] ?? '', delimiter);
  }
  return line;
}

/** A formula, and digits behind an apostrophe, get an apostrophe more, which `withoutApostrophe` removes. */
export function csvCell(text: string, delimiter = ';'): string {
  const safe = FORMULA.test(text) || MARKED.test(text) ? `'${text}` : text;
  if (!/["\t\r\n]/.test(safe) && !safe.includes(delimiter) && !/^\s|\s$/.test(safe)) return safe;
  return `"${safe.replaceAll('"', '""')}"`;
}

export function withoutApostrophe(text: string): string {
  return text.charCodeAt(0) === 39 && (FORMULA.test(text) || MARKED.test(text)) ? text.slice(1) : text;
}
