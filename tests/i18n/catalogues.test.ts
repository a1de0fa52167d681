import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import english from '#lib/i18n/messages/en/index.ts';
import portuguese from '#lib/i18n/messages/pt-BR/index.ts';

type Messages = { [key: string]: string | Messages };

const inEnglish = flatten(english);
const inPortuguese = flatten(portuguese);

test('both languages say the same things', () => {
  expect([...inEnglish.keys()].sort()).toEqual([...inPortuguese.keys()].sort());
});

test('no text is empty', () => {
  const empty = [...inEnglish, ...inPortuguese].filter(([, text]) => text.trim() === '').map(([key]) => key);
  expect(empty).toEqual([]);
});

test('both languages fill in the same things', () => {
  const different = [...inPortuguese]
    .filter(([key, text]) => fillers(text).join() !== fillers(inEnglish.get(key) ?? '').join())
    .map(([key]) => key);
  expect(different).toEqual([]);
});

test('every text the code asks for by name is there', () => {
  const missing = globSync('{app,components,lib}/**/*.{ts,tsx}')
    .flatMap((file) => textsOf(file))
    .filter(({ key }) => !inPortuguese.has(key))
    .map(({ file, key }) => `${file}: ${key}`);
  expect(missing).toEqual([]);
});

function flatten(messages: Messages, path = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[path + key, value]] : [...flatten(value, `${path}${key}.`)],
    ),
  );
}

/** Names of what a text takes: `{name}`, `{count, plural, …}`. */
function fillers(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\s*[,}]/g)].map((match) => match[1] ?? ''))]
    .filter((name) => new RegExp(`\\{${name}(,|\\})`).test(text) && !isPluralCase(text, name))
    .sort();
}

/** `one {novo}` holds a word, not a filler. */
function isPluralCase(text: string, name: string): boolean {
  return [...text.matchAll(new RegExp(`(\\S*)\\s*\\{${name}\\}`, 'g'))].every((match) =>
    /^(one|other|many|few|two|zero|=\d+)$/.test(match[1] ?? ''),
  );
}

/** Keys given as plain strings to a translator whose namespace is plain too, function by function. */
function textsOf(file: string): { file: string; key: string }[] {
  const source = readFileSync(file, 'utf8');
  const made = [
    ...source.matchAll(/const (\w+) = (?:await )?(?:useTranslations|getTranslations)\((?:'([\w.]+)')?\)/g),
  ];
  return made.flatMap((match, index) => {
    const [, name, namespace = ''] = match;
    const body = source.slice(match.index, nextWithName(made, index)?.index);
    return [...body.matchAll(new RegExp(`\\b${name}\\('([\\w.-]+)'`, 'g'))].map((use) => ({
      file,
      key: namespace ? `${namespace}.${use[1]}` : (use[1] ?? ''),
    }));
  });
}

function nextWithName(made: RegExpExecArray[], index: number): RegExpExecArray | undefined {
  return made.slice(index + 1).find((other) => other[1] === made[index]?.[1]);
}
