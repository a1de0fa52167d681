import { and, eq, inArray, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { blacklistEntries } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound, refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { isId, SMALL_ID } from '#lib/core/row-id.ts';
import { entryInput } from './add-to-blacklist.ts';
import { DIRECTIONS, readListedNumber } from './direction.ts';

export const removedInput = entryInput.omit({ note: true });

/** Takes a number off its list, `{ direction, number }`. @throws NotFound where it is not on it, Refused */
export async function removeNumber(actor: Actor, input: unknown, db: Database = database()): Promise<void> {
  authorize(actor, 'blacklist.manage');
  const { direction, number } = parseInput(removedInput, input);
  const read = readListedNumber(direction, number);
  if (!read.ok) return refuse('number', read.code);
  const which = and(eq(blacklistEntries.number, read.value), eq(blacklistEntries.direction, direction));
  if ((await remove(actor, which, db)) === 0) throw new NotFound('blacklist entry');
}

const pickedInput = z.object({ ids: z.array(z.union([z.number(), z.nan()])).max(1_000, 'too_many') });

/** Takes the picked ones off; those that are gone already are no matter. @returns how many were taken off */
export async function removePicked(actor: Actor, input: unknown, db: Database = database()): Promise<number> {
  authorize(actor, 'blacklist.manage');
  const { ids } = parseInput(pickedInput, input);
  const real = ids.filter((id) => isId(id, SMALL_ID));
  if (real.length === 0) refuse('form', 'blacklist_none_picked');
  return remove(actor, inArray(blacklistEntries.id, real), db);
}

async function remove(actor: Actor, which: SQL | undefined, db: Database): Promise<number> {
  return db.transaction(async (tx) => {
    const gone = await tx
      .delete(blacklistEntries)
      .where(which)
      .returning({ id: blacklistEntries.id, direction: blacklistEntries.direction });
    for (const direction of DIRECTIONS) {
      const ids = gone.filter((one) => one.direction === direction).map(({ id }) => id);
      if (ids.length === 0) continue;
      const subjectId = ids.length === 1 ? (ids[0] ?? null) : null;
      const details = { direction, numbers: ids.length };
      await audit(actor, { action: 'blacklist.removed', subjectId, details }, tx);
    }
    return gone.length;
  });
}
