import { beforeAll, describe, expect, it } from 'vitest';
import { send, tokenFor } from '#tests/api/client.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

/** More than any refusal takes on a busy machine, far less than a pattern that backtracks. */
const SOON_MS = 10_000;

const LONG = 300_000;
const SHAPES: Record<string, string> = {
  letters: 'a'.repeat(LONG),
  digits: '1'.repeat(LONG),
  spaces: ' '.repeat(LONG),
  inner: `a${' '.repeat(LONG)}a`,
  dots: 'a.'.repeat(LONG / 2),
  at: 'a@'.repeat(LONG / 2),
  address: `${'a.'.repeat(LONG / 2)}@`,
  masks: '+55 (11) '.repeat(LONG / 10),
  marks: 'e\u0301'.repeat(LONG / 3),
  quotes: '"'.repeat(LONG),
  brackets: '["a","b"|'.repeat(LONG / 10),
};

const FIELDS =
  'name firstName lastName email cpf cnpj birthDate externalId clientCode company language gender kind priority'.split(
    ' ',
  );

describe('values made to hurt', () => {
  const { db } = useDatabase();
  let token = '';
  beforeAll(async () => {
    const people = await actors(db());
    token = await tokenFor(people.owner, people.owner);
  });

  /** Refused or taken, soon and in words. */
  async function expectAnswer(method: string, address: string, body: string): Promise<void> {
    const began = performance.now();
    const answer = await send(method, address, {
      token,
      body,
      headers: { 'Content-Type': 'application/json' },
    });
    expect(answer.status, `${body.slice(0, 80)} ${answer.text.slice(0, 200)}`).toBeLessThan(500);
    expect(performance.now() - began, body.slice(0, 80)).toBeLessThan(SOON_MS);
  }

  for (const [shape, value] of Object.entries(SHAPES)) {
    it(`are answered soon in every field: ${shape}`, async () => {
      for (const field of FIELDS) {
        await expectAnswer('POST', '/contacts', JSON.stringify({ name: 'Ana', [field]: value }));
      }
      await expectAnswer(
        'POST',
        '/contacts',
        JSON.stringify({ name: 'Ana', phones: [value], tags: [value] }),
      );
      await expectAnswer('POST', '/contacts', JSON.stringify({ name: 'Ana', address: { street: value } }));
      await expectAnswer(
        'POST',
        '/contacts',
        JSON.stringify({ name: 'Ana', customFields: { [value]: value } }),
      );
      await expectAnswer(
        'POST',
        '/users',
        JSON.stringify({ name: value, email: value, role: value, password: value }),
      );
      await expectAnswer('POST', '/tags', JSON.stringify({ name: value }));
      await expectAnswer('POST', '/custom-fields', JSON.stringify({ name: value, choices: [value] }));
      await expectAnswer(
        'PATCH',
        '/organization',
        JSON.stringify({ name: value, placeholders: [value], timeZone: value }),
      );
    });
  }

  it('may be nested or many', async () => {
    const bodies = [
      `${'['.repeat(400_000)}${']'.repeat(400_000)}`,
      `{"name":${'['.repeat(400_000)}${']'.repeat(400_000)}}`,
      `${'{"address":'.repeat(70_000)}1${'}'.repeat(70_000)}`,
      `{"name":"Ana","phones":[${'1,'.repeat(400_000)}1]}`,
      `{"name":"Ana","tags":[${'"a",'.repeat(200_000)}"b"]}`,
      `{"name":"Ana","customFields":{${Array.from({ length: 50_000 }, (_, at) => `"f${at}":"1"`).join()}}}`,
      `{${Array.from({ length: 60_000 }, (_, at) => `"f${at}":1`).join()}}`,
      '{"name":"Ana","__proto__":{"role":"owner"},"constructor":{"prototype":{"polluted":1}}}',
      '{"name":"Ana","customFields":{"__proto__":"x","constructor":"y"}}',
      '{"name":"Ana","address":{"__proto__":{"street":"x"}}}',
    ];
    for (const body of bodies) await expectAnswer('POST', '/contacts', body);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('give nobody what a field would not', async () => {
    const email = 'nova@aurora.example';
    const assigned = [
      { name: 'Ana', id: 1 },
      { name: 'Ana', mergedIntoId: 1 },
      { name: 'Ana', version: 1, updatedAt: '2020-01-01' },
    ];
    for (const json of assigned) expect((await send('POST', '/contacts', { token, json })).status).toBe(422);
    const user = { name: 'Ana', email, role: 'agent', passwordHash: 'x' };
    expect((await send('POST', '/users', { token, json: user })).status).toBe(422);
    expect((await send('PATCH', '/organization', { token, json: { id: 2 } })).status).toBe(422);
  });

  it('search for nothing slowly', async () => {
    for (const search of [
      '%'.repeat(200),
      '_'.repeat(200),
      '\\'.repeat(200),
      'a%b_c\\',
      '*'.repeat(199),
      '-- ;drop',
      'ﷺ'.repeat(150),
    ]) {
      const began = performance.now();
      const answer = await send('GET', `/contacts?search=${encodeURIComponent(search)}`, { token });
      expect(answer.status, search).toBeLessThan(500);
      expect(performance.now() - began, search).toBeLessThan(SOON_MS);
    }
  });
});
