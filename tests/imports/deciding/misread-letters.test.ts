import { describe, expect, it } from 'vitest';
import { parseRow } from '#lib/imports/deciding/parse-row.ts';
import { mapHeader } from '#lib/imports/reading/columns.ts';

const header = mapHeader(['contact_name', 'contact_city']);
const codesOf = (...cells: string[]) => {
  const row = parseRow(cells, header, { refuseInvalidDocuments: true, today: '2026-12-01' });
  return 'reasons' in row ? row.reasons.map(({ code }) => code) : [];
};

/** `José`, `Conceição`, `João`, `Mariá` as programs of DOS and of Macs wrote them. */
const MISREAD = ['Jos‚ da Silva', 'Concei‡Æo', 'JoÆo', 'Mar¡a', 'JosŽ', 'Jo‹o', 'Concei\u008d\u008bo'];
const FINE = [
  'D’Ávila “Zé” – 2ª via',
  'José Conceição',
  'Ærøskøbing',
  'Zoë Ångström',
  'R$ 10 ‹novo›',
  'Ana ‡',
  '£100',
  'ŽELEZNÝ',
  'Œuvre',
];

describe('letters of a file in an older code page', () => {
  it.each(MISREAD)('refuse their row: %s', (text) =>
    expect(codesOf(text, 'Recife')).toEqual(['invalid_characters']),
  );
  it.each(FINE)('are not seen where there are none: %s', (text) =>
    expect(codesOf(text, 'Recife')).toEqual([]),
  );
});
