import pg from 'pg';

interface Statement {
  text: string;
  values: unknown[];
}

const LENGTH = 160;
/** Lines of a plan that are not shown. */
const DETAILS =
  /^\s*(Index Searches|Storage|Sort Method|Heap Fetches|Heap Blocks|Rows Removed|Recheck Cond|Buffers|Planning|Workers)/;

/** Repeats every contact query of `work` under EXPLAIN ANALYZE. */
export async function explain(work: () => Promise<unknown>): Promise<string> {
  const statements = await statementsOf(work);
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    const plans: string[] = [];
    for (const { text, values } of statements) {
      const { rows } = await client.query(
        `explain (analyze, costs off, timing off, buffers off, summary off) ${text}`,
        values,
      );
      const lines = rows.map((row) => row['QUERY PLAN'] as string).filter((line) => !DETAILS.test(line));
      plans.push(finding(lines).map(shortened).join('\n'));
    }
    return plans.join('\n\n');
  } finally {
    await client.end();
  }
}

/** Only the part that finds contacts; counting and sorting are the same in every plan. */
function finding(lines: string[]): string[] {
  const start = lines.findIndex((line) => line.trim() === 'CTE found') + 1;
  if (start === 0) return lines;
  const indent = lines[start]?.search(/\S/) ?? 0;
  const rest = lines.slice(start);
  const end = rest.findIndex((line) => line.search(/\S/) < indent);
  return rest.slice(0, end === -1 ? undefined : end).map((line) => line.slice(indent));
}

function shortened(line: string): string {
  const short = line.replace('actual ', '').replace(' loops=1)', ')').replaceAll('.00', '');
  return short.length > LENGTH ? `${short.slice(0, LENGTH)} …` : short;
}

/** Queries that search contacts; not those that read a page's rows by id. */
async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const original = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  const seen: Statement[] = [];
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const config = args[0] as string | { text: string };
    const text = typeof config === 'string' ? config : config.text;
    if (/^\s*(select|with)/i.test(text) && /from contact\b|contact_identifier/.test(text)) {
      seen.push({ text, values: (args[1] ?? []) as unknown[] });
    }
    return original.apply(this, args);
  } as typeof pg.Client.prototype.query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original as typeof pg.Client.prototype.query;
  }
  return seen;
}
