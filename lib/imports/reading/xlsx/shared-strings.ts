import type { Archive } from './archive.ts';
import { CellText, unescapeText } from './cell-text.ts';
import { MOST_STRINGS_XML_BYTES } from './limits.ts';
import { StringStore } from './string-store.ts';
import { readXml } from './xml-reader.ts';

/** Text in several fonts is joined; phonetic guides (`rPh`) are left out. */
export async function readSharedStrings(part: string | null, archive: Archive): Promise<StringStore> {
  const store = new StringStore();
  if (part === null || !archive.has(part)) return store;
  const text = new CellText();
  let reading = false;
  let phonetic = false;
  try {
    await readXml(archive.read(part, MOST_STRINGS_XML_BYTES), {
      open(name) {
        if (name === 'rPh') phonetic = true;
        if (name === 't') reading = !phonetic;
      },
      text(piece) {
        if (reading) text.add(piece);
      },
      close(name) {
        if (name === 't') reading = false;
        if (name === 'rPh') phonetic = false;
        if (name === 'si') store.add(unescapeText(text.take()));
      },
    });
  } catch (error) {
    store.close();
    throw error;
  }
  return store;
}
