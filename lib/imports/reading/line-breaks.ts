/** A quoted cell may contain line breaks, but a record of more lines than this has an unclosed quote. */
export const MOST_LINES = 20;

export function countBreaks(cells: string[]): number {
  let breaks = 0;
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) breaks += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
  }
  return breaks;
}

/** An unclosed quote swallows rows: each line of such a record has the header's width by itself. */
export function looksSwallowed(raw: Buffer, breaks: number, width: number, delimiter: string): boolean {
  if (breaks === 0) return false;
  if (breaks > MOST_LINES) return true;
  if (width < 2) return false;
  const lines = raw
    .toString('latin1')
    .replace(/[\r\n]+$/, '')
    .split(/\r\n|\n|\r/);
  return lines.every((line) => line.split(delimiter).length >= width);
}

export function endsWithBreak(raw: Buffer): boolean {
  const last = raw[raw.length - 1];
  return last === 10 || last === 13;
}

/** -1 when there are fewer than `count` line breaks. A CR at the very end may be half of a CRLF. */
export function endOfLines(bytes: Buffer, count: number): number {
  let at = 0;
  for (let found = 0; found < count; found++) {
    const lf = bytes.indexOf(10, at);
    const cr = bytes.subarray(at, lf === -1 ? undefined : lf).indexOf(13);
    if (lf === -1 && cr === -1) return -1;
    if (cr === -1) at = lf + 1;
    else at = at + cr + (bytes[at + cr + 1] === 10 ? 2 : 1);
  }
  return at;
}
