import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { RUN_KINDS } from '#jobs/run-kinds.ts';
import type { Actor } from '#lib/core/actor.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { IMPORT_MODES } from '#lib/imports/deciding/plan-world.ts';
import { getImport } from '#lib/imports/get-import.ts';
import { countReasons } from '#lib/imports/report/count-reasons.ts';
import { importReviewed } from '#lib/imports/review/import-reviewed.ts';
import { layoutProblem } from '#lib/imports/review/layout.ts';
import { updateOrganization } from '#lib/settings/update-organization.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { databaseDigest } from '#tests/support/database-digest.ts';
import { exampleBase } from '#tests/support/example-base.ts';
import { cpf } from '#tests/support/import-file.ts';
import { checked, waitingReview } from '#tests/support/review-run.ts';

const FOLDER = new URL('../../fixtures/import/', import.meta.url);
const { cases } = JSON.parse(readFileSync(new URL('expected.json', FOLDER), 'utf8')) as {
  cases: { file: string }[];
};

/** Few values for many rows, so that they meet one another and the base in every way. */
const CELLS = {
  contact_name: ['', 'Ana', 'Bia', 'Caio'],
  contact_cpf: ['', '', cpf(1), cpf(2), '529.982.247-25', '123'],
  contact_phone: [
    '',
    '5548999990001',
    '5548999990004',
    '5511987650001|5511987650002',
    '5511987650003',
    '119',
  ],
  contact_phone_2: ['', '', '5548999990002', '5511987650001', '5511999999999'],
  contact_email: [
    '',
    'base3@exemplo.com.br',
    'BASE5@exemplo.com.br',
    'um@exemplo.com.br',
    'dois@exemplo.com.br',
  ],
  contact_cnpj: ['', '', '11.222.333/0001-81', '12.ABC.345/01DE-35'],
  contact_client_code: ['', '', 'C-1', 'C-2'],
  contact_gender: ['', '', 'Feminino', 'feminino'],
  contact_city: ['', 'Recife', 'Olinda'],
  contact_active: ['', '', 'sim', 'não'],
  contact_tags: ['', 'vip', 'VIP, fiado', 'Não Liga'],
  custom_fields: ['', '["Plano","Ouro"]', '["plano","Prata"|"Vendedor","Lia"]', '["Plano","Ouro"'],
  apelido: ['', 'x'],
};
const randomFile = fc
  .array(fc.tuple(...Object.values(CELLS).map((cells) => fc.constantFrom(...cells))), {
    minLength: 1,
    maxLength: 25,
  })
  .map((rows) => [Object.keys(CELLS), ...rows].map((cells) => cells.join(';')).join('\n'));

describe('a dry run', () => {
  const { db } = useDatabase();
  let supervisor: Actor;
  let owner: Actor;

  beforeAll(async () => {
    ({ supervisor, owner } = await actors(db()));
  });
  beforeEach(() => exampleBase(db()));

  it.each(cases)('of $file counts what the import then does, and changes nothing', async ({ file }) => {
    await compare(readFileSync(new URL(file, FOLDER)), file);
  });

  it('keeps its word for files whose rows meet each other and the base, in every mode and batch size', async () => {
    let at = 0;
    await fc.assert(
      fc.asyncProperty(
        randomFile,
        fc.constantFrom(...IMPORT_MODES),
        fc.integer({ min: 1, max: 9 }),
        async (text, mode, batch) => {
          await exampleBase(db());
          await mergeTwo(db());
          await compare(text, `random-${at++}.csv`, { mode, batch });
        },
      ),
      { numRuns: 60 },
    );
  }, 240_000);

  it('keeps its word where duplicates are allowed', async () => {
    await updateOrganization(owner, { allowDuplicates: true }, db());
    try {
      await fc.assert(
        fc.asyncProperty(randomFile, fc.integer({ min: 1, max: 9 }), async (text, batch) => {
          await exampleBase(db());
          await compare(text, 'random.csv', { batch });
        }),
        { numRuns: 15 },
      );
    } finally {
      await updateOrganization(owner, { allowDuplicates: false }, db());
    }
  }, 120_000);

  /** Dry run, then import: the same numbers, and the base untouched in between. */
  async function compare(
    content: Buffer | string,
    fileName: string,
    given: { mode?: string; batch?: number } = {},
  ) {
    const kinds = withBatch(given.batch);
    const id = await waitingReview(supervisor, content, db(), { fileName, mode: given.mode });
    const before = await everything(db());
    const { check, file } = await checked(supervisor, id, db(), kinds);
    expect(await everything(db())).toBe(before);
    if (!file || layoutProblem(file.columns.map(({ field }) => field))) {
      expect(check.state).toBe('failed');
      await expect(importReviewed(supervisor, id, db())).rejects.toThrow('refused');
      return;
    }
    await importReviewed(supervisor, id, db());
    await executeRun(id, kinds);
    const view = await getImport(supervisor, id, db());
    expect({
      state: check.state,
      reason: check.reason,
      rows: check.processed,
      created: check.created,
      updated: check.updated,
      unchanged: check.unchanged,
      rejected: check.rejected,
      withoutIdentifier: check.withoutIdentifier,
      repaired: check.repaired,
      newFields: check.newFields,
    }).toEqual({
      state: view.state,
      reason: view.reason,
      rows: view.processed,
      created: view.created,
      updated: view.updated,
      unchanged: view.unchanged,
      rejected: view.rejected,
      withoutIdentifier: view.withoutIdentifier,
      repaired: view.repaired,
      newFields: view.createdFields,
    });
    expect(check.reasons.slice(0, 30)).toEqual(await countReasons(supervisor, id, db()));
    const { rows: tags } = await db().execute<{ name: string }>(sql`select name from tag`);
    expect(check.newTags.toSorted()).toEqual(tags.map(({ name }) => name).toSorted());
    expect(file.ignored).toEqual(view.ignoredColumns);
  }
});

/** Base Dois stands for Base Um from now on, and keeps its identifiers. */
async function mergeTwo(db: Database): Promise<void> {
  await db.execute(sql`
    update contact set merged_into_id = (select id from contact where name = 'Base Um'), active = false
    where name = 'Base Dois'`);
}

/** Small batches, so that rows of one file meet over their borders. */
function withBatch(batchSize?: number): typeof RUN_KINDS {
  if (!batchSize) return RUN_KINDS;
  return {
    ...RUN_KINDS,
    import: { ...RUN_KINDS.import, batchSize },
    import_check: { ...RUN_KINDS.import_check, batchSize },
  };
}

/** Every table but those in which a review keeps its own state. */
async function everything(db: Database): Promise<string> {
  const lines = (await databaseDigest(db)).split('\n');
  return lines.filter((line) => !/^(run|import|import_check) /.test(line)).join('\n');
}
