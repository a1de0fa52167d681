import { describe, expect, it } from 'vitest';
import { localPath } from '#lib/web/local-path.ts';

describe('the page to go to after signing in', () => {
  it.each(['/contacts', '/contacts?q=ana&after=3', '/contacts/42/edit', '/'])('may be %s', (path) => {
    expect(localPath(path)).toBe(path);
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    'contacts',
    '/sign-in?next=/sign-in',
    '/sign-out',
    '/setup/x',
    '/x/../sign-out',
    '/.//evil.example',
    '/a/..//evil.example',
    '/%2e//evil.example',
    '/contacts/.././/evil.example?x',
    '/api/contacts',
    '',
    `/${'x'.repeat(600)}`,
    undefined,
    ['/contacts'],
  ])('is the first page instead of %j', (path) => {
    expect(localPath(path)).toBe('/');
  });

  it('does not mistake a page that begins alike', () => {
    expect(localPath('/apis')).toBe('/apis');
  });
});
