import type { Translate } from '#lib/core/translate.ts';
import { PROBLEM_STATUS } from '../problem.ts';
import type { Content, OpenApiDocument, Operation, Schema } from './types.ts';

export interface ReadableField {
  name: string;
  type: string;
  shape?: string;
  required: boolean;
  note: string;
}

export interface ReadableOperation {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  parameters: ReadableField[];
  body: ReadableContent[];
  answers: { status: string; note: string; contents: ReadableContent[] }[];
  errors: string[];
}

export interface ReadableContent {
  type: string;
  shape?: string;
  example?: string;
}

export interface ReadableApi {
  groups: { name: string; title: string; description: string; operations: ReadableOperation[] }[];
  errors: { status: number; code: string; note: string }[];
  shapes: { name: string; fields: ReadableField[] }[];
}

/** Read from the document alone, so that the two never differ. */
export function readable(document: OpenApiDocument, words: Translate): ReadableApi {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      tag: operation.tags[0],
      view: readableOperation(`${document.servers[0]?.url ?? ''}${path}`, words, method, operation),
    })),
  );
  return {
    groups: document.tags.map(({ name, description }) => ({
      name,
      title: words(`tagNames.${name}`),
      description,
      operations: operations.filter(({ tag }) => tag === name).map(({ view }) => view),
    })),
    errors: Object.entries(PROBLEM_STATUS).map(([code, status]) => ({
      status,
      code,
      note: words(`problems.${code}`),
    })),
    shapes: Object.entries(document.components.schemas).map(([name, schema]) => ({
      name,
      fields: fieldsOf(schema, words),
    })),
  };
}

function readableOperation(
  path: string,
  words: Translate,
  method: string,
  operation: Operation,
): ReadableOperation {
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    summary: operation.summary,
    description: operation.description,
    parameters: (operation.parameters ?? []).map((parameter) => ({
      name: parameter.name,
      required: parameter.required,
      note: parameter.description,
      ...typeOf(parameter.schema, words),
    })),
    body: contentsOf(operation.requestBody?.content),
    answers: Object.entries(operation.responses).flatMap(([status, answer]) =>
      '$ref' in answer ? [] : [{ status, note: answer.description, contents: contentsOf(answer.content) }],
    ),
    errors: Object.keys(operation.responses).filter((status) => Number(status) >= 400),
  };
}

function contentsOf(content: Content | undefined): ReadableContent[] {
  return Object.entries(content ?? {}).map(([type, { schema, example }]) => ({
    type,
    shape: typeof schema.$ref === 'string' ? nameIn(schema.$ref) : undefined,
    example: exampleText(example),
  }));
}

function exampleText(example: unknown): string | undefined {
  if (example === undefined || typeof example === 'string') return example;
  return JSON.stringify(example, null, 2);
}

function fieldsOf(schema: Schema, words: Translate): ReadableField[] {
  const required = (schema.required ?? []) as string[];
  return Object.entries((schema.properties ?? {}) as Record<string, Schema>).map(([name, field]) => ({
    name,
    required: required.includes(name),
    note: String(field.description ?? ''),
    ...typeOf(field, words),
  }));
}

function typeOf(schema: Schema, words: Translate): { type: string; shape?: string } {
  if (typeof schema.$ref === 'string') return { type: nameIn(schema.$ref), shape: nameIn(schema.$ref) };
  if (Array.isArray(schema.anyOf)) {
    const choices = (schema.anyOf as Schema[]).map((one) => typeOf(one, words));
    return { type: choices.map(({ type }) => type).join(' | '), shape: choices[0]?.shape };
  }
  if (Array.isArray(schema.enum)) return { type: schema.enum.map((value) => String(value)).join(' | ') };
  if (schema.items) {
    const inner = typeOf(schema.items as Schema, words);
    return { ...inner, type: words('page.listOf', { type: inner.type }) };
  }
  const types = (Array.isArray(schema.type) ? schema.type : [schema.type]) as string[];
  const named = types.map((type) => (type === 'null' ? words('page.nullable') : type)).join(' ');
  return { type: schema.format ? `${named} (${String(schema.format)})` : named };
}

function nameIn(reference: string): string {
  return reference.split('/').at(-1) ?? '';
}
