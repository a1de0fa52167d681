import type { IdentifierKind } from '#lib/identifiers/placeholders.ts';
import { type Conflict, conflictsOf, type Told } from './conflicts.ts';
import { type DisjointSets, disjointSets } from './disjoint-sets.ts';
import { type Apart, apart, type ToldApart } from './told-apart.ts';

/** Held by more than so many, a value says little about any of them. */
export const CROWD = 20;

/** Contacts that hold the same value, two and more of them, those alone that take part. */
export interface Shared {
  kind: IdentifierKind;
  ids: readonly number[];
}

export interface Base {
  shared: readonly Shared[];
  /** What tells apart everybody who shares something, in the order of their ids. */
  people: readonly Told[];
  toldApart: readonly ToldApart[];
}

export interface FoundGroup {
  /** Ids in their order, as in each part. */
  members: number[];
  kinds: IdentifierKind[];
  crowded: boolean;
  toldApart: boolean;
  parts: FoundPart[];
}

/** What holds together without the values of crowds. */
export interface FoundPart {
  members: number[];
  conflicts: Conflict[];
}

const KINDS: readonly IdentifierKind[] = ['cpf', 'phone', 'email'];

/**
 * Groups of contacts that hang together by CPF, phone or e-mail, directly or through others, in the order of their ids. A value
 * does not link two who were told apart, unless it is a CPF that they came to share since.
 */
export function findGroups({ shared, people, toldApart }: Base): FoundGroup[] {
  const said = apart(toldApart);
  const place = new Map(people.map(({ id }, at) => [id, at]));
  const [whole, part] = [disjointSets(people.length), disjointSets(people.length)];
  const marks = new Uint8Array(people.length);
  const CROWDED = 1 << KINDS.length;
  for (const { kind, ids } of shared) {
    const crowded = ids.length > CROWD;
    const mark = (1 << KINDS.indexOf(kind)) | (crowded ? CROWDED : 0);
    for (const [one, other] of linksOf(kind, ids, said)) {
      const [a, b] = [place.get(one), place.get(other)];
      if (a === undefined || b === undefined) throw new Error('somebody who shares a value was not loaded');
      whole.unite(a, b);
      if (!crowded) part.unite(a, b);
      marks[a] = (marks[a] ?? 0) | mark;
    }
  }
  const [toldInWhole, toldInPart] = [rootsOfTold(said, place, whole), rootsOfTold(said, place, part)];
  const idsOf = (members: readonly number[]) => members.map((at) => people[at]?.id ?? 0);
  return gather(people.length, whole).map(([root, members]): FoundGroup => {
    const all = members.reduce((sum, at) => sum | (marks[at] ?? 0), 0);
    const parts = Map.groupBy(members, (at) => part.rootOf(at));
    return {
      members: idsOf(members),
      kinds: KINDS.filter((_, at) => all & (1 << at)),
      crowded: (all & CROWDED) > 0,
      toldApart: toldInWhole.has(root),
      parts: [...parts].map(([at, inside]) => ({
        members: idsOf(inside),
        conflicts: conflictsOf(
          inside.map((one) => people[one] as Told),
          toldInPart.has(at),
        ),
      })),
    };
  });
}

/** So many pairs of them as connect all whom the value links. */
function linksOf(kind: IdentifierKind, ids: readonly number[], said: Apart): [number, number][] {
  const hub = ids.find((id) => !said.concerns(id));
  if (hub !== undefined) return ids.filter((id) => id !== hub).map((id) => [hub, id]);
  return ids.flatMap((one, at) =>
    ids
      .slice(at + 1)
      .filter((other) => said.links(kind, one, other))
      .map((other): [number, number] => [one, other]),
  );
}

function rootsOfTold({ pairs }: Apart, place: ReadonlyMap<number, number>, sets: DisjointSets): Set<number> {
  const roots = new Set<number>();
  for (const { one, other } of pairs) {
    const [a, b] = [place.get(one), place.get(other)];
    if (a !== undefined && b !== undefined && sets.rootOf(a) === sets.rootOf(b)) roots.add(sets.rootOf(a));
  }
  return roots;
}

/** Sets of two and more by their root, which is their smallest, in that order. */
function gather(size: number, sets: DisjointSets): [number, number[]][] {
  const members = new Map<number, number[]>();
  for (let at = 0; at < size; at++) {
    const root = sets.rootOf(at);
    const set = members.get(root);
    if (set) set.push(at);
    else members.set(root, [at]);
  }
  return [...members].filter(([, set]) => set.length > 1);
}
