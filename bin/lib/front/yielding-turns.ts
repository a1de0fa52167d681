import { type TurnLimits, turnsIn } from '#lib/core/person-turns.ts';

const RESTS = 3;
/** A rest of more than this helps nobody. */
const LONGEST_REST_MS = 2_000;

/**
 * As `turns`, and whoever keeps a line waiting makes room while `isContended`: their work goes on one by one, each piece
 * followed by a rest three times as long. So one who asks without end takes a quarter of a core of this process at most; who asks
 * for one thing after the other notices nothing.
 */
export function yieldingTurns(limits: TurnLimits, isContended: () => boolean): ReturnType<typeof turnsIn> {
  return turnsIn(new Map(), limits, (running, took) => {
    if (!isContended()) return 0;
    return running > 1 ? undefined : Math.min(RESTS * took, LONGEST_REST_MS);
  });
}
