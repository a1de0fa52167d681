import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { blacklistEntries, runRejections } from '#db/schema/index.ts';
import { addNumbers } from '#lib/blacklist/add-to-blacklist.ts';
import { DIRECTIONS, type Direction, readListedNumber } from '#lib/blacklist/direction.ts';
import { Refused } from '#lib/core/errors.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { receiveImport } from '#lib/imports/receive-import.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { useTokenHolders } from '#tests/api/token-holders.ts';
import spellings from '#tests/fixtures/routing/number-spellings.json' with { type: 'json' };
import { useDatabase } from '#tests/support/database.ts';
import { stream } from '#tests/support/import-file.ts';

const VALUES = [
  ...spellings.spellings.map(({ value }) => value),
  ...DIRECTIONS.flatMap((direction) => spellings.lists[direction].map(({ typed }) => typed)),
];

describe('every spelling of the table', () => {
  const { db } = useDatabase();
  const { people, post } = useTokenHolders(db);

  beforeEach(async () => {
    await db().delete(blacklistEntries);
  });

  const listed = async () => (await db().select().from(blacklistEntries)).map(({ number }) => number);
  /** The number that stands on the list afterwards; null: it was refused. */
  const afterwards = async (add: () => Promise<boolean>) => {
    await db().delete(blacklistEntries);
    const isTaken = await add();
    const numbers = await listed();
    expect(numbers).toHaveLength(isTaken ? 1 : 0);
    return numbers[0] ?? null;
  };
  const byForm = (direction: Direction, numbers: string) =>
    afterwards(async () => {
      const error = await addNumbers(people.supervisor, { direction, numbers }).catch((reason) => reason);
      if (error instanceof Error && !(error instanceof Refused)) throw error;
      return !(error instanceof Refused);
    });
  const byApi = (direction: Direction, number: string) =>
    afterwards(async () => {
      const { status } = await post('supervisor', '/blacklist', { direction, number });
      expect([201, 422]).toContain(status);
      return status === 201;
    });

  it.each(DIRECTIONS)('is the same number, or refused, by form, API and file: %s', async (direction) => {
    const expected = VALUES.map((value) => {
      const read = readListedNumber(direction, value);
      return read.ok ? read.value : null;
    });
    expect(expected.filter((number) => number !== null).length).toBeGreaterThan(15);
    for (const [at, value] of VALUES.entries()) {
      expect([value, await byForm(direction, value)]).toEqual([value, expected[at]]);
      expect([value, await byApi(direction, value)]).toEqual([value, expected[at]]);
    }
    await db().delete(blacklistEntries);
    const lines = VALUES.map((value) => `"${value.replaceAll('"', '""')}"`).join('\n');
    const file = { fileName: 'lista.csv', into: 'blacklist', direction } as const;
    const body = stream([Buffer.from(`número\n${lines}\n`)]);
    const { id } = await receiveImport(people.supervisor, { ...file, body }, db());
    await executeRun(id, RUN_KINDS);
    const rejected = await db().select().from(runRejections).where(eq(runRejections.runId, id));
    // The header is the first line.
    const refused = expected.flatMap((number, at) => (number === null ? [at + 2] : []));
    expect(rejected.map(({ position }) => position).sort((a, b) => a - b)).toEqual(refused);
    expect((await listed()).sort()).toEqual([...new Set(expected.filter((one) => one !== null))].sort());
  });
});
