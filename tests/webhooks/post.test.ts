import { createRequire } from 'node:module';
import { afterEach, describe, expect, it } from 'vitest';
import { allowedNetworks } from '#lib/webhooks/sending/networks.ts';
import { type PostOptions, post } from '#lib/webhooks/sending/post.ts';
import { RETRY_SECONDS, secondsToNext, secondsToRest } from '#lib/webhooks/sending/schedule.ts';
import { signedHeaders } from '#lib/webhooks/sending/signature.ts';
import { answering, type Receiver, startReceiver } from './receiver.ts';

/** The package that receivers use. */
const { Webhook } = createRequire(import.meta.url)('standardwebhooks') as {
  Webhook: new (secret: string) => { verify(body: string, headers: Record<string, string>): unknown };
};

const open: Receiver[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((receiver) => receiver.close()));
});

async function receiver(...given: Parameters<typeof startReceiver>): Promise<Receiver> {
  const started = await startReceiver(...given);
  open.push(started);
  return started;
}

const local = allowedNetworks('127.0.0.1/32');
const nowhere = allowedNetworks('');

function send(url: string, options: Partial<PostOptions> = {}) {
  return post(new URL(url), { 'content-type': 'application/json' }, '{"a":1}', {
    networks: local,
    ...options,
  });
}

describe('an address', () => {
  it.each([
    '127.0.0.1',
    '127.8.8.8',
    '0.0.0.0',
    '10.0.0.1',
    '100.64.1.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '192.0.0.192',
    '198.18.0.1',
    '203.0.113.9',
    '224.0.0.1',
    '255.255.255.255',
    '168.63.129.16',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::7f00:1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '64:ff9b::a00:1',
    '64:ff9b:1::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '2002:a00:1::1',
    '3fff::1',
    '',
    'localhost',
  ])('that is not public is not reached: %s', (address) => {
    expect(nowhere.allow(address, true)).toBe(false);
  });

  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '192.169.0.1', '2606:4700:4700::1111', '2a00:1450::1'])(
    'that is public is, when encrypted: %s',
    (address) => {
      expect([nowhere.allow(address, true), nowhere.allow(address, false)]).toEqual([true, false]);
    },
  );

  it('of a network of the operator’s is, encrypted or not, and nothing beside it', () => {
    const own = allowedNetworks(' 10.1.0.0/16, fd00:1::/48,192.168.7.7 ');
    expect(['10.1.255.1', 'fd00:1::9', '192.168.7.7'].every((one) => own.allow(one, false))).toBe(true);
    expect(['10.2.0.1', 'fd00:2::9', '192.168.7.8', '127.0.0.1'].some((one) => own.allow(one, true))).toBe(
      false,
    );
  });
});

describe('sending', () => {
  it('is done by what the receiver answers, and keeps nothing of it but the status', async () => {
    const { url, received } = await receiver(answering(201));
    expect(await send(url)).toEqual({
      status: 201,
      failure: null,
      retryAfter: null,
      durationMs: expect.any(Number),
    });
    expect(received).toMatchObject([{ body: '{"a":1}', headers: { 'content-type': 'application/json' } }]);
  });

  it('follows no redirect', async () => {
    const target = await receiver();
    const { url } = await receiver(answering(302, { location: target.url }));
    expect(await send(url)).toMatchObject({ status: 302 });
    expect(target.received).toEqual([]);
  });

  it('gives up on who is slow, in answering and in connecting', async () => {
    const slow = await receiver(() => {});
    expect(await send(slow.url, { patienceMs: 100 })).toMatchObject({ status: null, failure: 'timeout' });
    const asleep = () => new Promise<never>(() => {});
    expect(await send('http://never.example/', { resolve: asleep, patienceMs: 100 })).toMatchObject({
      failure: 'timeout',
    });
  });

  it('does not read an answer without end', async () => {
    const endless = await receiver((response) => {
      response.writeHead(200);
      const write = () => {
        if (!response.destroyed) response.write(Buffer.alloc(65_536), () => setImmediate(write));
      };
      write();
    });
    expect(await send(endless.url)).toMatchObject({ status: 200 });
  });

  it('refuses headers without end', async () => {
    const { url } = await receiver(answering(200, { 'x-long': 'x'.repeat(20_000) }));
    expect(await send(url)).toMatchObject({ status: null, failure: 'connection_lost' });
  });

  it.each([
    ['127.0.0.1', 'http'],
    ['127.0.0.1', 'https'],
    ['10.0.0.1', 'https'],
    ['169.254.169.254', 'https'],
    ['[::1]', 'https'],
    ['[::ffff:127.0.0.1]', 'https'],
    ['2130706433', 'https'],
    ['0x7f.1', 'http'],
  ])('never begins towards %s over %s', async (host, protocol) => {
    const { port, received } = await receiver();
    const outcome = await send(`${protocol}://${host}:${port}/`, { networks: nowhere });
    expect(outcome).toMatchObject({ status: null, failure: 'address_forbidden' });
    expect(received).toEqual([]);
  });

  it.each(['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', '::ffff:127.0.0.1'])(
    'never begins towards a name that leads to %s',
    async (address) => {
      const { port, received } = await receiver();
      const outcome = await send(`https://metadata.example:${port}/`, {
        networks: nowhere,
        resolve: async () => [{ address, family: address.includes(':') ? 6 : 4 }],
      });
      expect(outcome).toMatchObject({ failure: 'address_forbidden' });
      expect(received).toEqual([]);
    },
  );

  it('connects to what was looked up and to nothing that the name leads to a moment later', async () => {
    const inside = await receiver();
    const outside = await receiver(undefined, '127.0.0.2');
    let asked = 0;
    const turning = async () => {
      asked++;
      return [{ address: asked === 1 ? '127.0.0.2' : '127.0.0.1', family: 4 }];
    };
    const outsideOnly = allowedNetworks('127.0.0.2/32');
    const name = (port: number) => `http://turning.example:${port}/`;
    expect(await send(name(outside.port), { networks: outsideOnly, resolve: turning })).toMatchObject({
      status: 204,
    });
    expect(asked).toBe(1);
    expect(await send(name(inside.port), { networks: outsideOnly, resolve: turning })).toMatchObject({
      failure: 'address_forbidden',
    });
    expect(inside.received).toEqual([]);
  });

  it('takes of several addresses those alone that are allowed', async () => {
    const { port, received } = await receiver();
    const resolve = async () => [
      { address: '10.0.0.1', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ];
    expect(await send(`http://mixed.example:${port}/`, { resolve })).toMatchObject({ status: 204 });
    expect(received).toHaveLength(1);
  });

  it('says what was wrong with the line', async () => {
    const { port, close } = await startReceiver();
    expect(await send(`https://127.0.0.1:${port}/`)).toMatchObject({ failure: 'unencrypted' });
    await close();
    expect(await send(`http://127.0.0.1:${port}/`)).toMatchObject({ failure: 'connection_refused' });
    const unknown = async () =>
      Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }));
    expect(await send('https://gone.example/', { resolve: unknown })).toMatchObject({
      failure: 'name_unknown',
    });
    const cut = await receiver((response) => response.destroy());
    expect(await send(cut.url)).toMatchObject({ failure: 'connection_lost' });
  });
});

describe('a signature', () => {
  const secret = 'whsec_Y2FydGVpcmEtdGVzdC1zZWNyZXQtMzItYnl0ZXMhISE=';
  const bytes = (text: string) => Buffer.from(text.slice('whsec_'.length), 'base64');

  it('is that of the specification', () => {
    const body =
      '{"type":"interaction.routed","timestamp":"2026-11-25T10:28:20.000Z","data":{"id":17,"protocol":"20261124-000017","state":"held","medium":"text","agentId":4,"serviceId":null,"contactId":42,"sequence":2}}';
    const id = 'msg_01JD00000000000000000000AA';
    expect(signedHeaders([bytes(secret)], { id, timestamp: 1_795_600_100, body })).toMatchObject({
      'webhook-id': id,
      'webhook-timestamp': '1795600100',
      'webhook-signature': 'v1,bty6M3C9ZTbH6d6oWFJQ0sk417Xn3gEKaOg0BhfNvyw=',
    });
  });

  it('is taken by the package that receivers use, with either secret while one is replaced', () => {
    const older = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const body = '{"type":"contact.created"}';
    const signed = { id: 'msg_1', timestamp: Math.floor(Date.now() / 1_000), body };
    const headers = signedHeaders([bytes(secret), bytes(older)], signed);
    for (const one of [secret, older])
      expect(new Webhook(one).verify(body, headers)).toEqual(JSON.parse(body));
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow();
    expect(() => new Webhook(`whsec_${Buffer.alloc(32).toString('base64')}`).verify(body, headers)).toThrow();
  });
});

describe('the next attempt', () => {
  it('comes later each time, a little spread, and the last after three days', () => {
    for (const [index, planned] of RETRY_SECONDS.entries()) {
      const seconds = secondsToNext(index + 1, null) ?? 0;
      expect(seconds).toBeGreaterThanOrEqual(planned * 0.9);
      expect(seconds).toBeLessThanOrEqual(planned * 1.1);
    }
    const all = RETRY_SECONDS.reduce((sum, seconds) => sum + seconds, 0);
    expect(all / 86_400).toBeGreaterThan(3);
    expect(secondsToNext(RETRY_SECONDS.length + 1, null)).toBeNull();
  });

  it('waits for as long as the receiver asks, within a day', () => {
    expect(secondsToNext(1, '120')).toBe(120);
    expect(secondsToNext(1, '999999')).toBe(86_400);
    expect(secondsToNext(1, new Date(Date.now() + 90_000).toUTCString())).toBeGreaterThan(85);
    expect(secondsToNext(1, 'soon')).toBeLessThan(6);
    expect(secondsToNext(3, '1')).toBeGreaterThan(1_600);
  });

  it('lets all else of an overloaded receiver rest', () => {
    expect([secondsToRest(429, '30'), secondsToRest(503, null), secondsToRest(429, '99999')]).toEqual([
      30, 10, 3_600,
    ]);
    expect([secondsToRest(500, '30'), secondsToRest(null, null)]).toEqual([0, 0]);
  });
});
