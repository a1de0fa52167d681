import pg from 'pg';

interface Statement {
  text: string;
  values: unknown[];
}

const LENGTH = 200;

/** Plans of what `work` asks of the database, measured: every query of it once more under EXPLAIN. */
export async function explain(work: () => Promise<unknown>): Promise<string> {
  const statements = await statementsOf(work);
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    const plans: string[] = [];
    for (const { text, values } of statements) {
      const { rows } = await client.query(`explain (analyze, buffers, costs off) ${text}`, values);
      const plan = rows.map((row) => row['QUERY PLAN'].slice(0, LENGTH)).join('\n');
      plans.push(`${text.replace(/\s+/g, ' ').slice(0, 4 * LENGTH)}\n${plan}`);
    }
    return plans.join('\n\n');
  } finally {
    await client.end();
  }
}

async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const original = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  const seen: Statement[] = [];
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const config = args[0] as string | { text: string };
    const text = typeof config === 'string' ? config : config.text;
    if (/^\s*(select|with)/i.test(text) && !text.includes('set_config')) {
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
