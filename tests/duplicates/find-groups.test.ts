import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Base, CROWD, findGroups, type Shared } from '#lib/duplicates/finding/find-groups.ts';
import { randomCases } from '#tests/support/random-cases.ts';

const KINDS = ['cpf', 'phone', 'email'] as const;
const MOST = 26;

/** Some values of a crowd, some of a few, and pairs that were told apart. */
const bases = fc
  .record({
    shared: fc.array(
      fc.record({
        kind: fc.constantFrom(...KINDS),
        ids: fc.oneof(
          { weight: 5, arbitrary: fc.uniqueArray(fc.integer({ min: 1, max: MOST }), { maxLength: 4 }) },
          { weight: 1, arbitrary: fc.uniqueArray(fc.integer({ min: 1, max: MOST }), { minLength: 19 }) },
        ),
      }),
      { maxLength: 8 },
    ),
    told: fc.array(
      fc.record({
        one: fc.integer({ min: 1, max: MOST }),
        other: fc.integer({ min: 1, max: MOST }),
        despiteCpf: fc.boolean(),
      }),
      { maxLength: 12 },
    ),
    codes: fc.array(fc.option(fc.constantFrom('C1', 'C2'), { freq: 6 }), {
      minLength: MOST,
      maxLength: MOST,
    }),
  })
  .map(({ shared, told, codes }): Base => {
    const held = shared.filter(({ ids }) => ids.length > 1);
    const ids = [...new Set(held.flatMap((value) => value.ids))].sort((a, b) => a - b);
    return {
      shared: held,
      people: ids.map((id) => ({
        id,
        cpf: null,
        birthDate: null,
        cnpj: null,
        clientCode: codes[id - 1] ?? null,
      })),
      toldApart: told.filter(({ one, other }) => one !== other),
    };
  });

/** The rule word for word: two are linked by a value both hold; groups are who is reached from one another. */
function byTheRule(base: Base) {
  const ids = base.people.map(({ id }) => id);
  const told = (one: number, other: number) =>
    base.toldApart.filter(
      (pair) => [pair.one, pair.other].includes(one) && [pair.one, pair.other].includes(other),
    );
  const linkedBy = ({ kind, ids: held }: Shared, one: number, other: number) =>
    held.includes(one) &&
    held.includes(other) &&
    told(one, other).every(({ despiteCpf }) => kind === 'cpf' && !despiteCpf);
  const reached = (values: readonly Shared[]) => {
    const sets: number[][] = [];
    for (const id of ids) {
      if (sets.some((set) => set.includes(id))) continue;
      const set = [id];
      for (const one of set)
        for (const other of ids)
          if (other !== one && !set.includes(other) && values.some((value) => linkedBy(value, one, other)))
            set.push(other);
      sets.push(set.sort((a, b) => a - b));
    }
    return sets;
  };
  const parts = reached(base.shared.filter((value) => value.ids.length <= CROWD));
  const pairsIn = (set: readonly number[]) =>
    set.flatMap((one, at) => set.slice(at + 1).map((other): [number, number] => [one, other]));
  const conflictsIn = (set: readonly number[]) => {
    const codes = new Set(
      base.people.filter(({ id }) => set.includes(id)).flatMap((one) => one.clientCode ?? []),
    );
    return [
      ...(codes.size > 1 ? ['two_client_codes'] : []),
      ...(pairsIn(set).some(([one, other]) => told(one, other).length > 0) ? ['told_apart'] : []),
    ];
  };
  return reached(base.shared)
    .filter((set) => set.length > 1)
    .map((members) => {
      const links = base.shared.filter((value) =>
        pairsIn(members).some(([one, other]) => linkedBy(value, one, other)),
      );
      return {
        members,
        kinds: KINDS.filter((kind) => links.some((link) => link.kind === kind)),
        crowded: links.some((link) => link.ids.length > CROWD),
        toldApart: pairsIn(members).some(([one, other]) => told(one, other).length > 0),
        parts: parts
          .filter(([first]) => members.includes(first ?? 0))
          .map((inside) => ({
            members: inside,
            conflicts: inside.length > 1 ? conflictsIn(inside) : [],
          })),
      };
    });
}

describe('groups', () => {
  it('are what the rule says, pair by pair', () => {
    fc.assert(
      fc.property(bases, (base) => {
        expect(findGroups(base)).toEqual(byTheRule(base));
      }),
      randomCases(1_000),
    );
  });
});
