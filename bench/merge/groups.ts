import { sql } from 'drizzle-orm';
import { database, pool } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { findAll } from '#lib/duplicates/finding/find-anew.ts';
import { listGroups } from '#lib/duplicates/list-groups.ts';
import { refreshAllGroups } from '#lib/duplicates/refresh-groups.ts';
import { findByExpertSql } from './expert.ts';

const ROUNDS = 3;
const PAGES = 60;

/**
 * Finding all groups beside expert SQL, by turns; the list page by page; and keeping groups current after one contact changed
 * and after many.
 */
export async function measureGroups(total: number, actors: readonly Actor[]): Promise<void> {
  const found = { own: [] as number[], expert: [] as number[] };
  const client = await pool().connect();
  try {
    for (let round = 0; round < ROUNDS; round++) {
      await client.query('truncate duplicate_member, duplicate_group, duplicate_part, duplicate_pending');
      found.own.push(await timed(() => findAll(database())));
      found.expert.push(await timed(() => findByExpertSql(client)));
    }
    await compare(client);
    await client.query('drop table expert_member, expert_group');
    await client.query('vacuum (analyze) duplicate_member, duplicate_group');
  } finally {
    client.release();
  }
  const [own, expert] = [Math.min(...found.own), Math.min(...found.expert)];
  console.log(
    `all groups found and written: ${seconds(own)}; expert SQL: ${seconds(expert)}; ratio ${(own / expert).toFixed(2)} (target 1.5)`,
  );
  console.log(`once more, nothing changed: ${seconds(await timed(() => findAll(database())))}`);
  for (const actor of actors) await measurePages(actor);
  for (const count of [1, 5_000, 20_000]) await measureKept(total, count);
}

/** Crowds count as any other value in both. */
async function compare(client: { query(text: string): Promise<{ rows: Record<string, number>[] }> }) {
  const { rows } = await client.query(`
    select (select count(*)::int from duplicate_group) as groups, (select count(*)::int from duplicate_member) as members,
      (select count(*)::int from duplicate_member m full join expert_member e using (contact_id)
        where m.group_id is distinct from e.group_id) as different`);
  const { groups, members, different } = rows[0] ?? {};
  console.log(`${groups} groups of ${members} contacts`);
  if (different !== 0) throw new Error(`${different} contacts are in other groups than expert SQL found`);
}

async function measurePages(actor: Actor): Promise<void> {
  const took: number[] = [];
  let after: { size: number; id: number } | undefined;
  for (let page = 0; page < PAGES; page++) {
    const began = performance.now();
    const { next } = await listGroups(actor, { after });
    took.push(performance.now() - began);
    // Every tenth page is followed from; the others begin somewhere deep.
    const deep = { size: 2, id: 1 + Math.floor((page * 7_919 * 13) % 900_000) };
    after = page % 10 === 0 && next ? next : deep;
  }
  const filters = [
    { conflict: 'true' },
    { kind: 'email' },
    { search: 'silva' },
    { search: 'joao' },
    { owner: 2 },
  ];
  for (const filter of filters) {
    const began = performance.now();
    const { count } = await listGroups(actor, filter);
    console.log(`  ${JSON.stringify(filter)}: ${(performance.now() - began).toFixed(0)} ms, ${count} groups`);
  }
  took.sort((one, other) => one - other);
  console.log(
    `list as ${actor.role}: p50 ${took[PAGES / 2]?.toFixed(1)} ms, p95 ${took[Math.floor(PAGES * 0.95)]?.toFixed(1)} ms`,
  );
}

async function measureKept(total: number, count: number): Promise<void> {
  const step = Math.floor(total / count);
  await database().execute(sql`
    insert into duplicate_pending select id, id from generate_series(9, ${total}, ${step}) as id limit ${count}`);
  const took = await timed(() => refreshAllGroups(database()));
  console.log(`${count} pending: ${seconds(took)}, ${((took * 1e6) / count).toFixed(0)} µs each`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}

function seconds(time: number): string {
  return `${time.toFixed(2)} s`;
}
