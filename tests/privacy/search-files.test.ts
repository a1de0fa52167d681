import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { searchFiles } from '#lib/privacy/search/search-files.ts';
import { temporaryFolder } from '#tests/support/launch.ts';

/** How much of a file is read at once. */
const PIECE = 4 << 20;
const WAYS: Record<string, string | Buffer> = {
  bare: 'o CPF é 39053344705.',
  masked: 'o CPF é 390.533.447-05.',
  'without accents, in capitals': 'ZENOBIA QUIXADA',
  'in capitals, in a single-byte encoding': Buffer.from('ZENÓBIA QUIXADÁ', 'latin1'),
  'as a file of a spreadsheet': Buffer.from('Zenóbia Quixadá', 'utf16le'),
  'in an address': '/contacts?search=Zen%C3%B3bia%20Quixad%C3%A1',
  'inside of base64': Buffer.from('quem é Zenóbia Quixadá?').toString('base64'),
};

it.each(Object.entries(WAYS))('finds what stands %s in a file, wherever it is', async (_way, written) => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'deep'));
  const text = Buffer.from(written as string);
  const offsets = [0, PIECE - 5];
  for (const offset of offsets) {
    const bytes = randomBytes(offset + text.length);
    text.copy(bytes, offset);
    writeFileSync(join(folder, 'deep', String(offset)), bytes);
  }
  writeFileSync(join(folder, 'short'), text.subarray(0, text.length - 4));
  const found = await searchFiles(['Zenóbia Quixadá', '39053344705'], [folder]);
  expect(found.toSorted()).toEqual(offsets.map((offset) => join(folder, 'deep', String(offset))).toSorted());
});
