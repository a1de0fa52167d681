import { setTimeout } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { NotedEvent } from '#lib/core/events/event-types.ts';
import { noteEvent } from '#lib/core/events/note-event.ts';
import { createEndpoint } from '#lib/webhooks/create-endpoint.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { startWorker } from '#tests/support/import-file.ts';
import { startReceiver } from '#tests/webhooks/receiver.ts';

const EVENTS = 10_000;
const KILLS = 8;
const NETWORKS = { WEBHOOK_NETWORKS: '127.0.0.1/32' };

describe('webhooks whose workers are killed', () => {
  const { db } = useDatabase();

  it('lose nothing, and say the order of what comes in any order', async () => {
    const { owner } = await actors(db());
    const seen = new Set<string>();
    // One in fifty fails at first, as receivers do.
    const receiver = await startReceiver((response, { headers }) => {
      const id = headers['webhook-id'] ?? '';
      const fails = !seen.has(id) && Number.parseInt(id.slice(-2), 16) % 50 === 0;
      seen.add(id);
      response.writeHead(fails ? 500 : 204).end();
    });
    process.env.WEBHOOK_NETWORKS = NETWORKS.WEBHOOK_NETWORKS;
    const { endpoint } = await createEndpoint(owner, { url: receiver.url, events: ['contact.created'] });
    const events = Array.from(
      { length: EVENTS },
      (_, at): NotedEvent => ({ type: 'contact.created', data: { ids: [at + 1] } }),
    );
    for (let at = 0; at < EVENTS; at += 500) {
      await db().transaction((tx) => noteEvent(events.slice(at, at + 500), tx));
    }

    for (let killed = 0; killed < KILLS; killed++) {
      const worker = startWorker(NETWORKS);
      await worker.ready;
      const before = receiver.received.length;
      await expect.poll(() => receiver.received.length, { timeout: 60_000 }).toBeGreaterThan(before);
      await setTimeout(200 + 500 * Math.random());
      worker.child.kill('SIGKILL');
      await worker.exited;
    }
    const last = startWorker(NETWORKS);
    await expect.poll(() => waiting(endpoint.id), { timeout: 300_000, interval: 500 }).toBe(0);
    last.child.kill('SIGTERM');
    await last.exited;

    const told = receiver.received.map(({ body }) => JSON.parse(body) as Told);
    const bySequence = new Map(told.map((one) => [one.sequence, one.data.ids[0]]));
    const inOrder = [...bySequence].sort(([one], [other]) => one - other).map(([, id]) => id);
    expect(inOrder).toEqual(Array.from({ length: EVENTS }, (_, at) => at + 1));
    expect(seen.size).toBe(EVENTS);
    const { rows } = await db().execute(
      sql`select state, count(*)::int as n from webhook_delivery group by 1`,
    );
    expect(rows).toEqual([{ state: 'delivered', n: EVENTS }]);
    await receiver.close();
  });

  interface Told {
    sequence: number;
    data: { ids: number[] };
  }

  async function waiting(endpointId: number): Promise<number> {
    const { rows } = await db().execute<{ n: number }>(sql`
      select count(*)::int as n from webhook_delivery where endpoint_id = ${endpointId} and state = 'pending'`);
    return rows[0]?.n ?? 0;
  }
});
