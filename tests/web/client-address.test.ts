import { afterEach, describe, expect, it } from 'vitest';
import { clientAddress } from '#lib/web/client-address.ts';

describe('the address a request comes from', () => {
  afterEach(() => {
    delete process.env.TRUST_PROXY;
  });
  const given = (forwarded: string | null, proxies?: string) => {
    if (proxies) process.env.TRUST_PROXY = proxies;
    return clientAddress((name) => (name === 'x-forwarded-for' ? forwarded : null));
  };

  it('is unknown while no proxy is trusted: anyone may send the header', () => {
    expect(given('203.0.113.9')).toBeNull();
    expect(given('203.0.113.9', '0')).toBeNull();
    expect(given('203.0.113.9', 'yes')).toBeNull();
  });

  it('is what the outermost trusted proxy was called from, whatever the client claims before it', () => {
    expect(given('1.2.3.4, 203.0.113.9', '1')).toBe('203.0.113.9');
    expect(given('1.2.3.4, 203.0.113.9, 10.0.0.1', '2')).toBe('203.0.113.9');
  });

  it('is unknown when the chain is shorter than it should be or holds no address', () => {
    expect(given('203.0.113.9', '2')).toBeNull();
    expect(given(null, '1')).toBeNull();
    expect(given('unknown', '1')).toBeNull();
  });

  it('counts IPv6 by its network and IPv4 in IPv6 as IPv4', () => {
    expect(given('2001:db8:1:2:3:4:5:6', '1')).toBe('2001:db8:1:2');
    expect(given('2001:db8:1:2::9', '1')).toBe('2001:db8:1:2');
    expect(given('2001:0DB8::1', '1')).toBe('2001:db8:0:0');
    expect(given('[2001:db8::1]:443', '1')).toBe('2001:db8:0:0');
    expect(given('::ffff:203.0.113.9', '1')).toBe('203.0.113.9');
  });
});
