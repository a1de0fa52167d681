import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';

/** Blocks of the table with a hit that a sample would meet if only as many matched as are counted, each in a block of its own. */
const EXPECTED = 50;
/** Twice as many are met by chance once in a hundred million samples. */
const CERTAIN = 100;
/** Of a tenth of the sample, which is asked first, so many of the expected five make the rest worth asking. */
const FIRST_LOOK = { share: 0.1, promising: 8 };

/**
 * Blocks are chosen by chance and independently, so how contacts lie in the table does not matter: if no more than `counted`
 * blocks held a match, a sample with twice the expected number would be next to impossible. false tells nothing.
 */
export async function isSurelyLarger(matching: SQL, counted: number, tx: Database): Promise<boolean> {
  const percent = (100 * EXPECTED) / counted;
  if (percent >= 100) return false;
  const { rows } = await tx.execute<{ certain: boolean }>(sql`
    select case when ${blocksMet(matching, percent * FIRST_LOOK.share)} >= ${FIRST_LOOK.promising}
      then ${blocksMet(matching, percent)} >= ${CERTAIN} else false end as certain`);
  return rows[0]?.certain ?? false;
}

/** The number of blocks with a match in a sample of so many percent of the table's; a row's `ctid` begins with its block. */
function blocksMet(matching: SQL, percent: number): SQL {
  return sql`(
    select count(distinct (ctid::text::point)[0])
    from contact tablesample system (${percent}::real) where ${matching}
  )`;
}

const ASKED = 1_000;
/** By so many times the deviation that chance has, it misleads once in a billion samples. */
const DEVIATIONS = 6;
/** Of a tenth of them, which is asked first, so much less than is needed will do for asking the rest. */
const SHORT = 0.1;

/** Whether more than `counted` of the ids fulfil the condition, as far as some picked by chance tell for certain. */
export async function surelyMoreFulfil(
  { ids, condition }: { ids: readonly number[]; condition: SQL },
  counted: number,
  tx: Database,
): Promise<boolean> {
  const share = counted / ids.length;
  const needed = share + DEVIATIONS * Math.sqrt((share * (1 - share)) / ASKED);
  if (!(needed <= 1)) return false;
  const asked = picked(ids, ASKED);
  const first = asked.slice(0, ASKED / 10);
  const fulfil = await numberOf(first, condition, tx);
  if (fulfil < (needed - SHORT) * first.length) return false;
  return fulfil + (await numberOf(asked.slice(first.length), condition, tx)) >= needed * ASKED;
}

async function numberOf(ids: number[], condition: SQL, tx: Database): Promise<number> {
  const { rows } = await tx.execute<{ count: number }>(sql`
    select count(*)::int from contact where id = any(${`{${ids.join()}}`}::bigint[]) and ${condition}`);
  return rows[0]?.count ?? 0;
}

function picked(ids: readonly number[], count: number): number[] {
  const mixed = [...ids];
  for (let at = 0; at < count; at++) {
    const other = at + Math.floor(Math.random() * (mixed.length - at));
    [mixed[at], mixed[other]] = [mixed[other] as number, mixed[at] as number];
  }
  return mixed.slice(0, count);
}
