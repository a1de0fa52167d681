/** Random values that repeat: the same seed gives the same organization. */
export interface Random {
  /** 0 (included) to 1 (excluded). */
  next(): number;
  /** Both ends included. */
  whole(least: number, most: number): number;
  pick<Item>(list: readonly Item[]): Item;
  chance(probability: number): boolean;
  /** The first may be zero. */
  digits(count: number): string;
}

/** Mulberry32. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    pick: (list) => list[whole(0, list.length - 1)] as (typeof list)[number],
    chance: (probability) => next() < probability,
    digits: (count) => Array.from({ length: count }, () => whole(0, 9)).join(''),
  };
}
