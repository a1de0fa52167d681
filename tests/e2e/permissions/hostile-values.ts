import { openApiDocument } from '#lib/api/openapi/document.ts';
import { HOSTILE_TEXTS } from '#tests/support/hostile-texts.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Schema = Record<string, unknown> & {
  properties?: Record<string, Schema>;
  items?: Schema;
  $ref?: string;
};

const document = openApiDocument('en');

const HOSTILE_JSON: readonly Json[] = [
  ...HOSTILE_TEXTS,
  '',
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  1e300,
  [],
  [null],
  ['\0'],
  [2 ** 31],
  {},
  { constructor: null },
];

/** An endpoint's file in `app` as the document calls it. */
function operationOf(endpoint: string, method: string) {
  const path = endpoint
    .replace('/api/v1', '')
    .replace(/\?.*/, '')
    .replace(/\[(\w+)\]/g, '{$1}');
  const [, operations] = Object.entries(document.paths).find(
    ([one]) => one.replace(/\{\w+\}/g, '{}') === path.replace(/\{\w+\}/g, '{}'),
  ) ?? [path];
  const operation = operations?.[method.toLowerCase() as 'get'];
  if (!operation) throw new Error(`the document has no ${method} ${endpoint}`);
  return operation;
}

/** Each parameter of an endpoint with each value, as queries. */
export function hostileQueries(endpoint: string, method: string): string[] {
  const parameters = (operationOf(endpoint, method).parameters ?? []) as {
    in?: string;
    name?: string;
    $ref?: string;
  }[];
  const names = parameters
    .map((one) => (one.$ref ? (parameterCalled(one.$ref) as typeof one) : one))
    .flatMap((one) => (one.in === 'query' && one.name ? [one.name] : []));
  return names.flatMap((name) =>
    HOSTILE_TEXTS.map((text) => new URLSearchParams({ [name]: text.toWellFormed() }).toString()),
  );
}

function parameterCalled(reference: string): unknown {
  const name = reference.split('/').at(-1) ?? '';
  return (
    (document.components as unknown as { parameters?: Record<string, unknown> }).parameters?.[name] ?? {}
  );
}

/** A body with one of its values, or one that the document knows and it leaves out, in turn each hostile one. */
export function hostileBodies(endpoint: string, method: string, body: Json): Json[] {
  const content = (
    operationOf(endpoint, method).requestBody as { content?: Record<string, { schema: Schema }> }
  )?.content;
  const schema = content?.['application/json']?.schema;
  return [...HOSTILE_JSON, ...variants(schema ? resolved(schema) : {}, body, 3)];
}

function variants(schema: Schema, value: Json, depth: number): Json[] {
  if (depth === 0) return [];
  const given = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  const names = new Set([...Object.keys(schema.properties ?? {}), ...Object.keys(given)]);
  return [...names].flatMap((name) => {
    const inner = resolved(schema.properties?.[name] ?? {});
    const item = inner.items && resolved(inner.items);
    const hostile = [
      ...HOSTILE_JSON,
      ...variants(inner, given[name] ?? {}, depth - 1),
      ...(item ? variants(item, {}, depth - 1).map((one): Json => [one]) : []),
    ];
    return hostile.map((one): Json => ({ ...given, [name]: one }));
  });
}

/** With what it refers to, and all it may be. */
function resolved(schema: Schema): Schema {
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return resolved((document.components.schemas as Record<string, Schema>)[name] ?? {});
  }
  const choices = [schema.anyOf, schema.oneOf, schema.allOf]
    .flatMap((all) => (all ?? []) as Schema[])
    .map(resolved);
  return {
    ...Object.assign({}, schema, ...choices),
    properties: Object.assign({}, schema.properties, ...choices.map(({ properties }) => properties)),
  };
}
