import { sql } from 'drizzle-orm';
import { database } from '#db/client.ts';
import { forgetLargeResults } from '#lib/contacts/list/large-results.ts';
import { listContacts } from '#lib/contacts/list-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Refused } from '#lib/core/errors.ts';
import { explain } from './explain.ts';
import { type ListQuery, listQueries } from './queries.ts';

interface Options {
  only?: string;
  /** Show plans of queries over their target, or of all. */
  explain?: 'missed' | 'all';
  times: number;
}

const WARM_UP = 6;

/** Runs every query with other values each time and prints the times. */
export async function measureList(total: number, options: Options): Promise<void> {
  const queries = listQueries(total).filter(({ name }) => name.includes(options.only ?? ''));
  for (const actor of [await benchActor('owner'), await benchActor('agent')]) {
    console.log(`\nas ${actor.role}${' '.repeat(49 - actor.role.length)}matches      p50      p95   target`);
    for (const query of queries) {
      if (actor.role === 'agent' && query.name.startsWith('import')) continue;
      await measure(query, actor, options);
    }
  }
}

async function measure({ name, target, make }: ListQuery, actor: Actor, options: Options): Promise<void> {
  const took: { ms: number; nth: number; count: number }[] = [];
  for (let nth = -WARM_UP; nth < options.times; nth++) {
    const query = await make(Math.abs(nth));
    const began = performance.now();
    const count = await countOf(() => listContacts(actor, query));
    if (nth >= 0) took.push({ ms: performance.now() - began, nth, count });
  }
  took.sort((a, b) => a.ms - b.ms);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))];
  const [middle, slow] = [at(0.5), at(0.95)];
  const isMissed = (slow?.ms ?? 0) > target;
  const count = slow?.count === -1 ? 'too slow' : String(slow?.count);
  console.log(
    `${name.padEnd(50)}${count.padStart(9)}${milliseconds(middle?.ms)}${milliseconds(slow?.ms)}${String(target).padStart(9)}${isMissed ? '  MISSED' : ''}`,
  );
  if (!slow || (options.explain === 'missed' ? !isMissed : options.explain !== 'all')) return;
  const query = await make(slow.nth);
  forgetLargeResults();
  console.log(JSON.stringify(query));
  console.log(await explain(() => listContacts(actor, query)));
}

/** -1 when the search was given up. */
async function countOf(work: () => ReturnType<typeof listContacts>): Promise<number> {
  try {
    return (await work()).count;
  } catch (error) {
    if (error instanceof Refused) return -1;
    throw error;
  }
}

function milliseconds(ms = 0): string {
  return ms.toFixed(1).padStart(9);
}

export async function benchActor(role: 'owner' | 'agent'): Promise<Actor> {
  const { rows } = await database().execute<{ id: number }>(
    sql`select id from app_user where role = ${role} order by id limit 1`,
  );
  return {
    userId: rows[0]?.id ?? 0,
    name: 'Bench',
    email: 'bench@carteira.example',
    role,
    canAnonymize: false,
    segmentIds: role === 'agent' ? [2] : [],
    locale: 'pt-BR',
    theme: 'system',
    timeZone: 'America/Sao_Paulo',
    listColumns: null,
    via: 'web',
  };
}
