import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactFilterShape, contactFiltersSchema } from '#lib/contacts/filters/contact-filters.ts';
import { filterParameters } from '#lib/contacts/filters/filter-parameters.ts';
import { readFilters, refusedFilters } from '#lib/contacts/filters/read-filters.ts';
import { readSelection } from '#lib/contacts/selection/selection.ts';
import { randomCases } from '#tests/support/random-cases.ts';

const WELL = {
  search: ['  maria   '],
  active: ['false'],
  kind: ['corporate', 'group'],
  priority: ['high', 'none'],
  tag: ['12', 'VIP'],
  withoutTag: ['7'],
  field: ['3'],
  fieldContains: ['ouro'],
  city: ['São Paulo'],
  createdFrom: ['2026-03-01'],
  createdTo: ['31/03/2026'],
  has: ['cpf'],
  lacks: ['email', 'phone'],
  import: ['9'],
  outcome: ['updated'],
};

const MALFORMED: Record<string, string[]> = {
  active: ['yes', '1', ''],
  kind: ['robot', '__proto__'],
  priority: ['urgent', '3'],
  tag: ['', ' ', 'a\0b', '\ud800', 'x'.repeat(201)],
  createdFrom: ['2026-02-30', 'ontem', '2026-3-1', "2026-01-01'; drop table contact"],
  has: ['cnpj'],
  import: ['0', '-1', '1e3', '9'.repeat(30)],
  search: ['\0', ' '],
};

describe('the filters in an address', () => {
  it('are read in any number and combination', () => {
    expect(readFilters(WELL)).toEqual({
      search: 'maria',
      active: false,
      kind: ['corporate', 'group'],
      priority: ['high', 'none'],
      tag: [12, 'VIP'],
      withoutTag: [7],
      field: 3,
      fieldContains: 'ouro',
      city: 'São Paulo',
      createdFrom: '2026-03-01',
      createdTo: '2026-03-31',
      has: ['cpf'],
      lacks: ['email', 'phone'],
      import: 9,
      outcome: 'updated',
    });
  });

  it('are the same after they were written back', () => {
    const filters = readFilters(WELL);
    expect(readFilters(filterParameters(filters))).toEqual(filters);
  });

  it.each(Object.entries(MALFORMED).flatMap(([name, values]) => values.map((value) => [name, value])))(
    'drop %s=%j on a page and refuse it elsewhere',
    (name, value) => {
      expect(readFilters({ [name]: value, city: 'Recife' })).toEqual({ city: 'Recife' });
      expect(contactFiltersSchema.safeParse({ [name]: value }).success).toBe(false);
      expect(refusedFilters({ [name]: value, city: 'Recife' })).toEqual(value.trim() === '' ? [] : [name]);
    },
  );

  it('are named where one of their values is not understood, but for choices that ask for nothing', () => {
    const given = {
      kind: ['robot', 'group'],
      tag: ['', '4'],
      active: 'all',
      withOwner: 'any',
      updatedTo: '1/13/2026',
    };
    expect(refusedFilters(given)).toEqual(['kind', 'updatedTo']);
    expect(refusedFilters({ tag: Array.from({ length: 51 }, (_, at) => String(at + 1)) })).toEqual(['tag']);
    expect(refusedFilters({ createdFrom: 'all', kind: 'any', import: 'all' })).toEqual([
      'kind',
      'createdFrom',
      'import',
    ]);
    expect(refusedFilters({ city: ['', 'Recife', 'Recife'], addressState: ['PE', 'SP'] })).toEqual([
      'addressState',
    ]);
    expect(refusedFilters({ fieldEquals: 'ouro', outcome: 'created', runOutcome: 'changed' })).toEqual([
      'fieldEquals',
      'outcome',
      'runOutcome',
    ]);
    expect(refusedFilters(WELL)).toEqual([]);
  });

  it('select nobody where one is not understood', () => {
    const everything = { everything: '1', city: 'Recife' };
    expect(readSelection(everything)).toEqual({ everything: true, filters: { city: 'Recife' } });
    expect(readSelection({ ...everything, kind: 'robot' })).toBeNull();
  });

  it('keep what is well among what is not', () => {
    expect(readFilters({ kind: ['robot', 'group'], tag: ['', '4'] })).toEqual({ kind: ['group'], tag: [4] });
  });

  it('drop what only says more about a filter that is not there, and read the first that is not blank', () => {
    expect(readFilters({ fieldEquals: 'ouro', outcome: 'created' })).toEqual({});
    expect(readFilters({ createdFrom: ['', '2026-01-01'] })).toEqual({ createdFrom: '2026-01-01' });
  });

  it('refuse a name nobody knows, and more values than anyone chooses', () => {
    expect(contactFiltersSchema.safeParse({ tags: 'VIP' }).success).toBe(false);
    expect(contactFiltersSchema.safeParse({ tag: Array(51).fill('1') }).success).toBe(false);
  });

  it('never throw, whatever an address holds, and write back what they understood', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...Object.values(WELL).flat()));
    const address = fc.dictionary(
      fc.constantFrom(...Object.keys(contactFilterShape), 'constructor', '__proto__'),
      fc.oneof(text, fc.array(text, { maxLength: 4 })),
    );
    fc.assert(
      fc.property(address, (given) => {
        const filters = readFilters(given);
        expect(readFilters(filterParameters(filters))).toEqual(filters);
        expect(contactFiltersSchema.parse(filterParameters(filters))).toEqual(filters);
        expect(refusedFilters(filterParameters(filters))).toEqual([]);
      }),
      randomCases(100),
    );
  });
});
