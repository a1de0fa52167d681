import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Forms as they stand in the source, from their tag to its end. */
function formsOf(source: string): string[] {
  return [...source.matchAll(/<form\b[\s\S]*?<\/form>/g)].map(([form]) => form);
}

const FORMS = globSync('{app,components}/**/*.tsx').flatMap((path) =>
  formsOf(readFileSync(path, 'utf8')).map((form) => ({ path, form })),
);

describe('a form whose fields would stand in an address', () => {
  it('asks for nothing that is typed but a date', () => {
    const opened = (form: string) => form.slice(0, form.indexOf('>\n') + 1);
    const gets = FORMS.filter(({ form }) => !/method="post"|action=\{\w*[aA]ction\}/.test(opened(form)));
    expect(gets.length).toBeGreaterThan(3);
    const typed = gets.filter(({ form }) =>
      [...form.matchAll(/<(?:TextField|TextArea|InstantSearch|input)\b[^>]*/g)].some(
        ([field]) => !/type="(?:date|checkbox|radio|hidden|file|submit)"/.test(field),
      ),
    );
    expect(typed.map(({ path }) => path)).toEqual([]);
  });
});

describe('every form', () => {
  /** Written by the browser to its disk otherwise: what was typed, and what stands in hidden fields, with the page it was left on. */
  it('keeps nothing that was typed in the browser', () => {
    const kept = FORMS.filter(({ form }) => !/^<form\b[^>]*\bautoComplete="off"/.test(form));
    expect(kept.map(({ path }) => path)).toEqual([]);
    const source = globSync('{app,components}/**/*.tsx').map((path) => readFileSync(path, 'utf8'));
    const allowed = new Set([
      'off',
      'username',
      'current-password',
      'new-password',
      'name',
      'organization',
      'one-time-code',
    ]);
    const asked = source.flatMap((text) =>
      [...text.matchAll(/autoComplete="([^"]*)"/g)].map(([, value]) => value),
    );
    expect(asked.filter((value) => !allowed.has(value ?? ''))).toEqual([]);
  });
});
