import fc from 'fast-check';
import { expect, test } from 'vitest';
import { niceScale } from '#components/dashboard/nice-scale.ts';
import { initialsOf } from '#components/ui/avatar.tsx';
import { randomCases } from '#tests/support/random-cases.ts';

test.each([
  [0, 1],
  [3, 3],
  [303, 400],
  [1_048_213, 1_500_000],
])('an axis for %d ends at %d', (most, top) => {
  expect(niceScale(most).top).toBe(top);
});

test('an axis holds every value and has few steps', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5_000_000 }), (most) => {
      const { top, ticks } = niceScale(most);
      expect(top).toBeGreaterThanOrEqual(most);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks.at(-1)).toBe(top);
    }),
    randomCases(20),
  );
});

test.each([
  ['Adriana Monteiro Vilela', 'AV'],
  ['Antônio José d’Ávila', 'AÁ'],
  ['Luiz', 'L'],
  ['João da Silva', 'JS'],
  ['  ', '?'],
  ['𝓐da', '𝓐'],
])('%s gets the initials %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
