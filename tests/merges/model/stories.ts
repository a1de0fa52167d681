import fc from 'fast-check';
import { cpf } from '#tests/support/import-file.ts';
import { FIELDS, type Field } from './model.ts';

/** How many values of each kind a world has: so few that most are shared. */
const FEW: Record<Field, number> = { email: 3, cpf: 3, company: 3, clientCode: 4, cnpj: 2 };
const PHONES = 14;
export const TAGS = ['vip', 'novo', 'sul'];

/** Those that a world has are nobody's of another one. */
export function fieldValue(field: Field, nth: number, world: number): string {
  const at = nth % FEW[field];
  if (field === 'email') return `ana${at}@casa${world}.example`;
  if (field === 'cpf') return cpf(world * 10 + at);
  if (field === 'company') return `Casa ${world} ${at}`;
  if (field === 'clientCode') return `C-${world}-${at}`;
  return cnpj(world * 2 + at, at === 1);
}

export function phoneOf(nth: number, world: number): string {
  return `55119${81_000_000 + world * 20 + nth}`;
}

function cnpj(seed: number, hasLetters: boolean): string {
  const characters = [...String(seed).padStart(8, '0'), ...(hasLetters ? '0AB1' : '0001')];
  for (const length of [12, 13]) {
    const sum = characters.reduce(
      (total, character, at) => total + (character.charCodeAt(0) - 48) * (2 + ((length - 1 - at) % 8)),
      0,
    );
    characters.push(String(sum % 11 < 2 ? 0 : 11 - (sum % 11)));
  }
  return characters.join('');
}

const pick = fc.nat(1_000);
const value = <Item>(items: readonly Item[]) => fc.constantFrom(...items);
const field = value(FIELDS);
const phones = fc.oneof(
  fc.uniqueArray(fc.nat(PHONES - 1), { maxLength: 2 }),
  fc.uniqueArray(fc.nat(PHONES - 1), { minLength: 6, maxLength: 9 }),
);
const tags = fc.uniqueArray(value(TAGS), { maxLength: 2 });
const person = fc.record({
  name: value(['Ana', 'Bia', 'Cid']),
  one: fc.record(
    Object.fromEntries(FIELDS.map((name) => [name, pick])) as Record<Field, fc.Arbitrary<number>>,
    { requiredKeys: [] },
  ),
  phones,
  tags,
});
export type Given = typeof person extends fc.Arbitrary<infer One> ? One : never;

export type Step =
  | ({ do: 'create' } & Given)
  | { do: 'edit'; whose: number; field: Field; value: number | null }
  | { do: 'edit_lists'; whose: number; phones: number[]; tags: string[] }
  | { do: 'switch'; whose: number }
  | { do: 'import'; whose: number; company: string }
  | { do: 'call'; whose: number }
  | { do: 'merge'; whose: number[]; primary: number; chosen: [Field, number][] }
  | { do: 'undo'; which: number }
  | { do: 'undo_last' }
  | { do: 'bring_back'; whose: number }
  | { do: 'delete'; whose: number };

const step = <Name extends Step['do'], Rest extends object>(name: Name, rest: fc.Arbitrary<Rest>) =>
  rest.map((given) => ({ do: name, ...given }));
const whose = fc.record({ whose: pick });
const merging = step(
  'merge',
  fc.record({
    whose: fc.array(pick, { minLength: 2, maxLength: 4 }),
    primary: pick,
    chosen: fc.array(fc.tuple(field, pick), { maxLength: 2 }),
  }),
);
const undoLast = fc.constant<Step>({ do: 'undo_last' });

const any: fc.Arbitrary<Step> = fc.oneof(
  step('create', person),
  step('edit', fc.record({ whose: pick, field, value: fc.option(pick) })),
  step('edit_lists', fc.record({ whose: pick, phones, tags })),
  step('switch', whose),
  step(
    'import',
    fc.record({ whose: pick, company: fc.integer({ min: 1, max: 99 }).map((n) => `Firma ${n}`) }),
  ),
  step('call', whose),
  merging,
  merging,
  merging,
  step('undo', fc.record({ which: pick })),
  step('undo', fc.record({ which: pick })),
  undoLast,
  step('bring_back', whose),
  step('delete', whose),
);

/** A few people, how often they were served before, what is done to them, and how much of it is taken back in the end. */
const story = fc
  .record({
    people: fc.array(fc.tuple(person, fc.nat(2)), { minLength: 2, maxLength: 5 }),
    steps: fc.oneof(
      fc.array(any, { minLength: 2, maxLength: 7 }),
      fc.array<Step>(merging, { minLength: 2, maxLength: 4 }),
    ),
    undos: fc.array(undoLast, { maxLength: 4 }),
  })
  .map(({ people, steps, undos }) => ({ people, steps: [...steps, ...undos] }));
export type Story = typeof story extends fc.Arbitrary<infer One> ? One : never;

/** Stories that happen side by side, and after which of their steps everything is merged, if ever. */
export const stories = (count: number) =>
  fc.record({
    told: fc.array(story, { minLength: count, maxLength: count }),
    mergeAllAfter: fc.option(fc.nat(5)),
  });
