import type { Archive } from './archive.ts';
import { MOST_SMALL_PART_BYTES } from './limits.ts';
import { builtinFormat, type NumberFormat, numberFormat } from './numbers/number-format.ts';
import { readXml } from './xml-reader.ts';

export async function readStyles(part: string | null, archive: Archive): Promise<NumberFormat[]> {
  const codes = new Map<string, NumberFormat>();
  const formats: NumberFormat[] = [];
  if (part === null || !archive.has(part)) return formats;
  let list = '';
  await readXml(archive.read(part, MOST_SMALL_PART_BYTES), {
    open(name, { numFmtId = '0', formatCode = '' }) {
      if (name === 'cellXfs' || name === 'numFmts') list = name;
      else if (list === 'numFmts' && name === 'numFmt') codes.set(numFmtId, numberFormat(formatCode));
      else if (list === 'cellXfs' && name === 'xf') {
        formats.push(codes.get(numFmtId) ?? builtinFormat(Number(numFmtId)));
      }
    },
    close(name) {
      if (name === list) list = '';
    },
  });
  return formats;
}
