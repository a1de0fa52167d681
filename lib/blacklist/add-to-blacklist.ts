import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { blacklistEntries } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { boundedReasons, type Reason, Refused } from '#lib/core/errors.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { DIRECTIONS, type Direction, readListedNumber } from './direction.ts';
import { writeEntries } from './write-entries.ts';

/** Lines of the form; more of them come as a file. */
export const MOST_LINES = 1_000;

export const listedNote = z
  .string('invalid')
  .max(LONGEST.reason, 'too_long')
  .nullable()
  .transform((text) => text?.replaceAll('\r\n', '\n').trim() || null);

export const direction = z.enum(DIRECTIONS, 'blacklist_direction');

/** One number, as the API gives it. */
export const entryInput = z.object({
  direction,
  number: z.string('required').max(LONGEST.callerId, 'phone_too_long'),
  note: listedNote.optional(),
});

/** One number a line. */
const linesInput = z.object({
  direction,
  numbers: z.string('required').transform((text) => text.split(/\r\n|\n|\r/)),
  note: listedNote.optional(),
});

export interface Added {
  added: number;
  /** Numbers that stood on the list already. */
  unchanged: number;
  /** The entries asked for, new and old, in the order given. */
  ids: number[];
}

/** Adds one number, `{ direction, number, note? }`. One that is listed already stays as it is. @throws Refused */
export async function addNumber(actor: Actor, input: unknown, db: Database = database()): Promise<Added> {
  authorize(actor, 'blacklist.manage');
  const { number, ...given } = parseInput(entryInput, input);
  const read = readListedNumber(given.direction, number);
  if (!read.ok) throw new Refused({ number: [{ code: read.code }] });
  return add(actor, { ...given, numbers: [read.value] }, db);
}

/**
 * Adds numbers of which each stands on a line of its own, `{ direction, numbers, note? }`: all of them, or none where a line is
 * refused. @throws Refused, by line: `numbers.3`
 */
export async function addNumbers(actor: Actor, input: unknown, db: Database = database()): Promise<Added> {
  authorize(actor, 'blacklist.manage');
  const { numbers: lines, ...given } = parseInput(linesInput, input);
  const numbers: string[] = [];
  const refused: [string, Reason[]][] = [];
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const read = readListedNumber(given.direction, line);
    if (read.ok) numbers.push(read.value);
    else refused.push([`numbers.${at + 1}`, [{ code: read.code }]]);
  }
  if (numbers.length + refused.length === 0) throw new Refused({ numbers: [{ code: 'required' }] });
  if (numbers.length + refused.length > MOST_LINES)
    throw new Refused({ numbers: [{ code: 'blacklist_too_many_lines', params: { maximum: MOST_LINES } }] });
  if (refused.length > 0) throw new Refused(boundedReasons(refused));
  return add(actor, { ...given, numbers }, db);
}

async function add(
  actor: Actor,
  given: { direction: Direction; numbers: readonly string[]; note?: string | null },
  db: Database,
): Promise<Added> {
  const { direction, numbers, note = null } = given;
  const different = [...new Set(numbers)];
  return db.transaction(async (tx) => {
    const rows = different.map((number) => ({ number, note }));
    const added = await writeEntries(actor, direction, rows, tx);
    if (added.size > 0) {
      const [only] = added.size === 1 ? added.values() : [];
      const details = { direction, numbers: added.size };
      await audit(actor, { action: 'blacklist.added', subjectId: only ?? null, details }, tx);
    }
    const entries = await tx
      .select({ id: blacklistEntries.id, number: blacklistEntries.number })
      .from(blacklistEntries)
      .where(and(inArray(blacklistEntries.number, different), eq(blacklistEntries.direction, direction)));
    const ids = different.flatMap((number) => entries.find((one) => one.number === number)?.id ?? []);
    return { added: added.size, unchanged: numbers.length - added.size, ids };
  });
}
