import { database } from '#db/client.ts';
import { errorFacts, log } from '#lib/core/log.ts';
import { attempt } from './attempt.ts';
import { claimNext, endpointsWithDue } from './claim.ts';
import type { PostOptions } from './post.ts';

/** At once to one endpoint: enough for a receiver that answers slowly, few enough for one that is small. */
const LANES = 4;

export interface Sender {
  /** Looks once for what is due. What it begins goes on by itself, so that a slow receiver keeps nobody else waiting. */
  look(): Promise<void>;
  /** Resolves when nothing is being sent any more. */
  settled(): Promise<void>;
}

/** Sends what is due, of every endpoint some at a time, until `signal`. */
export function webhookSender(options: PostOptions, signal: AbortSignal): Sender {
  const running = new Map<number, Set<Promise<void>>>();

  const sendAll = async (endpointId: number) => {
    while (!signal.aborted) {
      const claimed = await claimNext(endpointId, database());
      if (!claimed) return;
      await attempt(claimed, options, database());
    }
  };

  const start = (endpointId: number) => {
    const lanes = running.get(endpointId) ?? new Set();
    running.set(endpointId, lanes);
    const lane = sendAll(endpointId)
      .catch((error) => log('webhook.turn_failed', { endpoint: endpointId, ...errorFacts(error) }))
      .finally(() => {
        lanes.delete(lane);
        if (lanes.size === 0) running.delete(endpointId);
      });
    lanes.add(lane);
  };

  return {
    async look() {
      for (const endpointId of await endpointsWithDue(database())) {
        if (signal.aborted) return;
        for (let lanes = running.get(endpointId)?.size ?? 0; lanes < LANES; lanes++) start(endpointId);
      }
    },
    async settled() {
      await Promise.all([...running.values()].flatMap((lanes) => [...lanes]));
    },
  };
}
