/** What makes a spreadsheet run a cell as a formula, behind any apostrophes that already disarm it. */
const FORMULA = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** One line of CSV without its line break: formulas disarmed, quoted where needed. */
export function csvLine(cells: readonly string[], delimiter = ';'): string {
  let line = '';
  for (let at = 0; at < cells.length; at++) {
    if (at > 0) line += delimiter;
    line += csvCell(cells[at] ?? '', delimiter);
  }
  return line;
}

/**
 * One cell of CSV. What a spreadsheet would run as a formula gets a leading apostrophe, which `withoutApostrophe` takes
 * away again, so that what the app writes it reads back unchanged.
 */
export function csvCell(text: string, delimiter = ';'): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  if (!/["\t\r\n]/.test(safe) && !safe.includes(delimiter) && !/^\s|\s$/.test(safe)) return safe;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** Undoes the apostrophe of `csvCell`. */
export function withoutApostrophe(text: string): string {
  return text.charCodeAt(0) === 39 && FORMULA.test(text) ? text.slice(1) : text;
}
