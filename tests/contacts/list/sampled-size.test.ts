import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { contactOrder } from '#lib/contacts/list/contact-order.ts';
import { findPage } from '#lib/contacts/list/find-page.ts';
import { isSurelyLarger, surelyMoreFulfil } from '#lib/contacts/list/sampled-size.ts';
import { useDatabase } from '#tests/support/database.ts';

const { db } = useDatabase();

const MANY = 20_000;
/** Few enough that half of the blocks are sampled, so that chance has no part in what is expected. */
const COUNTED = 100;
const COMMON = sql`tag_ids && '{7}'`;
const RARE = sql`tag_ids && '{8}'`;
const TOGETHER = sql`tag_ids && '{9}'`;

beforeAll(async () => {
  await db().execute(sql`
    insert into contact (name, tag_ids)
    select 'Fulano ' || lpad(n::text, 5, '0'), array_remove(array[
      case when n % 2 = 0 then 7 end, case when n % (${MANY}::int / ${COUNTED}::int) = 0 then 8 end, case when n <= 1000 then 9 end
    ], null)
    from generate_series(1, ${MANY}) n`);
});

describe('a sample', () => {
  it('tells that surely more match than are counted', async () => {
    expect(await isSurelyLarger(COMMON, COUNTED, db())).toBe(true);
  });

  it('tells nothing where just as many match, each in a block of its own', async () => {
    expect(await isSurelyLarger(RARE, COUNTED, db())).toBe(false);
  });

  it('tells nothing where many lie in few blocks', async () => {
    expect(await isSurelyLarger(TOGETHER, COUNTED, db())).toBe(false);
  });

  it('tells nothing where it would have to be as large as the table', async () => {
    expect(await isSurelyLarger(COMMON, 50, db())).toBe(false);
  });
});

describe('some ids picked by chance', () => {
  it.each([
    ['that most fulfil the condition', sql`id > 0`, 15_000, true],
    ['nothing where half of them do', COMMON, 15_000, false],
    ['nothing where hardly more are known than are counted', sql`id > 0`, 19_999, false],
  ])('tell %s', async (_, condition, counted, expected) => {
    const { rows } = await db().execute<{ id: number }>(sql`select id from contact`);
    const ids = rows.map(({ id }) => Number(id));
    expect(await surelyMoreFulfil({ ids, condition }, counted, db())).toBe(expected);
  });
});

describe('a page', () => {
  it.each([
    ['of what a sample told to be many', COMMON, ['Fulano 00002', 'Fulano 00004'], COUNTED, false],
    ['of what it told nothing of', RARE, ['Fulano 00200', 'Fulano 00400'], COUNTED, true],
    ['of what lies together', TOGETHER, ['Fulano 00001', 'Fulano 00002'], COUNTED, false],
  ])('%s', async (_, matching, names, count, countIsExact) => {
    const search = { matching, order: contactOrder('name'), position: undefined, backwards: false, limit: 2 };
    const page = await findPage(search, db(), { limits: { counted: COUNTED, walked: 1_000 } });
    expect(page).toMatchObject({ count, countIsExact });
    const { rows } = await db().execute<{ name: string }>(
      sql`select name from contact where id = any(${sql.param(page.items)}::bigint[]) order by name`,
    );
    expect(rows.map(({ name }) => name)).toEqual(names);
  });
});
