import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attachment, cleanFileName } from '#lib/identifiers/file-name.ts';
import { randomCases } from '#tests/support/random-cases.ts';

describe('a file’s name', () => {
  it.each([
    ['cnt\u202Evsc.exe', 'cntvsc.exe'],
    ['a\u2066b\u2069c\u200F.csv', 'abc.csv'],
    ['cli\u200Bentes\u00AD\uFEFF.csv', 'clientes.csv'],
    ['C:\\fotos\\ação\u0007.csv', 'ação.csv'],
    ['../../etc/clientes.csv', 'clientes.csv'],
    ['\u{E0041}\u034F\u2028x.csv', 'x.csv'],
    ['\u202E\u200D', ''],
    ['relatório 2026.xlsx', 'relatório 2026.xlsx'],
  ])('%j is kept as %j', (given, kept) => {
    expect(cleanFileName(given)).toBe(kept);
  });

  it('is never cut inside a sign', () => {
    const name = cleanFileName('😀'.repeat(300));
    expect([...name]).toHaveLength(200);
    expect(name.isWellFormed()).toBe(true);
  });

  it('makes a header of visible ASCII, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(attachment(name)).toMatch(/^attachment; filename="[\w.-]*"; filename\*=UTF-8''[\w.%~!-]*$/);
      }),
      randomCases(200),
    );
  });
});
