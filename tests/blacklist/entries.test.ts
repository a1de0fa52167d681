import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEvents, blacklistEntries } from '#db/schema/index.ts';
import { addNumber, addNumbers } from '#lib/blacklist/add-to-blacklist.ts';
import { DIRECTIONS, filedNumber, readListedNumber, shownNumber } from '#lib/blacklist/direction.ts';
import { exportBlacklist } from '#lib/blacklist/export-blacklist.ts';
import { countBlacklist, listBlacklist } from '#lib/blacklist/list-blacklist.ts';
import { removeNumber, removePicked } from '#lib/blacklist/remove-from-blacklist.ts';
import { Forbidden, NotFound, Refused } from '#lib/core/errors.ts';
import spellings from '#tests/fixtures/routing/number-spellings.json' with { type: 'json' };
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

describe('a number as it is put on a list', () => {
  it.each(DIRECTIONS)('%s: is read as the lists of the table write it', (direction) => {
    for (const { typed, e164 } of spellings.lists[direction])
      expect(readListedNumber(direction, typed)).toEqual({ ok: true, value: e164.slice(1) });
  });

  it.each(spellings.spellings)('$value is the number it says or is refused', ({ value, e164, outbound }) => {
    for (const direction of DIRECTIONS) {
      const read = readListedNumber(direction, value);
      if (read.ok) expect(`+${read.value}`).toBe(e164);
    }
    if (outbound.result === 'match') expect(readListedNumber('outbound', value).ok).toBe(true);
    if (outbound.result === 'invalid') expect(readListedNumber('outbound', value).ok).toBe(false);
  });

  it.each([
    ['5548999900003', 'phone_with_country_code'],
    ['551133334444', 'phone_with_country_code'],
    ['999900004', 'phone_area_code_missing'],
    ['33334444', 'phone_area_code_missing'],
    ['abc', 'phone_characters'],
    ['anonymous', 'phone_characters'],
    ['5,5119E+12', 'phone_scientific'],
    ['0800 123 4567', 'phone_service_number'],
    ['(20) 99999-0000', 'phone_invalid'],
    ['  ', 'required'],
  ])('inbound: %s is refused', (text, code) => {
    expect(readListedNumber('inbound', text)).toEqual({ ok: false, code });
  });

  it('is shown and filed as its list reads it again', () => {
    for (const direction of DIRECTIONS)
      for (const number of ['5511987654321', '551133334444', '12025550123'])
        for (const text of [shownNumber(direction, number), filedNumber(direction, number)])
          expect(readListedNumber(direction, text)).toEqual({ ok: true, value: number });
    expect(shownNumber('inbound', '5511987654321')).toBe('(11) 98765-4321');
  });
});

describe('the blacklist', () => {
  const { db } = useDatabase();
  let people: Awaited<ReturnType<typeof actors>>;

  beforeAll(async () => {
    people = await actors(db());
  });
  beforeEach(async () => {
    await db().delete(blacklistEntries);
    await db().delete(auditEvents);
  });

  const reasons = async (promise: Promise<unknown>) => {
    const error = await promise.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(Refused);
    return Object.fromEntries(
      Object.entries((error as Refused).fields).map(([field, all]) => [field, all.map(({ code }) => code)]),
    );
  };
  const numbers = async (query: object = {}) =>
    (await listBlacklist(people.supervisor, query)).items.map(({ number }) => number);

  it('takes one number a line, whatever its mask, and each number once', async () => {
    const given = {
      direction: 'inbound',
      numbers: '11987654321\r\n(11) 8765-4321\n\n0 21 51 3333-4444\n',
      note: ' Trotes ',
    };
    expect(await addNumbers(people.supervisor, given)).toMatchObject({ added: 2, unchanged: 1 });
    expect(await addNumbers(people.owner, { ...given, note: 'Outra' })).toMatchObject({
      added: 0,
      unchanged: 3,
    });
    const { items } = await listBlacklist(people.owner, { direction: 'inbound' });
    expect(items.map(({ number, note, by }) => [number, note, by?.name]).sort()).toEqual(
      [
        ['551133334444'.replace('5511', '5551'), 'Trotes', 'Paula Teixeira'],
        ['5511987654321', 'Trotes', 'Paula Teixeira'],
      ].sort(),
    );
  });

  it('adds nothing where a line is refused, and says which and why', async () => {
    const given = { direction: 'outbound', numbers: '5511987654321\n11987654321\nabc' };
    expect(await reasons(addNumbers(people.owner, given))).toEqual({
      'numbers.2': ['phone_country_code_missing'],
      'numbers.3': ['phone_characters'],
    });
    expect(await reasons(addNumbers(people.owner, { ...given, numbers: ' \n' }))).toEqual({
      numbers: ['required'],
    });
    expect(await reasons(addNumbers(people.owner, { ...given, direction: 'both' }))).toEqual({
      direction: ['blacklist_direction'],
    });
    const many = { ...given, numbers: Array.from({ length: 1_001 }, () => '5511987654321').join('\n') };
    expect(await reasons(addNumbers(people.owner, many))).toEqual({ numbers: ['blacklist_too_many_lines'] });
    expect(await numbers()).toEqual([]);
  });

  it('keeps both lists apart', async () => {
    await addNumber(people.owner, { direction: 'inbound', number: '11987654321' });
    await addNumber(people.owner, { direction: 'outbound', number: '5511987654321' });
    expect(await countBlacklist(people.owner)).toEqual({ inbound: 1, outbound: 1 });
    await removeNumber(people.owner, { direction: 'inbound', number: '(11) 8765-4321' });
    expect(await countBlacklist(people.owner)).toEqual({ inbound: 0, outbound: 1 });
    await expect(removeNumber(people.owner, { direction: 'inbound', number: '11987654321' })).rejects.toThrow(
      NotFound,
    );
    expect(await reasons(removeNumber(people.owner, { direction: 'outbound', number: '11' }))).toEqual({
      number: ['phone_too_short'],
    });
  });

  it('is searched by parts of numbers however they are written, notes and who added them, and paged', async () => {
    await addNumber(people.owner, {
      direction: 'inbound',
      number: '11987654321',
      note: 'Golpe do falso médico',
    });
    await addNumber(people.supervisor, { direction: 'inbound', number: '5133334444' });
    for (const search of ['8765', '(11) 98765', '1187654321', '0 21 11 98765-4321', 'falso medico', 'marina'])
      expect(await numbers({ search }), search).toEqual(['5511987654321']);
    expect(await numbers({ search: '100%' })).toEqual([]);
    expect(await numbers({ search: 'paula' })).toEqual(['555133334444']);
    const first = await listBlacklist(people.owner, { limit: 1 });
    expect(first.items.map(({ number }) => number)).toEqual(['555133334444']);
    const second = await listBlacklist(people.owner, { limit: 1, after: String(first.next) });
    expect(second).toMatchObject({ items: [{ number: '5511987654321' }], next: null });
    const back = await listBlacklist(people.owner, { limit: 1, before: String(second.previous) });
    expect(back).toMatchObject({ items: first.items, previous: null });
  });

  it('lets picked ones go, and counts those that were there', async () => {
    const { ids } = await addNumbers(people.owner, {
      direction: 'inbound',
      numbers: '11987654321\n1133334444',
    });
    expect(await removePicked(people.supervisor, { ids: [...ids, 999_999, Number.NaN] })).toBe(2);
    expect(await reasons(removePicked(people.owner, { ids: [Number.NaN] }))).toEqual({
      form: ['blacklist_none_picked'],
    });
  });

  it('leaves in the trail who, which list and how many, never which numbers', async () => {
    const { ids } = await addNumber(people.owner, { direction: 'inbound', number: '11987654321' });
    await addNumbers(people.owner, { direction: 'outbound', numbers: '5511987654321\n551133334444' });
    await removePicked(people.owner, { ids });
    for await (const piece of await exportBlacklist(people.owner, { direction: 'outbound' }))
      expect(piece).toHaveLength(2);
    const trail = await db()
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.subject, 'blacklist'))
      .orderBy(auditEvents.id);
    expect(trail.map(({ action, subjectId, details }) => [action, subjectId, details])).toEqual([
      ['blacklist.added', ids[0], { direction: 'inbound', numbers: 1 }],
      ['blacklist.added', null, { direction: 'outbound', numbers: 2 }],
      ['blacklist.removed', ids[0], { direction: 'inbound', numbers: 1 }],
      ['blacklist.exported', null, { direction: 'outbound', numbers: 2 }],
    ]);
    expect(JSON.stringify(trail)).not.toMatch(/98765|3333/);
  });

  it('is for supervisors, managers and owners', async () => {
    const given = { direction: 'inbound', number: '11987654321', numbers: '11987654321' };
    for (const attempt of [
      () => addNumber(people.agent, given),
      () => addNumbers(people.agent, given),
      () => removeNumber(people.agent, given),
      () => removePicked(people.agent, { ids: [1] }),
      () => listBlacklist(people.agent),
      () => exportBlacklist(people.agent, given),
    ])
      await expect(attempt()).rejects.toThrow(Forbidden);
  });

  it('answers whether a number is listed in far less than a millisecond among a hundred thousand', async () => {
    await db().execute(sql`
      insert into blacklist_entry (direction, number)
      select 'inbound', '55119' || (10000000 + i * 7) from generate_series(1, 100000) i`);
    await db().execute(sql`analyze blacklist_entry`);
    const { rows } = await db().execute<{ 'QUERY PLAN': string }>(sql`
      explain (analyze, timing off) select exists (
        select from blacklist_entry b where b.number = '5511910000700' and b.direction = 'inbound')`);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toMatch(/Index Only Scan using blacklist_entry_number/);
    const milliseconds = Number(/Execution Time: ([\d.]+)/.exec(plan)?.[1]);
    expect(milliseconds).toBeLessThan(1);
  });
});
