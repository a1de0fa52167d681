import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addNumbers } from '#lib/blacklist/add-to-blacklist.ts';
import { listBlacklist } from '#lib/blacklist/list-blacklist.ts';
import { inPieces, type Page, type PagePlace, pageOfRows } from '#lib/core/paging.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { randomCases } from '#tests/support/random-cases.ts';

interface Row {
  id: number;
}

/** As a table answers that is read by `readingFrom`. */
function read(rows: readonly Row[], { after, before }: PagePlace, most: number): Row[] {
  const ordered = rows.toSorted((one, other) =>
    before === undefined ? other.id - one.id : one.id - other.id,
  );
  return ordered
    .filter(({ id }) => (before === undefined ? after === undefined || id < after : id > before))
    .slice(0, most);
}

function page(rows: readonly Row[], place: PagePlace, limit: number): Page<Row> {
  return pageOfRows(read(rows, place, limit + 1), { ...place, limit });
}

/** Bounded, so that a page which led to itself would show. */
function walk(rows: readonly Row[], limit: number, from: PagePlace, way: 'next' | 'previous'): Page<Row>[] {
  const pages = [page(rows, from, limit)];
  for (let id = pages[0]?.[way] ?? null; id !== null && pages.length < 100; ) {
    const further = page(rows, way === 'next' ? { after: id } : { before: id }, limit);
    pages.push(further);
    id = further[way];
  }
  return pages;
}

const someRows = fc
  .uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 40 })
  .map((ids) => ids.map((id): Row => ({ id })));

describe('a list in pages', () => {
  it('shows each row once on the way to its end, the newest first, and as many on the way back', () => {
    fc.assert(
      fc.property(someRows, fc.integer({ min: 1, max: 7 }), (rows, limit) => {
        const newestFirst = rows.map(({ id }) => id).toSorted((one, other) => other - one);
        const idsOf = (pages: Page<Row>[]) => pages.flatMap(({ items }) => items.map(({ id }) => id));
        const there = walk(rows, limit, {}, 'next');
        expect(idsOf(there)).toEqual(newestFirst);
        expect(there[0]?.previous).toBeNull();
        expect(there.every(({ items }) => items.length <= limit)).toBe(true);
        const end = there.at(-1)?.items[0]?.id;
        if (end === undefined) return;
        const back = walk(rows, limit, { before: end }, 'previous').toReversed();
        expect(idsOf(back)).toEqual(newestFirst.filter((id) => id > end));
      }),
      randomCases(100),
    );
  });

  it('leads from a page whose rows have gone to what is still there', () => {
    const rows = [{ id: 9 }, { id: 8 }, { id: 3 }];
    const past = page(rows, { after: 3 }, 2);
    expect(past).toEqual({ items: [], next: null, previous: 2 });
    expect(page(rows, { before: past.previous ?? 0 }, 2).items).toEqual([{ id: 8 }, { id: 3 }]);
    const beyond = page(rows, { before: 9 }, 2);
    expect(beyond).toEqual({ items: [], next: 10, previous: null });
    expect(page(rows, { after: beyond.next ?? 0 }, 2).items).toEqual([{ id: 9 }, { id: 8 }]);
  });
});

it('is read in pieces to its end, without an empty one', async () => {
  for (const count of [0, 1, 3, 4, 7]) {
    const rows = Array.from({ length: count }, (_, at) => ({ id: at + 1 }));
    const pieces: Row[][] = [];
    for await (const piece of inPieces(3, async (place) => read(rows, place, 3))) pieces.push(piece);
    expect(pieces.flat()).toEqual(rows.toReversed());
    expect(pieces.every(({ length }) => length > 0)).toBe(true);
  }
});

describe('a real table', () => {
  const { db } = useDatabase();

  it('is walked to its end and back, and from an id that no column holds', async () => {
    const { owner } = await actors(db());
    const numbers = Array.from({ length: 7 }, (_, at) => `+551190000100${at}`).join('\n');
    await addNumbers(owner, { direction: 'outbound', numbers });
    const read = async (place: PagePlace) =>
      listBlacklist(owner, { direction: 'outbound', limit: 3, ...place });
    const idsOf = ({ items }: Page<Row>) => items.map(({ id }) => id);
    const first = await read({});
    const second = await read({ after: first.next ?? 0 });
    const third = await read({ after: second.next ?? 0 });
    const all = [first, second, third].flatMap(idsOf);
    expect(all).toEqual(all.toSorted((one, other) => other - one));
    expect([all.length, third.next, first.previous]).toEqual([7, null, null]);
    expect(await read({ before: third.previous ?? 0 })).toEqual(second);
    expect(idsOf(await read({ before: second.previous ?? 0 }))).toEqual(idsOf(first));
    expect(idsOf(await read({ after: 2 ** 40 }))).toEqual(idsOf(first));
    expect(idsOf(await read({ before: 2 ** 40 }))).toEqual([]);
  });
});
