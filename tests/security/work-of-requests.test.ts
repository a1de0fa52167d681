import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { requestLocale } from '#lib/api/api-words.ts';
import { errorResponse } from '#lib/api/error-response.ts';
import { type BodySchema, bodies } from '#lib/api/request/bodies.ts';
import { contactParameters } from '#lib/api/request/contact-parameters.ts';
import { readJson } from '#lib/api/request/read-json.ts';
import { listParameters, readQuery } from '#lib/api/request/read-query.ts';
import { readListLook } from '#lib/contacts/views/list-look.ts';
import { givenOf } from '#lib/contacts/views/view-query.ts';
import { clientAddress } from '#lib/web/client-address.ts';
import { isSameOrigin } from '#lib/web/is-same-origin.ts';
import { nest } from '#lib/web/submit-form.ts';
import { send, tokenFor } from '#tests/api/client.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { FULL, hostileJson } from './hostile-body.ts';

/** Of processor time, not of the clock: a busy machine makes one wait, not work. Quiet, the worst takes a quarter. */
const MOST_WORK_MS = 1_000;
const MOST_ANSWER = 250_000;
const RUNS = { numRuns: process.env.TORTURE ? 300 : 30, endOnFailure: true };

/** Runs it and says what it took of the processor. */
async function workOf<T>(run: () => T | Promise<T>): Promise<{ result: T; work: number }> {
  const before = process.cpuUsage();
  const result = await run();
  const { user, system } = process.cpuUsage(before);
  return { result, work: (user + system) / 1_000 };
}

/** What a client is told of a request that `read` refuses; empty when it does not. */
async function refusalOf(request: Request, read: () => unknown): Promise<string> {
  try {
    await read();
    return '';
  } catch (error) {
    const response = errorResponse(error, request, '/api/v1');
    expect(response.status).toBeLessThan(500);
    return response.text();
  }
}

function post(body: string, path = '/contacts'): Request {
  const headers = { 'Content-Type': 'application/json' };
  return new Request(`http://here/api/v1${path}`, { method: 'POST', headers, body });
}

describe('no input is worth more than its size', () => {
  it('of JSON, whatever its shape and wherever it stands', async () => {
    const schemas = Object.keys(bodies) as BodySchema[];
    const placed = fc.record({
      hostile: hostileJson,
      schema: fc.constantFrom(...schemas),
      inField: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(placed, async ({ hostile, schema, inField }) => {
        const body = inField ? `{"${Object.keys(bodies[schema].shape)[0]}":${hostile.text}}` : hostile.text;
        const request = post(body);
        const { result, work } = await workOf(() => refusalOf(request, () => readJson(request, schema)));
        expect(work).toBeLessThan(MOST_WORK_MS);
        expect(result.length).toBeLessThan(MOST_ANSWER);
      }),
      RUNS,
    );
  });

  it('of names in a query', async () => {
    const names = fc.constantFrom(
      'a',
      '__proto__',
      'tag',
      'constructor',
      'limit',
      '%00',
      '%F0%9F%92%A9',
      '%',
    );
    const query = fc
      .record({ name: names, numbered: fc.boolean() })
      .map(({ name, numbered }) =>
        Array.from({ length: 16_000 / (name.length + 2) }, (_, at) => `${name}${numbered ? at : ''}=`).join(
          '&',
        ),
      );
    await fc.assert(
      fc.asyncProperty(query, async (text) => {
        const request = new Request(`http://here/api/v1/contacts?${text}`);
        const { result, work } = await workOf(async () => {
          readListLook(givenOf(new URLSearchParams(text)));
          return refusalOf(request, () => readQuery(request, contactParameters));
        });
        expect(work).toBeLessThan(MOST_WORK_MS);
        expect(result.length).toBeLessThan(MOST_ANSWER);
      }),
      RUNS,
    );
  });

  it('of the fields of a form', async () => {
    const names = fc.constantFrom('a', 'phones.', 'phones.0.', 'a.b.c.d.', '__proto__.', 'tags', '.', '\0');
    const form = fc
      .record({
        name: names,
        numbered: fc.boolean(),
        long: fc.boolean(),
        value: fc.constantFrom('', 'a', '\0'),
      })
      .map(({ name, numbered, long, value }) => {
        const data = new FormData();
        if (long) data.append(name.repeat(FULL / name.length), value);
        else
          for (let at = 0; at < FULL / (name.length + 6); at++)
            data.append(numbered ? name + at : name, value);
        return data;
      });
    await fc.assert(
      fc.asyncProperty(form, async (data) => {
        expect((await workOf(() => nest(data))).work).toBeLessThan(MOST_WORK_MS);
      }),
      RUNS,
    );
  });

  it('of headers', async () => {
    const value = fc
      .constantFrom('a,', 'pt;q=', ',', ';', 'http://', '1.1.1.1,', ':', '[', '.', 'q=0.1;')
      .map((part) => part.repeat(16_000 / part.length));
    await fc.assert(
      fc.asyncProperty(value, async (text) => {
        const request = new Request('http://here/', { headers: { 'Accept-Language': text, Origin: text } });
        const { work } = await workOf(() => {
          requestLocale(request);
          clientAddress(() => text);
          return isSameOrigin((name) => (name === 'sec-fetch-site' ? 'same-origin' : text));
        });
        expect(work).toBeLessThan(MOST_WORK_MS);
      }),
      RUNS,
    );
  });
});

describe('a reader of a request', () => {
  it('refuses what is nested deeper than anything it knows, at once', async () => {
    const body = `${'{"a":"\\u0000","b":'.repeat(52_000)}1${'}'.repeat(52_000)}`;
    const request = post(body);
    const { result, work } = await workOf(() => refusalOf(request, () => readJson(request, 'NewContact')));
    expect(JSON.parse(result).error.fields.form[0].code).toBe('too_deep');
    expect(work).toBeLessThan(MOST_WORK_MS);
    expect(result.length).toBeLessThan(1_000);
  });

  it('tells the first two hundred mistakes, and names no longer than anyone writes', async () => {
    const names = Array.from({ length: 5_000 }, (_, at) => `"${'x'.repeat(180)}${at}":1`);
    const request = post(`{"name":"Ana",${names.slice(0, 300).join(',')}}`);
    const unlike = JSON.parse(await refusalOf(request, () => readJson(request, 'NewContact')));
    expect(Math.max(...Object.keys(unlike.error.fields).map((name) => name.length))).toBe(150);
    const shorter = post(`{${Array.from({ length: 5_000 }, (_, at) => `"x${at}":1`).join(',')}}`);
    const many = JSON.parse(await refusalOf(shorter, () => readJson(shorter, 'NewContact')));
    expect(Object.keys(many.error.fields)).toHaveLength(200);
  });

  it('refuses unknown names like any other, those of JavaScript too', async () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'nada']) {
      const query = new Request(`http://here/api/v1/tags?${name}=1`);
      const told = JSON.parse(await refusalOf(query, () => readQuery(query, listParameters)));
      expect(Object.keys(told.error.fields), name).toEqual([name]);
      const body = post(`{"name":"Ana","${name}":{"polluted":1}}`);
      const field = JSON.parse(await refusalOf(body, () => readJson(body, 'NewTag')));
      expect(Object.keys(field.error.fields), name).toEqual([name]);
    }
  });
});

describe('the work of a whole call', () => {
  const { db } = useDatabase();
  let token = '';
  beforeAll(async () => {
    const people = await actors(db());
    token = await tokenFor(people.owner, people.owner);
  });

  const DOORS: [method: string, address: string, BodySchema][] = [
    ['POST', '/contacts', 'NewContact'],
    ['POST', '/contacts/assign', 'Assignment'],
    ['POST', '/contacts/activate', 'ContactIds'],
    ['POST', '/services', 'NewService'],
    ['POST', '/segments', 'NewSegment'],
    ['POST', '/users', 'NewUser'],
    ['PATCH', '/organization', 'OrganizationChange'],
    ['POST', '/tags', 'NewTag'],
    ['POST', '/custom-fields', 'NewCustomField'],
  ];

  it('is under a second in every field of every body', async () => {
    const fields = DOORS.flatMap(([method, address, schema]) =>
      Object.keys(bodies[schema].shape).map((field) => ({
        method,
        address,
        field,
        isName: field === 'name',
      })),
    );
    const call = fc.record({ door: fc.constantFrom(...fields), hostile: hostileJson });
    await fc.assert(
      fc.asyncProperty(call, async ({ door: { method, address, field, isName }, hostile }) => {
        const body = `{${isName ? '' : '"name":"Ana",'}"${field}":${hostile.text}}`;
        const headers = { 'Content-Type': 'application/json' };
        const { result, work } = await workOf(() => send(method, address, { token, body, headers }));
        expect(result.status).toBeLessThan(500);
        expect(result.text.length).toBeLessThan(MOST_ANSWER);
        expect(work).toBeLessThan(MOST_WORK_MS);
      }),
      RUNS,
    );
  });
});
