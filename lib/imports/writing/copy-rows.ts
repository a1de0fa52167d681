import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

export type CopyValue = string | number | boolean | null | readonly (string | number)[] | Date;

const PIECE = 1 << 16;

/** COPY on the given connection, inside its current transaction. */
export async function copyRows(
  client: pg.Client,
  into: string,
  rows: Iterable<readonly CopyValue[]>,
): Promise<void> {
  const target = client.query(copyFrom(`copy ${into} from stdin`));
  await pipeline(Readable.from(pieces(rows), { objectMode: false }), target);
}

/** Joining lists once makes far less garbage than appending to text. */
function* pieces(rows: Iterable<readonly CopyValue[]>): Generator<Buffer> {
  let lines: string[] = [];
  let size = 0;
  for (const row of rows) {
    const line = row.map(field).join('\t');
    lines.push(line);
    size += line.length;
    if (size < PIECE) continue;
    yield Buffer.from(`${lines.join('\n')}\n`);
    lines = [];
    size = 0;
  }
  if (lines.length > 0) yield Buffer.from(`${lines.join('\n')}\n`);
}

function field(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escapeText(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (value instanceof Date) return value.toISOString();
  return escapeText(arrayLiteral(value));
}

function escapeText(text: string): string {
  if (!/[\\\n\r\t]/.test(text)) return text;
  return text.replace(/[\\\n\r\t]/g, (sign) =>
    sign === '\\' ? '\\\\' : sign === '\n' ? '\\n' : sign === '\r' ? '\\r' : '\\t',
  );
}

/** A Postgres array literal: numbers and plain words as they are, anything else quoted. */
export function arrayLiteral(list: readonly (string | number)[]): string {
  const items = list.map((item) =>
    typeof item === 'number' || (/^\w+$/.test(item) && !/^null$/i.test(item))
      ? String(item)
      : `"${item.replace(/["\\]/g, '\\$&')}"`,
  );
  return `{${items.join(',')}}`;
}
