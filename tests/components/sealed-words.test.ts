import { describe, expect, it } from 'vitest';
import {
  openWords,
  sealedParameters,
  sealTyped,
  sealWords,
  TYPED_PARAMETERS,
} from '#components/ui/address/sealed-words.ts';
import { TYPED_FILTERS } from '#lib/contacts/filters/typed-filters.ts';

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64url');
const MINE = key(1);

describe('words sealed for an address', () => {
  it.each(['Zenóbia Quixeramobim', '+55 85 98765-4931', '-.', '', '🦜', 'a'.repeat(200)])(
    'are read again by who sealed them: %s',
    (words) => {
      const sealed = sealWords(words, MINE);
      expect(sealed).toMatch(/^-\.[\w-]+$/);
      expect(openWords(sealed, MINE)).toBe(words);
    },
  );

  it('are nothing to another session, nor when a sign of them was changed', () => {
    const sealed = sealWords('Zenóbia', MINE);
    expect(openWords(sealed, key(2))).toBeNull();
    expect(openWords(`-.A${sealed.slice(3)}`, MINE)).toBeNull();
    for (const broken of ['-.', '-.x', '-.%%%', '-.Zenóbia', sealed.slice(0, -1)])
      expect(openWords(broken, MINE)).toBeNull();
  });

  it('are the same each time, so that an address is known again', () => {
    expect(sealWords('Zenóbia', MINE)).toBe(sealWords('Zenóbia', MINE));
    expect(sealWords('Zenóbia', MINE)).not.toBe(sealWords('Zenóbia', key(2)));
  });

  it('are left as they are where they are not sealed', () => {
    expect(openWords('Zenóbia', MINE)).toBe('Zenóbia');
  });
});

describe('an address', () => {
  it('has what was typed sealed once, and the rest readable', () => {
    const once = sealTyped(new URLSearchParams('search=Ana&tag=vip&tag=novo&city=Recife'), MINE);
    expect(once.getAll('tag')).toEqual(['vip', 'novo']);
    expect(openWords(once.get('search') ?? '', MINE)).toBe('Ana');
    expect(openWords(once.get('city') ?? '', MINE)).toBe('Recife');
    expect(once.toString()).not.toMatch(/Ana|Recife/);
    expect(sealTyped(once, MINE).toString()).toBe(once.toString());
  });

  it('is made of parameters that stand more than once', () => {
    const parameters = sealedParameters({ tag: ['vip', 'novo'], search: '-.Ana' }, MINE);
    expect(parameters.getAll('tag')).toEqual(['vip', 'novo']);
    expect(openWords(parameters.get('search') ?? '', MINE)).toBe('-.Ana');
  });

  it('seals every filter that is typed', () => {
    expect(TYPED_PARAMETERS).toEqual(expect.arrayContaining([...TYPED_FILTERS]));
  });
});
