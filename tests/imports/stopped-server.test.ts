import { expect, it } from 'vitest';
import { asUndisturbed } from '#tests/support/disturbed-import.ts';
import { importWithStoppedServer } from '#tests/support/import-with-stopped-server.ts';

const ROWS = 8_000;
const STOPS = 1;

it('an import ends as the uninterrupted one when its database server is stopped without a goodbye', async () => {
  const result = await importWithStoppedServer(ROWS, STOPS);
  expect(result.stops).toBe(STOPS);
  expect(result).toMatchObject(asUndisturbed(ROWS, result.expectedDigest, ['progress', 'waiting']));
}, 300_000);
