import { expect, it } from 'vitest';
import { EncodingProbe } from '#lib/imports/reading/detect-encoding.ts';

const TEXT = 'contact_name;contact_city\r\nJosé da Conceição;São João del-Rei\r\nÁurea;Brasília\r\n;;\r\n';

function probe(bytes: Buffer, piece: number) {
  const found = new EncodingProbe();
  for (let at = 0; at < bytes.length; at += piece) found.push(bytes.subarray(at, at + piece));
  return found.end();
}

for (const piece of [1, 7, 4096]) {
  it(`tells the encodings apart in pieces of ${piece} bytes`, () => {
    expect(probe(Buffer.from(TEXT), piece)).toMatchObject({ encoding: 'utf-8', bomBytes: 0, filledLines: 3 });
    expect(probe(Buffer.from(`\uFEFF${TEXT}`), piece)).toMatchObject({ encoding: 'utf-8', bomBytes: 3 });
    expect(probe(Buffer.from(TEXT, 'latin1'), piece)).toMatchObject({
      encoding: 'windows-1252',
      filledLines: 3,
    });
    expect(probe(Buffer.from(TEXT, 'utf16le'), piece)).toMatchObject({ encoding: 'utf-16le', bomBytes: 0 });
    expect(probe(Buffer.from(`\uFEFF${TEXT}`, 'utf16le'), piece)).toMatchObject({
      encoding: 'utf-16le',
      bomBytes: 2,
    });
    const bigEndian = Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16();
    expect(probe(bigEndian, piece)).toMatchObject({ encoding: 'utf-16be', bomBytes: 2 });
  });
}

it('leaves a UTF-8 file with one broken line UTF-8', () => {
  const broken = Buffer.concat([
    Buffer.from('nome\nJosé\n'),
    Buffer.from('João\n', 'latin1'),
    Buffer.from('Ação\n'),
  ]);
  expect(probe(broken, 64).encoding).toBe('utf-8');
});

it('sees an accent that comes after a hundred kilobytes of plain text', () => {
  const late = Buffer.concat([
    Buffer.from(`nome\n${'Ana Maria Braga\n'.repeat(8000)}`),
    Buffer.from('José\n', 'latin1'),
  ]);
  expect(probe(late, 1 << 16).encoding).toBe('windows-1252');
});
