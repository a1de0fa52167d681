import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createContact } from '#lib/contacts/create-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { ROLES } from '#lib/core/role.ts';
import { createApiToken } from '#lib/users/tokens/create-api-token.ts';
import { builtActions } from '#tests/e2e/permissions/build-doors.ts';
import { call, callAction, callApi, sameSite, sendForm } from '#tests/e2e/permissions/calls.ts';
import { ensureBuild } from '#tests/e2e/support/ensure-build.ts';
import { t } from '#tests/e2e/support/words.ts';
import { ACTIONS, admits, ENDPOINTS, HANDLERS, type Method, PAGES } from '#tests/permission-matrix.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { databaseDigest } from '#tests/support/database-digest.ts';
import { ROOT } from '../../bin/lib/root.ts';
import { signedIn, startPages } from './support/web.ts';

const MARK = 'Sigilo Guardado';
const COPY = '.next-without-proxy';

const { db, url: databaseUrl } = useDatabase();

it('nothing leaks and nothing opens where proxy.ts is not there: pages, handlers, endpoints and actions refuse by themselves', async () => {
  await ensureBuild();
  removeProxy();
  onTestFinished(() => rmSync(join(ROOT, COPY), { recursive: true, force: true }));
  const people = await actors(db());
  const { id } = await createContact(people.owner, { name: MARK }, db());
  const { token } = await createApiToken(people.owner, { name: 'ERP', userId: people.agent.userId }, db());
  const web = await startPages(databaseUrl(), COPY);
  const at = (pattern: string) => web.url + pattern.replace(/\[[^\]]+\]/g, String(id));
  const home = await call('GET', `${web.url}/sign-in`, { Accept: 'text/html' });
  expect(home.status).toBe(200);

  const opened: string[] = [];
  let tried = 0;
  const refused = (what: string, isRefusal: boolean, text: string) => {
    tried++;
    if (!isRefusal || text.includes(MARK)) opened.push(what);
  };
  const cookies = new Map<Actor | null, Record<string, string>>([[null, {}]]);
  for (const role of ROLES) cookies.set(people[role], await signedIn(people[role], db()));
  // What the proxy hands to pages, said by the client itself.
  const forged = { 'x-carteira-path': '//evil.example', 'x-carteira-flash': '%7B%22key%22%3A%22x%22%7D' };

  const before = await databaseDigest(db());
  for (const door of PAGES) {
    const { refused: unwelcome, anonymous } = admits(door.access);
    if (!anonymous) {
      const page = await call('GET', at(door.page), { Accept: 'text/html', ...forged });
      refused(`anonymous ${door.page}`, isSignIn(page.location), page.text);
      // A refusal in data may be a redirect inside of it.
      const data = await call('GET', at(door.page), { RSC: '1', ...forged });
      refused(`anonymous data of ${door.page}`, data.status < 500, data.text);
    }
    for (const role of ROLES.filter((one) => unwelcome.includes(one))) {
      const answer = await call('GET', at(door.page), { ...cookies.get(people[role]), ...forged });
      const isRefusal = [403, 404].includes(answer.status) || (answer.location ?? '') === door.elsewhere;
      refused(`${role} ${door.page}`, isRefusal, answer.text);
    }
  }
  for (const door of HANDLERS) {
    for (const [method, access] of Object.entries(door.methods)) {
      if (admits(access).anonymous) continue;
      const answer = await call(method, at(door.route), method === 'GET' ? {} : sameSite(web.url));
      const isRefusal =
        answer.status >= 400 || /^\/(sign-in|imports\/new\?refused=)/.test(answer.location ?? '');
      refused(`anonymous ${method} ${door.route}`, isRefusal, answer.text);
    }
  }
  for (const door of ENDPOINTS) {
    for (const [method, { access }] of Object.entries(door.methods)) {
      const body = method === 'GET' ? undefined : { json: {} };
      const nobody = await callApi(method as Method, at(door.endpoint), null, body);
      refused(`anonymous ${method} ${door.endpoint}`, nobody.status === 401, nobody.text);
      if (admits(access).admitted.includes('agent')) continue;
      const agent = await callApi(method as Method, at(door.endpoint), token, body);
      refused(`agent ${method} ${door.endpoint}`, [403, 404, 415, 422].includes(agent.status), agent.text);
    }
  }
  const built = builtActions();
  for (const door of ACTIONS) {
    const action = built.find(({ name }) => name === `${door.file}#${door.action}`);
    if (!action || admits(door.access).anonymous) continue;
    for (const send of [callAction, sendForm]) {
      const answer = await send(action.id, at(action.page), sameSite(web.url), [['id', String(id)]]);
      // A page's own script stays where it is, with what was typed, and is told to sign in.
      const isRefusal =
        isSignIn(answer.location) || answer.status >= 400 || answer.text.includes(t('errors.signed_out'));
      refused(`anonymous ${door.action}`, isRefusal, answer.text);
    }
  }
  process.stderr.write(`${tried} refusals without the proxy\n`);
  expect(opened).toEqual([]);
  expect(await databaseDigest(db())).toBe(before);
});

function isSignIn(location: string | null): boolean {
  return /^\/sign-in(?:[?;]|$)/.test(location ?? '') && !location?.includes('evil');
}

/** A copy of the build in which Next finds no proxy to run. */
function removeProxy(): void {
  const built = join(ROOT, process.env.NEXT_DIST_DIR ?? '.next-test');
  const copy = join(ROOT, COPY);
  rmSync(copy, { recursive: true, force: true });
  cpSync(built, copy, { recursive: true, filter: (path) => !path.includes('/cache') });
  let removed = 0;
  for (const name of ['server/functions-config-manifest.json', 'server/middleware-manifest.json']) {
    const file = join(copy, name);
    if (!existsSync(file)) continue;
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, unknown>>;
    for (const key of ['functions', 'middleware']) {
      for (const route of ['/_middleware', '/'])
        if (manifest[key]?.[route] && delete manifest[key][route]) removed++;
    }
    writeFileSync(file, JSON.stringify(manifest));
  }
  expect(removed, 'the build has no proxy where this test looks for it').toBeGreaterThan(0);
}
