export interface DisjointSets {
  /** The smallest of those that `at` belongs to. */
  rootOf(at: number): number;
  unite(one: number, other: number): void;
}

/** Numbers below `size`, each alone at first. */
export function disjointSets(size: number): DisjointSets {
  const above = Int32Array.from({ length: size }, (_, at) => at);
  const up = (at: number) => above[at] as number;
  const rootOf = (at: number) => {
    let here = at;
    while (up(here) !== here) {
      above[here] = up(up(here));
      here = up(here);
    }
    return here;
  };
  return {
    rootOf,
    unite(one, other) {
      const [a, b] = [rootOf(one), rootOf(other)];
      if (a < b) above[b] = a;
      else above[a] = b;
    },
  };
}
