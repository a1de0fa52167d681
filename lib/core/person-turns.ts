import type { Actor } from './actor.ts';
import { TooMany } from './errors.ts';

export interface TurnLimits {
  atOnce: number;
  waiting: number;
  patience: number;
  /** What is said to who asks for more, and the seconds after which they may ask again. */
  code: string;
  retryAfter: number;
}

interface Line {
  running: number;
  /** The turns that are waited for, each to be begun after so many ms. */
  waiting: ((rest: number) => void)[];
}

type Lines = Map<number | string, Line>;
type InTurn<Key> = <Result>(key: Key, work: () => Promise<Result>) => Promise<Result>;

/** How long whoever is next waits after work of `took` ms; undefined: nobody takes this turn over. */
type Rest = (running: number, took: number) => number | undefined;

/** What is beyond `atOnce` in this process waits; what waits too long is refused. @throws TooMany */
export function personTurns(kind: string, limits: TurnLimits): InTurn<Pick<Actor, 'userId'>> {
  const inTurn = turns(kind, limits);
  return ({ userId }, work) => inTurn(userId, work);
}

/** As `personTurns`, for work that is not counted by who asks for it. @throws TooMany */
export function turns(kind: string, limits: TurnLimits): InTurn<number | string> {
  return turnsIn(sharedLines(kind), limits, () => 0);
}

/** As `turns`, with lines of one's own and a rest between two turns. @throws TooMany */
export function turnsIn(lines: Lines, limits: TurnLimits, rest: Rest): InTurn<number | string> {
  return async (key, work) => {
    const line = lines.get(key) ?? { running: 0, waiting: [] };
    lines.set(key, line);
    if (line.running >= limits.atOnce || line.waiting.length > 0) await turn(line, limits);
    else line.running++;
    const began = performance.now();
    try {
      return await work();
    } finally {
      const after = rest(line.running, performance.now() - began);
      // Who waits takes this turn over, so that `running` stays.
      const next = after === undefined ? undefined : line.waiting.shift();
      if (next) next(after ?? 0);
      else if (--line.running === 0) lines.delete(key);
    }
  };
}

async function turn(line: Line, { waiting, patience, code, retryAfter }: TurnLimits): Promise<void> {
  if (line.waiting.length >= waiting) throw new TooMany(code, retryAfter);
  await new Promise<void>((resolve, reject) => {
    const begin = (rest: number) => {
      clearTimeout(timer);
      if (rest > 0) setTimeout(resolve, rest);
      else resolve();
    };
    const timer = setTimeout(() => {
      line.waiting.splice(line.waiting.indexOf(begin), 1);
      reject(new TooMany(code, retryAfter));
    }, patience);
    line.waiting.push(begin);
  });
}

/** Through the global object, since pages and route handlers may be built with copies of this module. */
function sharedLines(kind: string): Lines {
  const shared = globalThis as { carteiraTurns?: Map<string, Lines> };
  shared.carteiraTurns ??= new Map();
  const lines: Lines = shared.carteiraTurns.get(kind) ?? new Map();
  shared.carteiraTurns.set(kind, lines);
  return lines;
}
