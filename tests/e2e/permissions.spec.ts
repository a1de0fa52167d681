import { expect, test } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { apiTokens, users } from '#db/schema/index.ts';
import { auditFilters } from '#lib/audit/audit-query.ts';
import { blacklistFilters } from '#lib/blacklist/list-blacklist.ts';
import { contactFilterShape } from '#lib/contacts/filters/contact-filters.ts';
import type { Actor } from '#lib/core/actor.ts';
import { duplicateFilterShape } from '#lib/duplicates/list-groups.ts';
import { interactionFilterShape } from '#lib/interactions/list-interactions.ts';
import { mergeFilterShape } from '#lib/merges/list-merges.ts';
import { surveyFilterShape } from '#lib/surveys/list-surveys.ts';
import { updateUser } from '#lib/users/update-user.ts';
import { type BuiltAction, differences } from '#tests/e2e/permissions/build-doors.ts';
import {
  type Answer,
  call,
  callAction,
  callApi,
  hangUp,
  sameSite,
  sendForm,
} from '#tests/e2e/permissions/calls.ts';
import { MARK, type Noun, samplesUsedBy } from '#tests/e2e/permissions/samples.ts';
import { buildWorld, setRole, type World } from '#tests/e2e/permissions/world.ts';
import { useOwnDeployment } from '#tests/e2e/support/own-deployment.ts';
import { pictureForm } from '#tests/e2e/support/picture.ts';
import { t } from '#tests/e2e/support/words.ts';
import {
  ACTIONS,
  type Access,
  type ActionDoor,
  admits,
  CATCH_ALL,
  ENDPOINTS,
  HANDLERS,
  METHODS,
  PAGES,
  type PageDoor,
  type Samples,
  VISITORS,
  type Visitor,
} from '#tests/permission-matrix.ts';
import { databaseDigest } from '#tests/support/database-digest.ts';
import { isSecondStage } from '#tests/support/random-cases.ts';
import { addressOf, built, nounOf, pageAddress, pageOf } from './permissions/doors.ts';

test.describe('who may do what', () => {
  // The requests are made without a browser: once is enough.
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false);
  // Half as long in two halves, each with a deployment of its own.
  test.describe.configure({ mode: 'parallel' });
  const { url, db } = useOwnDeployment();
  let world: World;
  test.beforeAll(async () => {
    world = await buildWorld(db(), url());
  });

  /** What one check behind all doors decides is tried at each of them in the second stage; the first tries some doors of each kind. */
  const inSecondStage = () => test.skip(!isSecondStage);

  /** Runs requests that must change nothing, one after the other. */
  async function unchanged(attempts: [what: string, attempt: () => Promise<void>][]): Promise<void> {
    const before = await databaseDigest(db());
    for (const [what, attempt] of attempts) {
      await attempt();
      expect(await databaseDigest(db()), `${what} changed the database`).toBe(before);
    }
  }

  /** A session for each, opened before anything is compared. */
  async function cookies(visitors: readonly Visitor[]): Promise<Record<Visitor, Record<string, string>>> {
    const opened = {} as Record<Visitor, Record<string, string>>;
    for (const who of visitors) opened[who] = await world.cookie(world.people[who]);
    return opened;
  }

  test('is written down for every page, handler and action of the build', () => {
    expect(differences()).toEqual([]);
  });

  for (const door of PAGES) {
    test(`page ${door.page} shows itself to ${door.access}`, async () => {
      const own = door.sample === 'review';
      const samples = await world.samples(nounOf(door.sample));
      const { tried, admitted } = admits(door.access);
      for (const who of tried) {
        const isAdmitted = admitted.includes(who);
        const seen = own && isAdmitted ? await world.samples(['review'], who) : samples;
        const address = url() + addressOf(door.page, door.sample, seen);
        const headers = await world.cookie(world.people[who]);
        const answer = await call('GET', address, { ...headers, Accept: 'text/html' });
        const refused = door.elsewhere ? 307 : 403;
        expect(answer.status, who).toBe(isAdmitted ? (door.signedIn ?? 200) : refused);
        if (!isAdmitted && door.elsewhere) expect(answer.location, who).toBe(door.elsewhere);
        if (!isAdmitted) expectNothingShown(answer, who);
        if (!isAdmitted)
          expectNothingShown(await call('GET', address, { ...headers, RSC: '1' }), `${who}, data`);
      }
      await expectAnonymous(url() + addressOf(door.page, door.sample, samples), door);
    });
  }

  async function expectAnonymous(address: string, door: PageDoor): Promise<void> {
    const isAdmitted = admits(door.access).anonymous;
    const answer = await call('GET', address, { Accept: 'text/html' });
    expect(answer.status, 'anonymous').toBe(isAdmitted ? 200 : 307);
    if (isAdmitted) return;
    expect(answer.location).toMatch(/^\/sign-in(\?next=|$)/);
    expectNothingShown(answer, 'anonymous');
    expectNothingShown(await call('GET', address, { RSC: '1' }), 'anonymous, data');
    const broken = await call('GET', address, { Cookie: 'carteira-session=eyJhbGciOiJkaXIifQ..x.y.z' });
    expect(broken.status, 'a cookie nobody gave').toBe(307);
  }

  for (const door of PAGES.filter(({ page, sample }) => page.includes('[id]') && sample)) {
    test(`page ${door.page} is not found where no id is`, async () => {
      inSecondStage();
      const headers = { ...(await world.cookie(world.people.owner)), Accept: 'text/html' };
      for (const id of few(NO_IDS, 2)) {
        const answer = await call('GET', url() + door.page.replace('[id]', id), headers);
        expect([400, 404], `${id}: ${answer.status}`).toContain(answer.status);
      }
    });
  }

  for (const door of PAGES) {
    test(`page ${door.page} answers any query`, async () => {
      inSecondStage();
      const samples = await world.samples(nounOf(door.sample));
      const address = url() + addressOf(door.page, door.sample, samples);
      const who = admits(door.access).admitted.find((one) => one.endsWith('owner')) ?? 'owner';
      const headers = { ...(await world.cookie(world.people[who])), Accept: 'text/html' };
      for (const query of few(HOSTILE_QUERIES)) {
        const answer = await call('GET', `${address}?${query}`, headers);
        expect([200, 307], query).toContain(answer.status);
        expect(answer.location ?? '/', query).toMatch(/^\/(?!\/)/);
      }
    });
  }

  for (const door of HANDLERS) {
    for (const method of METHODS) {
      const access = door.methods[method];
      if (!access) continue;
      test(`handler ${method} ${door.route} answers ${access}`, async () => {
        const samples = await world.samples([...nounOf(door.sample), ...SENT_BY_HANDLERS]);
        const address = url() + addressOf(door.route, door.sample, samples);
        const headers = method === 'GET' ? {} : sameSite(url());
        const { tried, admitted, refused, anonymous } = admits(access);
        const body = () => {
          if (method === 'GET') return undefined;
          if (door.sends === 'state') return new URLSearchParams({ state: 'standing' });
          if (door.sends === 'contact') return new URLSearchParams({ contact: samples.contact });
          if (door.sends === 'filters') return new URLSearchParams({ state: 'open' });
          if (door.sends === 'selection')
            return new URLSearchParams({ contact: samples.contact, format: 'csv' });
          return door.sends === 'picture' ? pictureForm() : fileOf(samples.word);
        };
        const cookie = await cookies(tried);
        await unchanged([
          [
            'nobody',
            async () => {
              if (anonymous) return;
              const answer = await call(method, address, headers, body());
              expect([answer.status, answer.location ?? undefined], 'anonymous').toEqual(
                pair(door.refused?.anonymous),
              );
            },
          ],
          ...refused.map((who): [string, () => Promise<void>] => [
            who,
            async () => {
              const answer = await call(method, address, { ...headers, ...cookie[who] }, body());
              expect([answer.status, answer.location ?? undefined], who).toEqual(
                pair(door.refused?.forbidden),
              );
              expectNothingShown(answer, who);
            },
          ]),
        ]);
        for (const who of admitted) {
          const answer = await call(method, address, { ...headers, ...cookie[who] }, body());
          expect([200, 303], who).toContain(answer.status);
          expect(answer.location ?? '', who).not.toContain('refused');
          await importsEnded();
        }
      });
    }

    test(`handler ${door.route} fails at no query and no form`, async () => {
      inSecondStage();
      const samples = await world.samples(nounOf(door.sample));
      const address = url() + addressOf(door.route, door.sample, samples);
      const session = await world.cookie(world.people.owner);
      for (const query of HOSTILE_QUERIES) {
        if (door.methods.GET)
          expect((await call('GET', `${address}?${query}`, session)).status, query).toBeLessThan(500);
        if (!door.methods.POST) continue;
        const sent = await call(
          'POST',
          address,
          { ...sameSite(url()), ...session },
          new URLSearchParams(query),
        );
        expect(sent.status, query).toBeLessThan(500);
      }
    });

    test(`handler ${door.route} has no other methods`, async () => {
      inSecondStage();
      const samples = await world.samples(nounOf(door.sample));
      const address = url() + addressOf(door.route, door.sample, samples);
      const headers = { ...sameSite(url()), ...(await world.cookie(world.people.owner)) };
      await unchanged([
        [
          'a method nobody wrote',
          async () => {
            for (const method of METHODS.filter((one) => !door.methods[one])) {
              const { status } = await call(method, address, headers);
              expect([404, 405], `${method}: ${status}`).toContain(status);
            }
          },
        ],
      ]);
    });
  }

  for (const door of ENDPOINTS) {
    for (const method of METHODS) {
      const entry = door.methods[method];
      test(`endpoint ${method} ${door.endpoint} answers ${entry?.access ?? 'nobody'}`, async () => {
        const nouns = [...nounOf(door.sample), ...samplesUsedBy((samples) => entry?.body?.(samples))];
        const samples = await world.samples(nouns);
        const address = url() + addressOf(door.endpoint, door.sample, samples);
        const body = entry?.body?.(samples);
        if (!entry) {
          const attempt = async () => {
            for (const who of few(VISITORS))
              expect((await callApi(method, address, world.tokens[who])).status).toBe(405);
          };
          await unchanged([['a method nobody wrote', attempt]]);
          return;
        }
        const attempt = async () => {
          for (const token of [null, '', 'crt_unknown', `${world.tokens.owner}x`]) {
            const answer = await callApi(method, address, token, body);
            expect(answer.status, `token ${token}`).toBe(401);
            expectNothingShown(answer, `token ${token}`);
          }
          for (const who of admits(entry.access).refused) {
            const answer = await callApi(method, address, world.tokens[who], body);
            expect(answer.status, who).toBe(403);
            expectNothingShown(answer, who);
          }
        };
        await unchanged([['whom it refused', attempt]]);
        for (const who of fewAdmitted(entry.access)) {
          const fresh = await world.samples(nouns, who);
          const at = url() + addressOf(door.endpoint, door.sample, fresh);
          const before = await databaseDigest(db());
          const answer = await callApi(method, at, world.tokens[who], entry.body?.(fresh));
          expect([200, 201, 202, 204], `${who}: ${answer.status} ${answer.text}`).toContain(answer.status);
          if (method !== 'GET' && !entry.looks)
            expect(await databaseDigest(db()), `${who} changed nothing`).not.toBe(before);
          await importsEnded();
        }
      });
    }
  }

  test('cookies open no endpoint, tokens no page, action or upload', async () => {
    const cookie = await world.cookie(world.people.owner);
    const token = { Authorization: `Bearer ${world.tokens.owner}` };
    expect((await call('GET', `${url()}/api/v1/contacts`, cookie)).status).toBe(401);
    expect((await call('GET', `${url()}/contacts`, token)).status).toBe(307);
    expect((await call('GET', `${url()}/api/notifications`, token)).status).toBe(401);
    const upload = await call('POST', `${url()}/api/imports`, { ...sameSite(url()), ...token }, fileOf('x'));
    expect(upload.location).toMatch(/^\/sign-in/);
  });

  test(`${CATCH_ALL} answers everybody that there is nothing`, async () => {
    for (const method of METHODS) {
      const answer = await callApi(method, `${url()}/api/v1/nowhere`, null);
      expect(answer.status).toBe(404);
      expect(JSON.parse(answer.text).error.code).toBe('not_found');
    }
  });

  for (const door of ACTIONS) {
    test(`action ${door.action} obeys ${door.access}`, async () => {
      const action = built(door);
      const samples = await samplesOf(door, action);
      const address = url() + pageAddress(action, samples);
      const fields = Object.entries(door.form(samples));
      const { refused, anonymous } = admits(door.access);
      const cookie = await cookies(refused);
      const attempts: [string, () => Promise<void>][] = refused.map((who) => [
        who,
        async () => {
          for (const send of few([callAction, sendForm]))
            expectForbidden(
              await send(action.id, address, { ...sameSite(url()), ...cookie[who] }, fields),
              who,
              // Without scripts the answer is the page with the form, which some of those may see.
              send === sendForm && seesPage(action.page, who),
            );
        },
      ]);
      const nobody = async () => {
        expectToSignIn(await callAction(action.id, address, sameSite(url()), fields), 'anonymous', fields);
        const answer = await sendForm(action.id, address, sameSite(url()), fields);
        expectSentOn(answer, /^\/sign-in(;|\?|$)/, 'anonymous');
      };
      if (!anonymous) attempts.push(['nobody', nobody]);
      if (attempts.length > 0) await unchanged(attempts);
      for (const who of anonymous ? [null] : fewAdmitted(door.access)) await expectDone(door, action, who);
      await expectNoCrash(door, action);
    });

    test(`action ${door.action} is not for other sites`, async () => {
      inSecondStage();
      const action = built(door);
      const samples = await samplesOf(door, action);
      const address = url() + pageAddress(action, samples);
      const fields = Object.entries(door.form(samples));
      const isSignIn = door.action === 'signInAction';
      const cookie = isSignIn ? {} : await world.cookie(world.people.owner);
      const attempt = async () => {
        for (const [at, headers] of few(elsewhere(url()), 2).entries()) {
          // The same check answers both; each page drawn again takes its time.
          for (const send of at < 2 ? [callAction, sendForm] : [callAction]) {
            const answer = await send(action.id, address, { ...cookie, ...headers }, fields);
            const what = `${JSON.stringify(headers)}: ${answer.status} ${answer.location}`;
            expect([200, 403, 500], what).toContain(answer.status);
            if (answer.status === 200) expect(answer.text, what).toContain(t('errors.forbidden'));
          }
        }
      };
      await unchanged([['another site', attempt]]);
    });
  }

  /** What the form and the address of the page that carries it ask for. */
  function samplesOf(door: ActionDoor, action: BuiltAction, own?: Visitor): Promise<Samples> {
    return world.samples([...nounOf(pageOf(action)?.sample), ...samplesUsedBy(door.form)], own);
  }

  /** Everyone admitted in the second stage; in the first the one with the least rights. */
  function fewAdmitted(access: Access): readonly Visitor[] {
    return few(admits(access).admitted.toReversed());
  }

  /** The form does what it is for, so that its refusal to others means something. */
  async function expectDone(door: ActionDoor, action: BuiltAction, visitor: Visitor | null): Promise<void> {
    for (const send of few([sendForm, callAction])) {
      const samples = await samplesOf(door, action, visitor ?? undefined);
      const headers = { ...sameSite(url()), ...(visitor ? await world.cookie(world.people[visitor]) : {}) };
      const before = await databaseDigest(db());
      const answer = await send(
        action.id,
        url() + pageAddress(action, samples),
        headers,
        Object.entries(door.form(samples)),
      );
      const what = visitor ?? 'anonymous';
      expect([200, 303, 403], `${what}: ${answer.text.slice(0, 500)}`).toContain(answer.status);
      expect(answer.text, what).not.toContain(t('errors.forbidden'));
      expect(answer.text, what).not.toContain(t('errors.unexpected'));
      if (door.changes !== false)
        expect(await databaseDigest(db()), `${what} changed nothing: ${answer.text.slice(0, 500)}`).not.toBe(
          before,
        );
      await importsEnded();
    }
  }

  /** Fields no page of ours would send are refused in words, by whoever they are sent. */
  async function expectNoCrash(door: ActionDoor, action: BuiltAction): Promise<void> {
    const samples = await samplesOf(door, action);
    const address = url() + pageAddress(action, samples);
    for (const fields of few(hostileForms(Object.keys(door.form(samples))), 2)) {
      const headers = { ...sameSite(url()), ...(await world.cookie(world.people.owner)) };
      const answer = await callAction(action.id, address, headers, fields);
      const what = JSON.stringify(fields).slice(0, 200);
      expect([200, 303], what).toContain(answer.status);
      expect(answer.text, what).not.toContain(t('errors.unexpected'));
    }
  }

  test('uploads from other sites are refused and leave nothing', async () => {
    const cookie = await world.cookie(world.people.supervisor);
    const attempt = async () => {
      for (const headers of elsewhere(url())) {
        const answer = await call(
          'POST',
          `${url()}/api/imports`,
          { ...cookie, ...headers },
          fileOf('alheio'),
        );
        expect(answer.location, JSON.stringify(headers)).toBe('/imports/new?refused=forbidden');
      }
    };
    await unchanged([['another site', attempt]]);
  });

  test('uploads that hang up leave nothing and free their user, wherever they stop', async () => {
    const cookie = await world.cookie(world.people.supervisor);
    const before = await databaseDigest(db());
    for (const text of ['', 'contact_name\n', `contact_name\n${'a'.repeat(3_000_000)}`]) {
      await hangUp(url(), { ...sameSite(url()), ...cookie }, text);
      await expect.poll(() => databaseDigest(db())).toBe(before);
    }
    expect((await call('GET', `${url()}/imports/new`, cookie)).status).toBe(200);
  });

  test('a changed role counts from the next request on, for pages, actions and tokens', async () => {
    const { user } = await world.samples(['user']);
    const actor: Actor = { ...world.people.agent, userId: Number(user) };
    const cookie = await world.cookie(actor);
    const [page, endpoint] = [`${url()}/audit`, `${url()}/api/v1/users`];
    const { token } = await tokenOf(actor);
    const action = built(ACTIONS.find((door) => door.action === 'createCustomFieldAction') as ActionDoor);
    const create = async () =>
      callAction(action.id, `${url()}/settings/custom-fields/new`, { ...sameSite(url()), ...cookie }, [
        ['name', (await world.samples(['word'])).word],
        ['type', 'text'],
      ]);
    for (const [role, status] of [
      ['agent', 403],
      ['manager', 200],
      ['agent', 403],
    ] as const) {
      await setRole(actor, role, db());
      expect((await call('GET', page, cookie)).status, role).toBe(status);
      expect((await callApi('GET', endpoint, token)).status, role).toBe(status);
      const answer = await create();
      if (status === 403) expectForbidden(answer, role);
      else expectSentOn(answer, /^\/settings\/custom-fields/, role);
    }
  });

  test('deactivation and revocation count from the next request on', async () => {
    const { user } = await world.samples(['user']);
    const actor: Actor = { ...world.people.agent, userId: Number(user) };
    const cookie = await world.cookie(actor);
    const [kept, revoked] = [await tokenOf(actor), await tokenOf(actor)];
    const page = `${url()}/contacts`;
    expect((await call('GET', page, cookie)).status).toBe(200);
    expect((await callApi('GET', `${url()}/api/v1/contacts`, revoked.token)).status).toBe(200);
    await db().update(apiTokens).set({ revokedAt: new Date() }).where(eq(apiTokens.id, revoked.id));
    await updateUser(world.people.owner, actor.userId, { active: false }, db());
    expect((await call('GET', page, cookie)).status).toBe(307);
    const action = built(ACTIONS.find((door) => door.action === 'createContactAction') as ActionDoor);
    const headers = { ...sameSite(url()), ...cookie };
    const samples = await world.samples(
      ENDPOINTS.flatMap((door) => [
        ...nounOf(door.sample),
        ...samplesUsedBy(...Object.values(door.methods).map((entry) => entry.body ?? (() => {}))),
      ]),
    );
    const phantom = async () => {
      const answer = await callAction(action.id, `${url()}/contacts/new`, headers, [['name', 'Fantasma']]);
      expectToSignIn(answer, 'somebody deactivated');
    };
    const endpoints = ENDPOINTS.flatMap((door) =>
      METHODS.filter((method) => door.methods[method]).map((method): [string, () => Promise<void>] => [
        `${method} ${door.endpoint}`,
        async () => {
          const address = url() + addressOf(door.endpoint, door.sample, samples);
          for (const { token } of [kept, revoked]) {
            const answer = await callApi(method, address, token, door.methods[method]?.body?.(samples));
            expect(answer.status, `${method} ${door.endpoint}`).toBe(401);
          }
        },
      ]),
    );
    await unchanged([['somebody deactivated', phantom], ...endpoints]);
  });

  test('managers do not reach managers and owners', async () => {
    const { people, tokens } = world;
    const other = (await world.samples(['user'])).user;
    await db()
      .update(users)
      .set({ role: 'manager' })
      .where(eq(users.id, Number(other)));
    const cookie = await world.cookie(people.manager);
    const update = built(ACTIONS.find((door) => door.action === 'updateUserAction') as ActionDoor);
    const attempt = async () => {
      for (const id of [String(people.owner.userId), other]) {
        expect(
          (await callApi('PATCH', `${url()}/api/v1/users/${id}`, tokens.manager, { json: { name: 'X' } }))
            .status,
        ).toBe(403);
        expect((await call('GET', `${url()}/settings/users/${id}`, cookie)).status).toBe(403);
        expect((await call('GET', `${url()}/settings/users/${id}/link`, cookie)).status).toBe(403);
        const fields = Object.entries({ id, name: 'X', email: 'x@aurora.example', role: 'agent' });
        const answer = await callAction(
          update.id,
          `${url()}/settings/users/${id}`,
          { ...sameSite(url()), ...cookie },
          fields,
        );
        expectForbidden(answer, id);
      }
      const raised = { json: { name: 'X', email: 'x@aurora.example', role: 'owner' } };
      expect((await callApi('POST', `${url()}/api/v1/users`, tokens.manager, raised)).status).toBe(422);
    };
    await unchanged([['a manager', attempt]]);
  });

  test('agents may not switch contacts on or off, whichever door they take', async () => {
    const { contact } = await world.samples(['contact']);
    const cookie = await world.cookie(world.people.agent);
    const update = built(ACTIONS.find((door) => door.action === 'updateContactAction') as ActionDoor);
    const attempt = async () => {
      const address = `${url()}/api/v1/contacts/${contact}`;
      expect((await callApi('PATCH', address, world.tokens.agent, { json: { active: false } })).status).toBe(
        403,
      );
      const fields = Object.entries({ id: contact, active: 'false' });
      const answer = await callAction(
        update.id,
        `${url()}/contacts/${contact}/edit`,
        { ...sameSite(url()), ...cookie },
        fields,
      );
      expectForbidden(answer, 'agent');
    };
    await unchanged([['an agent', attempt]]);
  });

  /** Uploads of one person wait for each other; so must their trials. */
  async function importsEnded(): Promise<void> {
    await expect
      .poll(
        async () =>
          (await db().execute("select 1 from run where state in ('receiving', 'queued', 'running')")).rows
            .length,
      )
      .toBe(0);
  }

  async function tokenOf(actor: Actor): Promise<{ id: number; token: string }> {
    const { createApiToken } = await import('#lib/users/tokens/create-api-token.ts');
    return createApiToken(world.people.owner, { name: 'Prova', userId: actor.userId }, db());
  }
});

/** The first stage tries a few of what the second tries all of. */
function few<Item>(all: readonly Item[], count = 1): readonly Item[] {
  return isSecondStage ? all : all.slice(0, count);
}

const SENT_BY_HANDLERS: Noun[] = ['contact', 'word'];
const NO_IDS = ['abc', '999999999', '0', '-1', '1.5', '99999999999999999999', '1e3', '%00', "1'--"];
/** What pages read from their addresses. */
const NAMES = [
  ...Object.keys({
    ...contactFilterShape,
    ...interactionFilterShape,
    ...surveyFilterShape,
    ...mergeFilterShape,
    ...duplicateFilterShape,
    ...auditFilters.shape,
    ...blacklistFilters,
  }),
  ...'after before move from rows view layout sort panel tagName contact everything column back'.split(' '),
  ...'date whose who kind channel caller entry close moved primary out next returnTo refused archived'.split(
    ' ',
  ),
];

/** Everything a page may read from its address, as nobody would write it. */
const HOSTILE_QUERIES = [
  '%00',
  '-1',
  '99999999999999999999',
  'constructor',
  '/.//evil.example',
  '%F0%9F%92%A3',
  '0000-01-01',
  '0000-01-01T00:00:00Z',
]
  .map((value) => NAMES.map((name) => `${name}=${value}`).join('&'))
  .concat(NAMES.flatMap((name) => [`${name}=a&${name}=b`]).join('&'))
  // One at a time, since the first that is refused hides the others.
  .concat(NAMES.map((name) => `${name}=a%00b`));

/** What other sites can make a browser send, and what no browser sends. */
function elsewhere(url: string): Record<string, string>[] {
  const host = new URL(url).host;
  return [
    {},
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: `https://${host}.evil.example`, 'Sec-Fetch-Site': 'cross-site' },
    { Origin: url, 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { 'Sec-Fetch-Site': 'none' },
    { Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example' },
  ];
}

function hostileForms(names: string[]): [string, string][][] {
  const each = (value: string): [string, string][] => names.map((name) => [name, value]);
  return [
    [],
    each('\u0000'),
    each(''),
    each('💣'.repeat(2000)),
    each('-1'),
    each('99999999999999999999'),
    [...each('a'), ...each('b')],
    names.map((name) => [`${name}.0.x.y.z.w`, 'x']),
    names.map((name) => [`${name}.__proto__.polluted`, 'x']),
    [
      ['phones.0.number', '1'],
      ['phones.length', '4294967295'],
      ['phones.4294967294', 'x'],
      ['tags.0', 'x'],
      ['tags.4000000000', 'x'],
      ['constructor.prototype.polluted', 'x'],
      ['__proto__', 'a'],
      ['__proto__', 'b'],
    ],
  ];
}

function fileOf(word: string): FormData {
  const form = new FormData();
  form.append(
    'file',
    new Blob([`contact_name;contact_email\n${word};x\n`], { type: 'text/csv' }),
    'prova.csv',
  );
  return form;
}

function pair(refused: [number, string?] | undefined): [number | undefined, string | undefined] {
  return [refused?.[0], refused?.[1]];
}

/** A page's own script stays where it is, with what was typed, and is told to sign in. */
function expectToSignIn(answer: Answer, who: string, typed: (readonly [string, string])[] = []): void {
  if (answer.location !== null) {
    expectSentOn(answer, /^\/sign-in(;|\?|$)/, who);
    return;
  }
  expect(answer.status, who).toBe(200);
  expect(answer.text, who).toContain(t('errors.signed_out'));
  const text = typed.reduce((rest, [, value]) => rest.replaceAll(value, ''), answer.text);
  expectNothingShown({ ...answer, text }, who);
}

/** Scripts are told in a header where to go and get 200 or 303; without them it is a plain redirect. */
function expectSentOn(answer: Answer, where: RegExp, who: string): void {
  expect([200, 303], who).toContain(answer.status);
  expect(answer.location ?? 'stays', who).toMatch(where);
}

function seesPage(page: string, who: Visitor): boolean {
  return PAGES.some((door) => door.page === page && admits(door.access).admitted.includes(who));
}

function expectForbidden(answer: Answer, who: string, seesPage = false): void {
  expect([200, 403], `${who}: ${answer.status}`).toContain(answer.status);
  expect(answer.location, who).toBeNull();
  if (answer.status === 200) expect(answer.text, who).toContain(t('errors.forbidden'));
  if (!seesPage) expectNothingShown(answer, who);
}

function expectNothingShown(answer: Answer, who: string): void {
  expect(answer.text.includes(MARK), `${who} was shown what is not for them`).toBe(false);
}
