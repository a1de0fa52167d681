import { sql } from 'drizzle-orm';
import { PgBoss } from 'pg-boss';
import { connectionString, type Database, pool } from '#db/client.ts';
import { QUEUE_SCHEMA, RUN_QUEUE } from '#db/queue-schema.ts';
import { errorFacts, log } from '../log.ts';

const shared = globalThis as { carteiraSender?: Promise<PgBoss> };

/** Wakes a worker for the run, through the caller's transaction: no run without its wake-up and none too early. */
export async function wakeRun(runId: number, tx: Database): Promise<void> {
  const boss = await sender();
  const executeSql = async (text: string, values?: unknown[]) => {
    const { rows } = await tx.execute(parameterized(text, values ?? []));
    return { rows };
  };
  await boss.send(RUN_QUEUE, { runId }, { db: { executeSql } });
}

/** pg-boss speaks `$1`; Drizzle's transaction takes a template. */
function parameterized(text: string, values: unknown[]) {
  const parts = text.split(/\$(\d+)/);
  return sql.join(
    parts.map((part, index) =>
      index % 2 === 0 ? sql.raw(part) : sql`${sql.param(values[Number(part) - 1])}`,
    ),
  );
}

function sender(): Promise<PgBoss> {
  shared.carteiraSender ??= (async () => {
    const executeSql = (text: string, values?: unknown[]) => pool().query(text, values as unknown[]);
    const boss = new PgBoss({
      db: { executeSql },
      schema: QUEUE_SCHEMA,
      supervise: false,
      schedule: false,
      migrate: false,
    });
    boss.on('error', (error) => log('queue.error', errorFacts(error)));
    return boss.start();
  })();
  return shared.carteiraSender;
}

export async function workerQueue(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: connectionString(),
    schema: QUEUE_SCHEMA,
    migrate: false,
    schedule: false,
    max: 3,
  });
  boss.on('error', (error) => log('queue.error', errorFacts(error)));
  return boss.start();
}

export async function forgetQueue(): Promise<void> {
  const open = shared.carteiraSender;
  shared.carteiraSender = undefined;
  await (await open)?.stop({ graceful: false });
}
