import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Matcher, matcherOf } from './matcher.ts';
import { spellingsOf } from './spellings.ts';

const AT_ONCE = 4 << 20;

/** Files below the folders in which one of the texts stands, in any spelling, as UTF-8, UTF-16 or a single-byte encoding. */
export async function searchFiles(texts: readonly string[], folders: readonly string[]): Promise<string[]> {
  const matcher = matcherOf(texts.flatMap(spellingsOf).flatMap(asBytes));
  if (matcher.longest === 0) return [];
  const found: string[] = [];
  const space = Buffer.allocUnsafe(Math.max(AT_ONCE, 2 * matcher.longest));
  for (const folder of folders)
    for await (const file of filesBelow(folder)) if (await holds(file, matcher, space)) found.push(file);
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

async function holds(path: string, matcher: Matcher, space: Buffer): Promise<boolean> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    let kept = 0;
    for (;;) {
      const { bytesRead } = await file.read(space, kept, space.length - kept);
      if (bytesRead === 0) return false;
      const filled = kept + bytesRead;
      if (matcher.isIn(space.subarray(0, filled))) return true;
      // What begins at the end of one piece goes on in the next.
      kept = Math.min(filled, matcher.longest);
      space.copyWithin(0, filled - kept, filled);
    }
  } catch (error) {
    // Gone since it was listed, or not for us.
    if (!['ENOENT', 'EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    return false;
  } finally {
    await file?.close();
  }
}
