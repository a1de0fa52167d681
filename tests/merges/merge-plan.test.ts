import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_PHONES, MOST_TAGS } from '#lib/core/limits.ts';
import { type ChoiceField, type MergePlan, mergePlan } from '#lib/merges/merge-plan.ts';
import { type Member, SWAPPED_FIELDS, TEXT_FIELDS, type TextField } from '#lib/merges/planning/member.ts';
import { inPrimaryOrder } from '#lib/merges/planning/primary-order.ts';
import { changedFields, notesOf } from '#lib/merges/undo-notes.ts';
import { randomCases } from '#tests/support/random-cases.ts';

function member(id: number, given: Partial<Member> = {}): Member {
  return {
    id,
    version: 1,
    createdAt: id,
    lastInteractionAt: null,
    openInteractions: 0,
    active: true,
    blocked: false,
    anonymized: false,
    mergedIntoId: null,
    hasAvatar: false,
    name: `Nome ${id}`,
    kind: 'individual',
    texts: {},
    phones: [],
    tagIds: [],
    segmentIds: [],
    custom: {},
    ownerId: null,
    ...given,
  };
}

const text = fc.constantFrom('a', 'b', 'c');
const numbers = (most: number, values: number) =>
  fc.uniqueArray(fc.integer({ min: 1, max: values }), { maxLength: most });

const anyMember = (id: number): fc.Arbitrary<Member> =>
  fc
    .record({
      lastInteractionAt: fc.option(fc.integer({ min: 1, max: 9 })),
      openInteractions: fc.nat(2),
      blocked: fc.constantFrom(false, false, false, true),
      hasAvatar: fc.boolean(),
      name: text,
      texts: fc.dictionary(fc.constantFrom(...TEXT_FIELDS), text, { maxKeys: 6 }),
      phones: numbers(MOST_PHONES, 14).map((list) => list.map(String)),
      tagIds: fc.oneof(numbers(4, 8), numbers(MOST_TAGS, 180)),
      segmentIds: numbers(3, 6),
      custom: fc.dictionary(fc.constantFrom('1', '2', '3'), text),
      ownerId: fc.option(fc.constantFrom(1, 2)),
    })
    .map((given) => {
      // Nobody else has one's CNPJ or client code.
      const unique = (['cnpj', 'clientCode'] as const).filter((field) => given.texts[field]);
      const own = Object.fromEntries(unique.map((field) => [field, `${field} of ${id}`]));
      return member(id, { ...given, texts: { ...given.texts, ...own } });
    });

const members = fc
  .integer({ min: 2, max: 5 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => anyMember(at + 1))));

const choosable: readonly ChoiceField[] = ['name', 'kind', ...TEXT_FIELDS, 'custom:1'];
const scene = members.chain((all) => {
  const whose = fc.constantFrom(...all.map(({ id }) => id));
  return fc.record({
    all: fc.constant(all),
    primaryId: fc.option(whose, { nil: undefined }),
    values: fc.dictionary(fc.constantFrom(...choosable), whose, { maxKeys: 4 }),
    primaryCriterion: fc.constantFrom('latest_interaction' as const, 'oldest' as const),
  });
});

const runs = randomCases(1_000);
const each = (holds: (plan: MergePlan, given: Scene) => void) =>
  fc.assert(
    fc.property(scene, (given) => {
      const ordered = inPrimaryOrder(given.all, given);
      holds(mergePlan(ordered, given), { ...given, ordered });
    }),
    runs,
  );
type Scene = {
  all: Member[];
  ordered: Member[];
  primaryId?: number;
  values: Partial<Record<string, number>>;
};

describe('the plan of a merge', () => {
  it('lets the latest attended remain, else the newest, or the oldest where the organization wishes', () => {
    const all = [member(1, { lastInteractionAt: 5 }), member(2, { lastInteractionAt: 7 }), member(3)];
    const first = (criterion: 'latest_interaction' | 'oldest', of = all) =>
      inPrimaryOrder(of, { primaryCriterion: criterion })[0]?.id;
    expect(first('latest_interaction')).toBe(2);
    expect(first('latest_interaction', [member(1), member(3), member(2)])).toBe(3);
    expect(first('oldest')).toBe(1);
  });

  it('fills what is blank from whoever was attended last', () => {
    const primary = member(9, { lastInteractionAt: 9, texts: { city: 'Bauru' } });
    const plan = mergePlan([
      primary,
      member(1, { lastInteractionAt: 3, texts: { city: 'Natal', company: 'Velha', email: 'a@a.example' } }),
      member(2, { lastInteractionAt: 6, texts: { company: 'Nova' } }),
      member(3, { texts: { state: 'SP' } }),
    ]);
    expect(plan.result.texts).toEqual({ city: 'Bauru', company: 'Nova', email: 'a@a.example', state: 'SP' });
    expect(plan.filled.map(({ field, from }) => [field, from])).toEqual([
      ['email', 1],
      ['company', 2],
      ['state', 3],
    ]);
    expect(plan.staying.map(({ field, value }) => [field, value])).toContainEqual(['company', 'Velha']);
  });

  it('says which phone does not fit', () => {
    const phones = (from: number, count: number) =>
      Array.from({ length: count }, (_, at) => String(from + at));
    const plan = mergePlan([member(1, { phones: phones(0, 7) }), member(2, { phones: phones(6, 5) })]);
    expect(plan.result.phones).toEqual(phones(0, 10));
    expect(plan.notFitting.phones).toEqual([{ value: '10', from: 2 }]);
  });

  it('keeps the record of whoever remains, but for what was chosen', () => {
    each((plan, { values }) => {
      const { primary, result } = plan;
      for (const field of TEXT_FIELDS)
        if (primary.texts[field] !== undefined && values[field] === undefined)
          expect(result.texts[field]).toBe(primary.texts[field]);
      for (const list of ['phones', 'tagIds', 'segmentIds'] as const)
        expect(result[list].slice(0, primary[list].length)).toEqual(primary[list]);
      if (values.name === undefined) expect(result.name).toBe(primary.name);
    });
  });

  it('loses nothing: what somebody had is with whoever remains, or stays where it was and is said', () => {
    each((plan, { all }) => {
      const set = (list: readonly (string | number)[]) => [...new Set(list)].map(String).sort();
      for (const list of ['phones', 'tagIds', 'segmentIds'] as const) {
        const had = set(all.flatMap((one) => one[list] as readonly (string | number)[]));
        expect(set([...plan.result[list], ...plan.notFitting[list].map(({ value }) => value)])).toEqual(had);
      }
      for (const field of TEXT_FIELDS) {
        const staying = plan.staying.filter((one) => one.field === field).map(({ value }) => value);
        const replaced = plan.chosen.some((one) => one.field === field)
          ? [plan.primary.texts[field] ?? '']
          : [];
        const kept = set([plan.result.texts[field] ?? [], staying, replaced].flat());
        expect(kept).toEqual(set(all.flatMap(({ texts }) => texts[field] ?? [])));
      }
      expect(plan.openInteractions).toBe(all.reduce((sum, one) => sum + one.openInteractions, 0));
      expect(plan.blocked).toBe(all.some(({ blocked }) => blocked));
    });
  });

  it('fills only what was blank, and nobody holds what another one has to have alone', () => {
    each((plan) => {
      for (const { field } of plan.filled)
        if (field in plan.primary.texts) expect(plan.primary.texts[field as TextField]).toBeUndefined();
      for (const field of ['cnpj', 'clientCode'] as const) {
        const gave = plan.moved.filter((one) => one.field === field);
        const holders = [
          plan.result.texts[field],
          ...plan.secondaries.map(({ id, texts }) => {
            const given = gave.find(({ from }) => from === id);
            return given ? (given.back ?? undefined) : texts[field];
          }),
        ].filter((value) => value !== undefined);
        expect(new Set(holders).size).toBe(holders.length);
      }
    });
  });

  it('notes names and lengths for an undo, and values only where one was chosen that nobody is found by', () => {
    each((plan) => {
      const { chosen = {}, lengths = {} } = notesOf(plan);
      expect(Object.keys(chosen).sort()).toEqual(
        plan.chosen
          .map(({ field }) => field)
          .filter((field) => !SWAPPED_FIELDS.some((one) => one === field))
          .sort(),
      );
      for (const [list, length] of Object.entries(lengths))
        expect(length).toBe(plan.primary[list as 'phones'].length);
      if (changedFields(plan).length === 0)
        expect({ ...plan.result, lastInteractionAt: null }).toMatchObject({
          name: plan.primary.name,
          texts: plan.primary.texts,
          phones: plan.primary.phones,
        });
    });
  });

  it('is the same plan in whatever order the members come', () => {
    each((plan, { ordered, primaryId, values }) => {
      const [first, ...rest] = ordered;
      if (!first) return;
      expect(mergePlan([first, ...rest.toReversed()], { primaryId: primaryId ?? first.id, values })).toEqual(
        plan,
      );
    });
  });
});
