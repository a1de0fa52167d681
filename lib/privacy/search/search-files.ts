import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Matcher, matcherOf } from './matcher.ts';
import { spellingsOf } from './spellings.ts';

/** Files below the folders in which one of the texts stands, in any spelling, as UTF-8, UTF-16 or a single-byte encoding. */
export async function searchFiles(texts: readonly string[], folders: readonly string[]): Promise<string[]> {
  const matcher = matcherOf(texts.flatMap(spellingsOf).flatMap(asBytes));
  if (matcher.longest === 0) return [];
  const found: string[] = [];
  for (const folder of folders)
    for await (const file of filesBelow(folder)) if (await holds(file, matcher)) found.push(file);
  return found;
}

/** Letters outside ASCII in both cases: only those of ASCII are compared without case. */
function asBytes(text: string): Buffer[] {
  const ways = [text, text.toUpperCase(), text.replace(/^./u, (first) => first.toUpperCase())];
  return ways.flatMap((way) => [Buffer.from(way), Buffer.from(way, 'utf16le'), Buffer.from(way, 'latin1')]);
}

async function* filesBelow(path: string): AsyncGenerator<string> {
  const found = await stat(path).catch(() => null);
  if (found?.isFile()) yield path;
  if (!found?.isDirectory()) return;
  for (const entry of await readdir(path, { withFileTypes: true }).catch(() => [])) {
    const next = join(path, entry.name);
    if (entry.isDirectory() || entry.isSymbolicLink()) yield* filesBelow(next);
    else if (entry.isFile()) yield next;
  }
}

async function holds(file: string, matcher: Matcher): Promise<boolean> {
  let before = Buffer.alloc(0);
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 4 << 20 })) {
      const bytes = Buffer.concat([before, chunk as Buffer]);
      if (matcher.isIn(bytes)) return true;
      before = bytes.subarray(-matcher.longest);
    }
  } catch (error) {
    // Gone since it was listed, or not for us.
    if (!['ENOENT', 'EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
  return false;
}
