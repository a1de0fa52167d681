import { afterEach, describe, expect, it, vi } from 'vitest';
import { isAddressUnknown, siteOrigin } from '#lib/web/site-origin.ts';

const from = (headers: Record<string, string>) => (name: string) => headers[name] ?? null;

describe('where links lead', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('is what the operator says', () => {
    vi.stubEnv('APP_URL', 'https://carteira.example');
    vi.stubEnv('NEXTAUTH_URL', 'http://localhost:3000');
    expect(siteOrigin()).toBe('https://carteira.example');
    expect(isAddressUnknown(from({ host: 'evil.example', origin: 'https://evil.example' }))).toBe(false);
  });

  it('is this machine where nobody says it, whatever a request calls it', () => {
    vi.stubEnv('APP_URL', undefined);
    vi.stubEnv('NEXTAUTH_URL', 'http://localhost:4000');
    expect(siteOrigin()).toBe('http://localhost:4000');
  });

  it.each([
    [{ host: 'localhost:3000' }, false],
    [{ host: '127.0.0.1:3000' }, false],
    [{ host: '127.1.2.3' }, false],
    [{ host: '[::1]:3000' }, false],
    [{ host: '192.168.0.7:3000' }, true],
    [{ host: 'carteira.lan' }, true],
    [{ host: 'localhost:3000', origin: 'http://carteira.lan:3000' }, true],
    [{ host: '127.0.0.1.example.com' }, true],
  ])('a request by %j gets the hint: %s', (headers, expected) => {
    vi.stubEnv('APP_URL', undefined);
    expect(isAddressUnknown(from(headers))).toBe(expected);
  });
});
