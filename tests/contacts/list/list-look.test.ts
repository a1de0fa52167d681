import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTACT_SORTS } from '#lib/contacts/list/contact-order.ts';
import { LAYOUTS, listLookParameters, readListLook } from '#lib/contacts/views/list-look.ts';
import { givenOf, lookOfQuery } from '#lib/contacts/views/view-query.ts';
import { randomCases } from '#tests/support/random-cases.ts';

describe('the look of the list in its address', () => {
  it('shows the active ones unless it is asked for others', () => {
    expect(readListLook({}).filters).toEqual({ active: true });
    expect(readListLook({ active: 'false' }).filters.active).toBe(false);
    expect(readListLook({ active: 'all' }).filters.active).toBeUndefined();
    expect(readListLook({ active: 'talvez' }).filters.active).toBe(true);
  });

  it('says nothing of what is usual', () => {
    expect(listLookParameters(readListLook({})).toString()).toBe('');
    expect(listLookParameters(readListLook({ active: 'true', sort: 'name', layout: 'list' })).size).toBe(0);
  });

  it('leaves out what it does not understand', () => {
    const look = readListLook({
      sort: 'beleza',
      layout: 'mosaico',
      kind: ['group', 'nave'],
      createdFrom: 'ontem',
    });
    expect(look).toEqual({
      filters: { active: true, kind: ['group'] },
      sort: 'name',
      layout: 'list',
      size: 50,
    });
  });

  it('takes owners for having one, and drops them where the form says that they do not matter', () => {
    expect(readListLook({ owner: '3' }).filters).toEqual({ active: true, owner: [3] });
    expect(readListLook({ withOwner: 'true', owner: ['3', '4'] }).filters).toEqual({
      active: true,
      owner: [3, 4],
    });
    expect(readListLook({ withOwner: 'any', owner: '3' }).filters).toEqual({ active: true });
    expect(readListLook({ withOwner: 'false', owner: '3' }).filters).toEqual({
      active: true,
      withOwner: false,
    });
  });

  it('reads what it wrote', () => {
    const given = fc.record(
      {
        active: fc.constantFrom('true', 'false', 'all'),
        search: fc.string({ unit: 'grapheme', maxLength: 20 }),
        city: fc.string({ unit: 'grapheme', maxLength: 20 }),
        tag: fc.array(fc.constantFrom('1', '22', 'VIP', 'a&b=c', 'é+ü'), { minLength: 1, maxLength: 4 }),
        withOwner: fc.constantFrom('any', 'true', 'false'),
        owner: fc.array(fc.constantFrom('1', '2', 'caio@aurora.example'), { minLength: 1, maxLength: 3 }),
        createdFrom: fc.constantFrom('2026-03-01', 'nunca'),
        has: fc.constantFrom('cpf', 'nada'),
        import: fc.constantFrom('9', 'x'),
        outcome: fc.constantFrom('created', 'sumiu'),
        sort: fc.constantFrom(...CONTACT_SORTS, 'x'),
        layout: fc.constantFrom(...LAYOUTS, 'x'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(given, (parameters) => {
        const look = readListLook(parameters as Record<string, string | string[]>);
        const written = listLookParameters(look);
        expect(lookOfQuery(written.toString())).toEqual(look);
        expect(readListLook(givenOf(written))).toEqual(look);
      }),
      randomCases(100),
    );
  });
});
