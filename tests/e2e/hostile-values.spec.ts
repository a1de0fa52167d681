import { expect, test } from '@playwright/test';
import { useOwnDeployment } from '#tests/e2e/support/own-deployment.ts';
import { ACTIONS, type Body, ENDPOINTS, METHODS } from '#tests/permission-matrix.ts';
import { HOSTILE_TEXTS } from '#tests/support/hostile-texts.ts';
import { call, callAction, callApi, sameSite } from './permissions/calls.ts';
import { addressOf, built, nounOf, pageAddress, pageOf } from './permissions/doors.ts';
import { hostileBodies, hostileQueries } from './permissions/hostile-values.ts';
import { samplesUsedBy } from './permissions/samples.ts';
import { buildWorld, type World } from './permissions/world.ts';
import { t } from './support/words.ts';

/** In every parameter, every value of a body and every field of a form, one at a time: somebody hears what is wrong, and nothing fails. */
test.describe('what nobody would send', () => {
  // The requests are made without a browser: once is enough.
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false);
  const { url, db } = useOwnDeployment();
  let world: World;
  test.beforeAll(async () => {
    world = await buildWorld(db(), url());
  });

  for (const { endpoint, sample, methods } of ENDPOINTS)
    for (const method of METHODS) {
      const entry = methods[method];
      if (!entry) continue;
      test(`is understood or refused: ${method} ${endpoint}`, async () => {
        const nouns = [...nounOf(sample), ...samplesUsedBy((samples) => entry.body?.(samples))];
        const samples = await world.samples(nouns);
        const address = url() + addressOf(endpoint, sample, samples);
        const token = world.tokens['granted owner'];
        const failures: string[] = [];
        const ask = async (at: string, json?: unknown) => {
          const { status, text } = await callApi(
            method,
            at,
            token,
            json === undefined ? undefined : ({ json } as Body),
          );
          if (status >= 500)
            failures.push(`${status} ${at.replace(url(), '')} ${JSON.stringify(json)} ${text}`);
        };
        const queries = hostileQueries(endpoint, method);
        for (const query of queries) await ask(`${address}${address.includes('?') ? '&' : '?'}${query}`);
        const body = entry.body?.(samples);
        const bodies = body && 'json' in body ? hostileBodies(endpoint, method, body.json as never) : [];
        for (const json of bodies) await ask(address, json);
        expect(failures).toEqual([]);
        test.skip(queries.length + bodies.length === 0, 'takes nothing');
      });
    }

  for (const door of ACTIONS)
    test(`is understood or refused: ${door.action}`, async () => {
      const action = built(door);
      const nouns = [...nounOf(pageOf(action)?.sample), ...samplesUsedBy(door.form)];
      const samples = await world.samples(nouns);
      const address = url() + pageAddress(action, samples);
      const form = door.form(samples);
      test.skip(Object.keys(form).length === 0, 'takes nothing');
      const failures: string[] = [];
      for (const name of Object.keys(form))
        for (const text of HOSTILE_TEXTS) {
          const cookie = await world.cookie(world.people['granted owner']);
          const { [name]: _, ...others } = form;
          // Also as a field below it, which is no text any more.
          const asked =
            text === 'constructor' ? { ...others, [`${name}.a`]: text } : { ...form, [name]: text };
          const fields = Object.entries(asked);
          const answer = await callAction(action.id, address, { ...sameSite(url()), ...cookie }, fields);
          if (answer.status >= 500 || answer.text.includes(t('errors.unexpected')))
            failures.push(`${answer.status} ${name}=${JSON.stringify(text)}`);
        }
      expect(failures).toEqual([]);
    });

  test('an action that is called without a form refuses', async () => {
    const door = ACTIONS.find(({ action }) => action === 'createContactAction');
    if (!door) throw new Error('no such action');
    const action = built(door);
    const headers = {
      ...sameSite(url()),
      ...(await world.cookie(world.people.owner)),
      Accept: 'text/x-component',
      'Next-Action': action.id,
      'Content-Type': 'text/plain;charset=UTF-8',
    };
    for (const body of ['[]', '[null,null]', '[{},{}]'])
      expect((await call('POST', `${url()}${action.page}`, headers, body)).status, body).toBeLessThan(500);
  });

  test('what is left of the endpoints of next-auth refuses what it cannot read', async () => {
    const at = `${url()}/api/auth`;
    for (const [address, cookie] of [
      ['error?error=%00', ''],
      ['csrf', 'next-auth.callback-url=x'],
      ['csrf', 'next-auth.callback-url=%00'],
      ['csrf', 'next-auth.callback-url=%FF'],
      ['signin?callbackUrl=x', ''],
    ] as const)
      expect((await call('GET', `${at}/${address}`, cookie ? { Cookie: cookie } : {})).status, address).toBe(
        400,
      );
    for (const callbackUrl of ['x', '\0', 'javascript:alert(1)'])
      for (const door of ['callback/credentials', 'signout']) {
        const body = new URLSearchParams({ callbackUrl });
        expect((await call('POST', `${at}/${door}`, sameSite(url()), body)).status, callbackUrl).toBe(400);
      }
    expect((await call('GET', `${at}/csrf`, { Cookie: 'next-auth.callback-url=%2Fcontacts' })).status).toBe(
      200,
    );
  });
});
