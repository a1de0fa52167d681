import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nest } from '#lib/web/submit-form.ts';
import { randomCases } from '#tests/support/random-cases.ts';

function form(...fields: [string, string | Blob][]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

/** What a schema would see of it. */
function plain(data: FormData): unknown {
  return JSON.parse(JSON.stringify(nest(data)));
}

describe('the fields of a form', () => {
  it('become nested data', () => {
    const fields = form(['phones.0.number', '1'], ['phones.1.number', '2'], ['tags', 'a'], ['tags', 'b']);
    expect(plain(fields)).toEqual({ phones: [{ number: '1' }, { number: '2' }], tags: ['a', 'b'] });
  });

  it('reach no prototype', () => {
    for (const key of [
      '__proto__.polluted',
      'a.__proto__.polluted',
      'constructor.prototype.polluted',
      'phones.0.constructor.prototype.polluted',
      'phones.constructor.prototype.polluted',
      'file.constructor.prototype.polluted',
    ]) {
      nest(form(['phones.0.number', '1'], ['file', new Blob(['x'])], [key, 'yes'], ['__proto__', 'yes']));
      expect(({} as Record<string, unknown>).polluted, key).toBeUndefined();
      expect(([] as unknown as Record<string, unknown>).polluted, key).toBeUndefined();
      expect((File.prototype as unknown as Record<string, unknown>).polluted, key).toBeUndefined();
    }
  });

  it('make no list longer than a hundred', () => {
    const lengths = [
      form(['phones.0', 'x'], ['phones.length', '4294967295']),
      form(['phones.0', 'x'], ['phones.4294967294', 'x']),
      form(['phones.4294967294', 'x'], ['phones.0', 'x']),
      form(['tags', 'a'], ['tags', 'b'], ['tags.length', '4294967295'], ['tags.1000', 'x']),
      form(['phones.99', 'x'], ['phones.100', 'x'], ['phones.1e5', 'x'], ['phones.-1', 'x']),
    ].map((data) => Object.values(nest(data)).map((value) => (Array.isArray(value) ? value.length : 0)));
    expect(Math.max(...lengths.flat())).toBeLessThanOrEqual(100);
  });

  it('go four steps deep and no further, and hold no NUL', () => {
    expect(plain(form(['a.b.c.d', '1'], ['a.b.c.d.e', '2'], [`x${'.x'.repeat(100_000)}`, '3']))).toEqual({
      a: { b: { c: { d: '1' } } },
    });
    expect(plain(form(['name', 'A\u0000na']))).toEqual({ name: 'Ana' });
  });

  it('leave React’s own out', () => {
    expect(plain(form(['$ACTION_ID_x', ''], ['$ACTION_1:0', '{}'], ['name', 'Ana']))).toEqual({
      name: 'Ana',
    });
  });

  it('never throw, whatever their names', () => {
    const step = fc.oneof(
      fc.constantFrom(
        '0',
        '1',
        '99',
        '100',
        'length',
        'map',
        'toString',
        'constructor',
        'prototype',
        '__proto__',
        '',
      ),
      fc.string({ maxLength: 5 }),
    );
    const name = fc.array(step, { minLength: 1, maxLength: 6 }).map((steps) => steps.join('.'));
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string({ maxLength: 5 })), { maxLength: 12 }), (fields) => {
        nest(form(...fields));
        return ({} as Record<string, unknown>).polluted === undefined;
      }),
      randomCases(400),
    );
  });
});
