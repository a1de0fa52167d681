import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delimiter } from '#lib/imports/reading/delimiters.ts';
import { type Position, type RawRecord, RecordReader } from '#lib/imports/reading/record-reader.ts';
import { randomCases } from '#tests/support/random-cases.ts';

async function read(
  text: string | Buffer,
  options: { width?: number; piece?: number; start?: Position; limit?: number; delimiter?: Delimiter } = {},
) {
  const bytes = Buffer.from(text as string);
  const piece = options.piece ?? 7;
  async function* open(offset: number) {
    for (let at = offset; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  }
  const start = options.start ?? { offset: 0, line: 1 };
  const reader = new RecordReader(open, start, options.width ?? 2, {
    delimiter: options.delimiter ?? ';',
  });
  const records: RawRecord[] = [];
  for (;;) {
    const batch = await reader.read(options.limit ?? 3);
    if (batch.length === 0) return records;
    records.push(...batch);
  }
}

const lines = (records: RawRecord[]) => records.map(({ line, cells, problem }) => [line, problem ?? cells]);

describe('the record reader', () => {
  for (const piece of [1, 3, 4096]) {
    it(`counts physical lines through quoted line breaks and every line end, in pieces of ${piece}`, async () => {
      expect(lines(await read('a;b\r\n"x\r\ny";2\r\n\r\n3;4\r5;6\n7;8', { piece }))).toEqual([
        [1, ['a', 'b']],
        [2, ['x\r\ny', '2']],
        [4, ['']],
        [5, ['3', '4']],
        [6, ['5', '6']],
        [7, ['7', '8']],
      ]);
    });

    it(`gives up only the line of an unclosed quote, in pieces of ${piece}`, async () => {
      expect(lines(await read('a;b\nAna;1\n"Bia;2\nCaio;3\n', { piece }))).toEqual([
        [1, ['a', 'b']],
        [2, ['Ana', '1']],
        [3, 'quote_not_closed'],
        [4, ['Caio', '3']],
      ]);
    });

    it(`does not let an unclosed quote swallow rows up to the next quote, in pieces of ${piece}`, async () => {
      expect(lines(await read('a;b\n"Bia;2\nCaio;3\n"Dora";4\nEva;5\n', { piece }))).toEqual([
        [1, ['a', 'b']],
        [2, 'quote_not_closed'],
        [3, ['Caio', '3']],
        [4, ['Dora', '4']],
        [5, ['Eva', '5']],
      ]);
    });
  }

  it('splits by another delimiter, and tells swallowed rows by it', async () => {
    const text = 'a,b\nAna,"x,y"\n"Bia,2\nCaio,3;4\n"Dora",5\n';
    expect(lines(await read(text, { delimiter: ',' }))).toEqual([
      [1, ['a', 'b']],
      [2, ['Ana', 'x,y']],
      [3, 'quote_not_closed'],
      [4, ['Caio', '3;4']],
      [5, ['Dora', '5']],
    ]);
  });

  it('reads thousands of unclosed quotes in linear time', async () => {
    const records = await read(`a;b;c\n${'"abc;d;e\n'.repeat(5000)}x;y;z\n`, {
      width: 3,
      piece: 1 << 16,
      limit: 1000,
    });
    expect(records.length).toBe(5002);
    expect(records.filter((record) => record.problem).length).toBe(5000);
  });

  it('keeps quotes that stand inside a cell', async () => {
    expect(
      lines(await read('nome;x\nJosé "Zé" Silva;1\n"Maria ""Mari"" Souza";2\nSant\'Anna D"Ávila;3\n')),
    ).toEqual([
      [1, ['nome', 'x']],
      [2, ['José "Zé" Silva', '1']],
      [3, ['Maria "Mari" Souza', '2']],
      [4, ['Sant\'Anna D"Ávila', '3']],
    ]);
  });

  it('goes on from the end of any record exactly as if it had never stopped', async () => {
    const cell = fc.stringMatching(/^[a-zç"\n;]{0,6}$/);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 30 }),
        fc.nat(),
        async (rows, pick) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const text = `${rows.map((row) => row.map(quoted).join(';')).join('\n')}\n`;
          const whole = await read(text);
          const from = whole[pick % whole.length] as RawRecord;
          const rest = await read(text, { start: from.next });
          expect(lines(rest)).toEqual(lines(whole.slice((pick % whole.length) + 1)));
        },
      ),
      randomCases(60),
    );
  });
});
