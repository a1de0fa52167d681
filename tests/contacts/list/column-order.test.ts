import { expect, it } from 'vitest';
import { columnsOfForm, offeredColumns } from '#app/(signed-in)/contacts/columns/column-order.ts';

it('takes what is ticked, one box or many', () => {
  expect(columnsOfForm({})).toEqual([]);
  expect(columnsOfForm({ column: 'email' })).toEqual(['email']);
  expect(columnsOfForm({ column: ['email', 'phone'] })).toEqual(['email', 'phone']);
});

it('moves the column whose arrow was pressed, and stops at either end', () => {
  const column = ['email', 'custom:7', 'phone'];
  expect(columnsOfForm({ column, move: 'up:custom:7' })).toEqual(['custom:7', 'email', 'phone']);
  expect(columnsOfForm({ column, move: 'down:custom:7' })).toEqual(['email', 'phone', 'custom:7']);
  for (const move of ['up:email', 'down:phone', 'down:sumiu', 'sideways:email', 7])
    expect(columnsOfForm({ column, move }), String(move)).toEqual(column);
});

it('offers those in the list first', () => {
  expect(offeredColumns(['email', 'photo'], ['photo', 'phone', 'email'])).toEqual([
    'email',
    'photo',
    'phone',
  ]);
});
