import { expect, it } from 'vitest';
import { reviewAddress } from '#components/merges/review-address.ts';

it('says who remains, who is left out and whose values were chosen', () => {
  const form = [
    ['primaryId', '7'],
    ['automatic', '9'],
    ['shown', '7'],
    ['shown', '9'],
    ['shown', '11'],
    ['in', '9'],
    ['values.email', '9'],
    ['values.customFields.f3', '9'],
  ] as const;
  expect(reviewAddress('/duplicates/7', form, 'kind=cpf')).toBe(
    '/duplicates/7?kind=cpf&primary=7&out=11&v.email=9&v.customFields.f3=9',
  );
});

it('is not made longer by what is no id', () => {
  const long = 'x'.repeat(100_000);
  const hostile = [
    ['primaryId', long],
    ['values.email', long],
    [`values.${long}`, '9'],
    ...Array.from({ length: 5_000 }, (_, at) => ['shown', String(at + 1)] as const),
    ...Array.from({ length: 5_000 }, (_, at) => [`values.f${at}`, '9'] as const),
  ] as const;
  expect(reviewAddress('/merges/review', hostile, `search=${long}`).length).toBeLessThan(4_000);
});
