import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { getImport } from '#lib/imports/get-import.ts';
import { receiveImport } from '#lib/imports/receive-import.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { killWorkers } from '#tests/support/kill-workers.ts';

const ROWS = 100_000;
/** Each number stands twice, in both spellings of its ninth digit. */
const NUMBERS = ROWS / 2;
const LOOK_UPS = 2_000;

describe('a hundred thousand numbers whose workers are killed', () => {
  const { db } = useDatabase();

  it('stand on the list once each, and are looked up in far less than a millisecond', async () => {
    const { supervisor } = await actors(db());
    const file = { fileName: 'lista.csv', body: lines(), into: 'blacklist', direction: 'inbound' } as const;
    const { id } = await receiveImport(supervisor, file, db());
    const began = performance.now();
    expect(await killWorkers(id, 4_000, 2, db())).toBeGreaterThan(0);
    const seconds = (performance.now() - began) / 1_000;
    expect(await getImport(supervisor, id, db())).toMatchObject({
      state: 'completed',
      color: 'green',
      rows: ROWS,
      created: NUMBERS,
      unchanged: NUMBERS,
      rejected: 0,
    });
    const { rows } = await db().execute<{ n: number; outcomes: number }>(sql`
      select count(*)::int as n, (select count(*)::int from import_row) as outcomes from blacklist_entry`);
    expect(rows).toEqual([{ n: NUMBERS, outcomes: ROWS }]);
    await db().execute(sql`analyze blacklist_entry`);
    const looking = performance.now();
    for (let at = 0; at < LOOK_UPS; at++)
      await db().execute(sql`
        select exists (select from blacklist_entry where number = ${numberAt(at * 23)} and direction = 'inbound')`);
    const each = (performance.now() - looking) / LOOK_UPS;
    console.log(`100,000 lines in ${seconds.toFixed(1)} s with two kills; a look-up ${each.toFixed(3)} ms`);
    expect(each).toBeLessThan(1);
  });
});

async function* lines(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('número\n');
  for (let at = 0; at < NUMBERS; at += 500) {
    const some = Array.from({ length: Math.min(500, NUMBERS - at) }, (_, next) => numberAt(at + next));
    yield Buffer.from(
      some.map((number) => `${number.slice(2)}\n(${number.slice(2, 4)}) ${number.slice(5)}\n`).join(''),
    );
  }
}

function numberAt(at: number): string {
  return `55119${String(60_000_000 + at * 7)}`;
}
