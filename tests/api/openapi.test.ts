import { describe, expect, it } from 'vitest';
import { GET } from '#app/api/v1/openapi.json/route.ts';
import { openApiDocument } from '#lib/api/openapi/document.ts';
import type { Schema } from '#lib/api/openapi/types.ts';
import { document, mismatch } from './document-schemas.ts';
import { apiRoutes } from './routes.ts';

describe('the OpenAPI document', () => {
  it('names every address and method that the API has, and no other', async () => {
    const has: string[] = [];
    for (const { path, handlers } of await apiRoutes()) {
      if (path === '/openapi.json' || path === '/{rest}') continue;
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        const request = new Request(`http://localhost/api/v1${path.replace('{id}', '1')}`, { method });
        const response = await handlers[method]?.(request, { params: Promise.resolve({ id: '1' }) });
        if (response?.status !== 405) has.push(`${method} ${path}`);
      }
    }
    const says = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(has.sort()).toEqual(says.sort());
    expect(has.length).toBeGreaterThan(15);
  });

  it('refers only to what it has, and uses all of it', () => {
    const used = new Set(
      [...JSON.stringify(document).matchAll(/"#\/components\/(\w+\/\w+)"/g)].map(([, name]) => name),
    );
    const { schemas, responses } = document.components;
    const has = [
      ...Object.keys(schemas).map((name) => `schemas/${name}`),
      ...Object.keys(responses).map((name) => `responses/${name}`),
    ];
    expect([...used].filter((name) => !has.includes(String(name)))).toEqual([]);
    expect(has.filter((name) => !used.has(name))).toEqual([]);
  });

  it('gives examples that are what it says', () => {
    const contents = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).flatMap((operation) => [
        ...Object.entries(operation.requestBody?.content ?? {}),
        ...Object.values(operation.responses).flatMap((answer) =>
          '$ref' in answer ? [] : Object.entries(answer.content ?? {}),
        ),
      ]),
    );
    const wrong = contents
      .filter(([type, { example }]) => type === 'application/json' && example !== undefined)
      .map(([, { schema, example }]) => mismatch(schema, example))
      .filter(Boolean);
    expect(wrong).toEqual([]);
  });

  it('says of what type each field is, which a schema that also reads forms must be told', () => {
    const untyped = Object.entries(document.components.schemas).flatMap(([name, { properties }]) =>
      Object.entries(properties as Record<string, Schema>)
        .filter(([, field]) => !('type' in field || 'anyOf' in field || '$ref' in field))
        .map(([field]) => `${name}.${field}`),
    );
    expect(untyped).toEqual([]);
    expect(document.components.schemas.NewContact?.properties).not.toHaveProperty('custom');
  });

  it('says the same in Portuguese', () => {
    const shape = (value: unknown) =>
      JSON.stringify(value, (key, inner) => (isWords(key, inner) ? '' : inner));
    expect(shape(openApiDocument('pt-BR'))).toBe(shape(openApiDocument('en')));
  });

  it('is served without a token, in the language asked for', async () => {
    const english = await GET(
      new Request('http://localhost/api/v1/openapi.json', { headers: { 'Accept-Language': 'en' } }),
    );
    expect(await english.json()).toMatchObject({ openapi: '3.1.0', info: { title: 'Carteira API' } });
    const portuguese = await GET(new Request('http://localhost/api/v1/openapi.json'));
    expect(await portuguese.json()).toMatchObject({ info: { title: 'API do Carteira' } });
  });
});

function isWords(key: string, value: unknown): boolean {
  return ['description', 'summary', 'title', 'message'].includes(key) && typeof value === 'string';
}
