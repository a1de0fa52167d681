import fc from 'fast-check';

/** What the doors take at most, in characters of ASCII. */
export const FULL = 990_000;

const LEAVES = [
  '"\\u0000"',
  '"\\ud800"',
  '"a"',
  '"__proto__"',
  '"a@b.co"',
  '"55 11 91234-5678"',
  '0',
  '-1',
  '1e999',
  'null',
  'true',
  '{}',
  '[]',
];
const KEYS = ['a', '__proto__', 'constructor', 'length', 'number', '\\u0000', 'é'.repeat(40)];

type Build = (leaf: string, key: string, size: number) => string;

/** JSON of about `size` characters, in each of the shapes that could cost more than their length. */
const SHAPES: Record<string, Build> = {
  objectsInObjects: (leaf, key, size) => nested(`{"${key}1":${leaf},"${key}":`, '}', size),
  arraysInArrays: (leaf, _key, size) => nested(`[${leaf},`, ']', size),
  bareArrays: (_leaf, _key, size) => nested('[', ']', size),
  longList: (leaf, _key, size) => `[${repeated(() => leaf, size)}]`,
  longObject: (leaf, key, size) => `{${repeated((at) => `"${key}${at}":${leaf}`, size)}}`,
  listOfObjects: (leaf, key, size) => `[${repeated(() => `{"${key}":${leaf}}`, size)}]`,
  sameName: (leaf, key, size) => `{${repeated(() => `"${key}":${leaf}`, size)}}`,
  longText: (leaf, _key, size) => `"${leaf.replaceAll('"', '').repeat(Math.ceil(size / leaf.length))}"`,
  longName: (leaf, key, size) => `{"${key.repeat(Math.ceil(size / key.length / 2))}":${leaf}}`,
};

/** A value of JSON whose work might grow faster than its length, and how it was made. */
export const hostileJson = fc
  .record({
    shape: fc.constantFrom(...Object.keys(SHAPES)),
    leaf: fc.constantFrom(...LEAVES),
    key: fc.constantFrom(...KEYS),
  })
  .map((made) => ({ ...made, text: SHAPES[made.shape]?.(made.leaf, made.key, FULL) ?? '' }));

function nested(open: string, close: string, size: number): string {
  const depth = Math.floor(size / (open.length + close.length));
  return `${open.repeat(depth)}1${close.repeat(depth)}`;
}

function repeated(piece: (at: number) => string, size: number): string {
  const pieces: string[] = [];
  for (let at = 0, length = 0; length < size; at++) {
    const next = piece(at);
    pieces.push(next);
    length += next.length + 1;
  }
  return pieces.join(',');
}
