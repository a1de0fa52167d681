import { TooMany } from '#lib/core/errors.ts';
import type { TurnLimits } from '#lib/core/person-turns.ts';

const RESTS = 3;
/** A rest of more than this helps nobody. */
const LONGEST_REST_MS = 2_000;

interface Line {
  running: number;
  waiting: (() => void)[];
}

type InTurn = (key: string, work: () => Promise<void>) => Promise<void>;

/**
 * As `turns`, and whoever keeps a line waiting makes room while `isContended`: their work goes on one by one, each piece
 * followed by a rest three times as long. So one who asks without end takes a quarter of a core of this process at most; who asks
 * for one thing after the other notices nothing.
 */
export function yieldingTurns(limits: TurnLimits, isContended: () => boolean): InTurn {
  const lines = new Map<string, Line>();
  const leave = (key: string, line: Line, took: number) => {
    const contended = isContended();
    const next = contended && line.running > 1 ? undefined : line.waiting.shift();
    if (next) setTimeout(next, contended ? Math.min(RESTS * took, LONGEST_REST_MS) : 0);
    else if (--line.running === 0) lines.delete(key);
  };
  return async (key, work) => {
    const line = lines.get(key) ?? { running: 0, waiting: [] };
    lines.set(key, line);
    if (line.running >= limits.atOnce || line.waiting.length > 0) await turn(line, limits);
    else line.running++;
    const began = performance.now();
    try {
      await work();
    } finally {
      leave(key, line, performance.now() - began);
    }
  };
}

async function turn(line: Line, { waiting, patience, code, retryAfter }: TurnLimits): Promise<void> {
  if (line.waiting.length >= waiting) throw new TooMany(code, retryAfter);
  await new Promise<void>((resolve, reject) => {
    const begin = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(() => {
      line.waiting.splice(line.waiting.indexOf(begin), 1);
      reject(new TooMany(code, retryAfter));
    }, patience);
    line.waiting.push(begin);
  });
}
