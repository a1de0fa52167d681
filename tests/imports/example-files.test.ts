import { readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { discardReview } from '#lib/imports/review/discard-review.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { dryRun, expectSame, expectWordKept } from '#tests/support/dry-run.ts';
import { exampleBase } from '#tests/support/example-base.ts';
import { importFile } from '#tests/support/import-run.ts';

interface Case {
  file: string;
  result: 'green' | 'yellow' | 'red';
  rows: number;
  created: number;
  updated: number;
  rejected: { line: number; reason: string }[];
}

const FOLDER = new URL('../fixtures/import/', import.meta.url);
const { cases } = JSON.parse(readFileSync(new URL('expected.json', FOLDER), 'utf8')) as { cases: Case[] };

/** What a reason of the examples may be called by us: by its code or by the column it is about. */
const WORDS: Record<string, RegExp> = {
  delimiter: /^delimiter/,
  'name column': /^name_column_missing/,
  'not a CSV': /^spreadsheet_unknown/,
  'too many columns': /^too_many_columns/,
  'quote not closed': /^quote_not_closed/,
  'invalid character': /^invalid_character/,
  'too long': /^too_long/,
  name: /^name_missing|contact_name$/,
  email: /contact_email$/,
  CPF: /contact_cpf$/,
  CNPJ: /contact_cnpj$/,
  phone: /contact_phone/,
  phones: /^phones_too_many/,
  gender: /contact_gender$/,
  boolean: /contact_active$|contact_corporate$/,
  'custom fields': /custom_fields$/,
  portfolio_type: /portfolio_type$/,
  reserve: /portfolio_agent_reserve_email$/,
  service: /portfolio_service_name$/,
};

describe('the example files, each into the same base', () => {
  const { db } = useDatabase();
  let supervisor: Actor;

  beforeAll(async () => {
    ({ supervisor } = await actors(db()));
  });
  beforeEach(() => exampleBase(db()));

  it.each(cases)(
    '$file: a dry run counts it, it comes to that, and again it changes nothing',
    async (example) => {
      const content = readFileSync(new URL(example.file, FOLDER));
      const said = example.result === 'red' ? null : await tryOut(content, example.file);

      const { view, rejections, outcomes, id } = await importFile(supervisor, content, db(), example.file);
      expect({ color: view.color, rows: view.rows, created: view.created, updated: view.updated }).toEqual({
        color: example.result,
        rows: example.rows,
        created: example.created,
        updated: example.updated,
      });
      expect(rejections.map((row) => row.position)).toEqual(example.rejected.map((row) => row.line));
      for (const [at, { reason }] of example.rejected.entries()) {
        const words =
          rejections[at]?.reasons.map(({ code, column = '' }) => `${code} ${column}`.trim()) ?? [];
        expect(
          words.some((word) => WORDS[reason]?.test(word)),
          `${reason} among ${words.join(', ')}`,
        ).toBe(true);
      }
      expect(view.created + view.updated + view.unchanged + view.rejected).toBe(view.rows);

      // A review may read what is refused unseen: another delimiter, for one.
      if (!said) return expectWordKept(supervisor, content, { fileName: example.file }, db());
      await expectSame(said, supervisor, id, db());
      const again = await importFile(supervisor, content, db(), example.file);
      expect(again.view.created).toBe(view.withoutIdentifier);
      expect(again.view.rejected).toBe(view.rejected);
      // A file whose rows overwrite one another ends where it ended, but passes through every step again.
      if (new Set(outcomes.map((row) => row.contactId)).size === outcomes.length)
        expect(again.view.updated).toBe(0);
    },
  );

  /** What a dry run says of a file, which is thrown away then. */
  async function tryOut(content: Buffer, fileName: string) {
    const { id, check } = await dryRun(supervisor, content, { fileName }, db());
    await discardReview(supervisor, id, db());
    return check;
  }
});
