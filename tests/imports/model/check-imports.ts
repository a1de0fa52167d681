import fc from 'fast-check';
import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { actors } from '#tests/support/actors.ts';
import type { randomCases } from '#tests/support/random-cases.ts';
import type { Base, Row, Settings } from './person.ts';
import { type Case, FIELDS, randomCase } from './random-import.ts';
import { HEADERS } from './read-row.ts';
import { realImport, storeBase } from './run-import.ts';
import { identifiersOf, sequentialImport } from './sequential-import.ts';

/** Cases that share a base and a file: an import of its own for each would take hours. */
export const CASES_PER_IMPORT = 25;
/** Mostly as the organization usually has it. Where duplicates are allowed nobody is met, so that no mode makes sense. */
const DUPLICATES: Pick<Settings, 'allowDuplicates' | 'mode'>[] = [
  ...Array.from({ length: 4 }, () => ({ allowDuplicates: false, mode: 'create_and_update' }) as const),
  { allowDuplicates: true, mode: 'create_and_update' },
  { allowDuplicates: false, mode: 'create_only' },
  { allowDuplicates: false, mode: 'update_only' },
];
const PLACEHOLDERS = ['5511999999999', 'nao@tem.com'];

/** Takes random imports through the real one and through the model; throws where they differ. */
export async function checkImports(howOften: ReturnType<typeof randomCases>, db: Database): Promise<void> {
  const { supervisor } = await actors(db);
  const imports = fc.record({
    cases: fc.tuple(
      ...Array.from({ length: CASES_PER_IMPORT }, (_, at) =>
        fc.option(randomCase(at), { nil: null, freq: 200 }),
      ),
    ),
    interleaved: fc.boolean(),
    duplicates: fc.constantFrom(...DUPLICATES),
    refuseInvalidDocuments: fc.boolean(),
    batchSize: fc.constantFrom(3, 10, 30, 30, 100, 5_000),
  });
  await fc.assert(
    fc.asyncProperty(imports, ({ cases, interleaved, batchSize, duplicates, refuseInvalidDocuments }) =>
      checkImport(
        cases.filter((one) => one !== null),
        { interleaved, batchSize },
        { ...duplicates, refuseInvalidDocuments, placeholders: PLACEHOLDERS },
        supervisor,
        db,
      ),
    ),
    howOften,
  );
}

interface Layout {
  /** The cases' rows in turns instead of case after case. */
  interleaved: boolean;
  batchSize: number;
}

async function checkImport(
  cases: Case[],
  { interleaved, batchSize }: Layout,
  settings: Settings,
  actor: Actor,
  db: Database,
): Promise<void> {
  const base = baseOf(cases);
  const { text, rows } = fileOf(interleaved ? inTurns(cases) : cases.flatMap((one) => one.rows));
  const ids = await storeBase(base, settings, db);
  const real = await realImport(actor, text, { ids, batchSize, mode: settings.mode }, db);
  const model = sequentialImport(base, rows, settings);
  const updated = new Set(model.outcomes.filter((row) => row.outcome === 'updated').map((row) => row.person));
  expect(real).toEqual({
    ...model,
    base: { ...base, tags: [...base.tags].sort() },
    identifiers: base.people
      .flatMap(({ key, texts, phones }) =>
        identifiersOf(texts, phones, settings).map((pair) => `${key} ${pair.join(' ')}`),
      )
      .sort(),
    written: [...ids.keys()].filter((key) => updated.has(key)),
    state: rows.length > 0 ? 'completed' : 'failed',
    batches: real.batches === null ? null : Math.ceil(rows.length / batchSize),
    rows: rows.length,
    processed: rows.length,
    createdFields: base.fields.slice(FIELDS.length).map((field) => field.name),
    ignoredColumns: [],
  });
}

function baseOf(cases: Case[]): Base {
  let count = 0;
  const people = cases.flatMap((one) => {
    const first = count + 1;
    count += one.people.length;
    return one.people.map((person, at) => {
      const primary = one.mergedInto[at] ?? -1;
      return {
        ...structuredClone(person),
        key: `base ${first + at}`,
        mergedInto: primary === -1 ? null : `base ${first + primary}`,
      };
    });
  });
  return { people, tags: ['VIP', 'Novo'], fields: structuredClone(FIELDS) };
}

function inTurns(cases: Case[]): Row[] {
  const longest = Math.max(0, ...cases.map((one) => one.rows.length));
  return Array.from({ length: longest }, (_, at) =>
    cases.flatMap((one) => one.rows.slice(at, at + 1)),
  ).flat();
}

/** The file's text, and its rows with the line each starts at. Every other row leaves out the blank cells at its end. */
function fileOf(all: Row[]): { text: string; rows: { line: number; row: Row }[] } {
  const rows: { line: number; row: Row }[] = [];
  let text = `${HEADERS.join(';')}\n`;
  let line = 2;
  for (const [at, row] of all.entries()) {
    const cells = [...HEADERS.map((header) => row.cells[header] ?? ''), row.beyond];
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, row });
    const written = cells.map(quoted).join(';');
    text += `${at % 2 === 0 ? written : written.replace(/;+$/, '')}\n`;
    line += 1 + cells.join('').split('\n').length - 1;
  }
  return { text, rows };
}

function quoted(cell: string): string {
  return /[;"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
