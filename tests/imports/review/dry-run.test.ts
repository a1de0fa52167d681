import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, it } from 'vitest';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { IMPORT_MODES } from '#lib/imports/deciding/known-base.ts';
import { updateOrganization } from '#lib/settings/update-organization.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { expectWordKept } from '#tests/support/dry-run.ts';
import { exampleBase } from '#tests/support/example-base.ts';
import { cpf } from '#tests/support/import-file.ts';
import { randomCases } from '#tests/support/random-cases.ts';

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
          await expectWordKept(supervisor, text, { fileName: `random-${at++}.csv`, mode, batch }, db());
        },
      ),
      randomCases(12),
    );
  });

  it('keeps its word where duplicates are allowed', async () => {
    await updateOrganization(owner, { allowDuplicates: true }, db());
    try {
      await fc.assert(
        fc.asyncProperty(randomFile, fc.integer({ min: 1, max: 9 }), async (text, batch) => {
          await exampleBase(db());
          await expectWordKept(supervisor, text, { fileName: 'random.csv', batch }, db());
        }),
        randomCases(3),
      );
    } finally {
      await updateOrganization(owner, { allowDuplicates: false }, db());
    }
  });
});

/** Base Dois stands for Base Um from now on, and keeps its identifiers. */
async function mergeTwo(db: Database): Promise<void> {
  await db.execute(sql`
    update contact set merged_into_id = (select id from contact where name = 'Base Um'), active = false
    where name = 'Base Dois'`);
}
