import { NextRequest } from 'next/server';
import { describe, expect, it } from 'vitest';
import { FLASH_COOKIE } from '#lib/web/flash.ts';
import { proxy } from '../../proxy.ts';

describe('the answer after signing out', () => {
  const answerTo = (key: string) => {
    const cookie = `${FLASH_COOKIE}=${encodeURIComponent(JSON.stringify({ key }))}`;
    return proxy(new NextRequest('http://localhost/sign-in', { headers: { cookie, accept: 'text/html' } }));
  };

  it('clears what the browser keeps of contacts, such as their pictures', () => {
    expect(answerTo('auth.flash.signedOut').headers.get('clear-site-data')).toBe('"cache"');
  });

  it('is the only one that does', () => {
    expect(answerTo('contacts.flash.created').headers.get('clear-site-data')).toBeNull();
    expect(proxy(new NextRequest('http://localhost/contacts')).headers.get('clear-site-data')).toBeNull();
  });
});
