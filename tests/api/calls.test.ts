import { beforeAll, describe, expect, it } from 'vitest';
import { GET as nowhere } from '#app/api/v1/[...rest]/route.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Role } from '#lib/core/role.ts';
import { listApiTokens } from '#lib/users/tokens/list-api-tokens.ts';
import { revokeApiToken } from '#lib/users/tokens/revoke-api-token.ts';
import { updateUser } from '#lib/users/update-user.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { send, tokenFor } from './client.ts';

describe('any call to the API', () => {
  const { db } = useDatabase();
  let people: Record<Role, Actor>;
  let token: string;
  beforeAll(async () => {
    people = await actors(db());
    token = await tokenFor(people.manager, people.owner);
  });

  it('is answered 401 without a token and tells how to authenticate', async () => {
    const answer = await send('GET', '/contacts');
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="Carteira"');
    expect(answer.body.error).toMatchObject({ code: 'unauthenticated', fields: {} });
  });

  it.each(['Basic bWFyaW5h', 'Bearer', 'Bearer crt_unknown', 'Bearer a b', `Bearer ${'x'.repeat(5000)}`])(
    'is answered 401 with %.30s',
    async (header) => {
      const answer = await send('GET', '/contacts', { headers: { Authorization: header } });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"');
    },
  );

  it('does not believe cookies', async () => {
    const answer = await send('GET', '/contacts', {
      headers: { Cookie: 'next-auth.session-token=anything' },
    });
    expect(answer.status).toBe(401);
  });

  it('stops working the moment its token is revoked', async () => {
    const spare = await tokenFor(people.manager, people.owner);
    expect((await send('GET', '/organization', { token: spare })).status).toBe(200);
    const newest = (await listApiTokens(people.owner)).sort((one, other) => other.id - one.id)[0];
    await revokeApiToken(people.owner, newest?.id ?? 0);
    expect((await send('GET', '/organization', { token: spare })).status).toBe(401);
  });

  it('stops working the moment its user is deactivated', async () => {
    const lia = await createActor('Lia Prado', 'agent', {}, db());
    const hers = await tokenFor(lia, people.owner);
    expect((await send('GET', '/organization', { token: hers })).status).toBe(200);
    await updateUser(people.owner, lia.userId, { active: false });
    expect((await send('GET', '/organization', { token: hers })).status).toBe(401);
  });

  it('is never cached', async () => {
    const answers = [await send('GET', '/organization', { token }), await send('GET', '/organization')];
    expect(answers.map(({ headers }) => headers.get('cache-control'))).toEqual(['no-store', 'no-store']);
  });

  it('hears which methods there are when it tries another', async () => {
    const answer = await send('DELETE', '/organization', { token });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, PATCH, HEAD, OPTIONS');
    expect(answer.body.error.code).toBe('method_not_allowed');
  });

  it('is answered 404 in JSON where the API has nothing', async () => {
    const response = await nowhere(new Request('http://localhost/api/v1/contatos'));
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: 'not_found' } });
  });

  it('speaks Portuguese unless English is preferred', async () => {
    const message = async (language?: string) => {
      const headers: Record<string, string> = language ? { 'Accept-Language': language } : {};
      return (await send('GET', '/contacts/999', { token, headers })).body.error.message;
    };
    expect(await message()).toBe('Não encontrado.');
    expect(await message('fr')).toBe('Não encontrado.');
    expect(await message('en-US,en;q=0.9,pt;q=0.5')).toBe('Not found.');
  });

  it.each(['0', '01', '-1', '1.5', '1e3', 'abc', '9999999999999999999', '%31'])(
    'finds nothing at id %s',
    async (id) => {
      expect((await send('GET', `/contacts/${id}`, { token })).status).toBe(404);
      expect((await send('GET', `/users/${id}`, { token })).status).toBe(404);
    },
  );

  it('finds no user at an id larger than ids are', async () => {
    expect((await send('GET', '/users/2147483648', { token })).status).toBe(404);
  });

  describe('with a body', () => {
    const post = (body: BodyInit, type = 'application/json') =>
      send('POST', '/contacts', { token, body, headers: { 'Content-Type': type } });

    it('must be JSON', async () => {
      expect((await post('name=Ana', 'application/x-www-form-urlencoded')).status).toBe(415);
      expect((await send('POST', '/contacts', { token })).status).toBe(415);
    });

    it.each(['', '{', 'null', '"Ana"', '[{"name":"Ana"}]', '{"name":"Ana"} x'])(
      'cannot be %s',
      async (body) => {
        const answer = await post(body);
        expect(answer.status).toBe(400);
        expect(answer.body.error.code).toBe('invalid_request');
      },
    );

    it('must be UTF-8', async () => {
      expect((await post(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))).status).toBe(400);
    });

    it('has at most a megabyte, whatever it says of itself', async () => {
      expect((await post(JSON.stringify({ name: 'x'.repeat(1_000_001) }))).status).toBe(413);
    });

    it('names the field that nobody knows', async () => {
      const answer = await send('POST', '/contacts', {
        token,
        json: { name: 'Ana', phone: '1', address: { cep: '1' } },
      });
      expect(answer.status).toBe(422);
      expect(Object.keys(answer.body.error.fields)).toEqual(['phone', 'address.cep']);
    });

    it('refuses text that cannot be stored instead of failing', async () => {
      for (const text of ['a\0b', '\ud800']) {
        const answer = await send('POST', '/contacts', {
          token,
          json: { name: text, customFields: { [text]: 'x' } },
        });
        expect(answer.status).toBe(422);
        expect(answer.body.error.fields.name[0].code).toBe('invalid_characters');
      }
    });
  });

  describe('with parameters', () => {
    it.each([
      ['serach=ana', 'serach', 'unknown_parameter'],
      ['limit=0', 'limit', 'limit_range'],
      ['limit=201', 'limit', 'limit_range'],
      ['limit=ten', 'limit', 'limit_range'],
      ['cursor=abc', 'cursor', 'invalid_cursor'],
      ['cursor=77', 'cursor', 'cursor_gone'],
      ['active=yes', 'active', 'invalid_boolean'],
      ['active=true&active=false', 'active', 'repeated_parameter'],
      ['search=%00', 'search', 'invalid_characters'],
      ['priority=urgent', 'priority', 'invalid'],
    ])('refuses ?%s by name', async (query, name, code) => {
      const answer = await send('GET', `/contacts?${query}`, { token });
      expect(answer.status).toBe(422);
      expect(answer.body.error.fields).toMatchObject({ [name]: [{ code }] });
    });
  });
});
