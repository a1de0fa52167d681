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
