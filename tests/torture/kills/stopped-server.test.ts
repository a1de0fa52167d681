import { expect, it } from 'vitest';
import { asUndisturbed } from '#tests/support/disturbed-import.ts';
import { importWithStoppedServer } from '#tests/support/import-with-stopped-server.ts';

const ROWS = 200_000;
const STOPS = 5;

it('an import of 200,000 rows ends as the uninterrupted one when its server is stopped five times', async () => {
  const result = await importWithStoppedServer(ROWS, STOPS);
  expect(result.stops).toBe(STOPS);
  expect(result).toMatchObject(asUndisturbed(ROWS, result.expectedDigest, ['progress', 'waiting']));
});
