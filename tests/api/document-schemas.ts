import { z } from 'zod';
import { openApiDocument } from '#lib/api/openapi/document.ts';
import type { Answer, Operation } from '#lib/api/openapi/types.ts';

export const document = openApiDocument('en');

/** The operation the document has for a route's method. */
export function documented(path: string, method: string): Operation | undefined {
  return document.paths[path]?.[method.toLowerCase() as 'get'];
}

/** What the document says of a status; undefined when it does not know it. */
export function answerOf(operation: Operation, status: number): Answer | undefined {
  const answer = operation.responses[status];
  if (!answer || !('$ref' in answer)) return answer;
  return document.components.responses[answer.$ref.split('/').at(-1) ?? ''];
}

/** What a value lacks to be what the schema says, in words; empty when nothing. */
export function mismatch(schema: Record<string, unknown>, value: unknown): string {
  const whole = JSON.parse(
    JSON.stringify({ ...schema, $defs: document.components.schemas }).replaceAll(
      '#/components/schemas/',
      '#/$defs/',
    ),
  );
  const result = z.fromJSONSchema(whole).safeParse(value);
  return result.success ? '' : z.prettifyError(result.error);
}
