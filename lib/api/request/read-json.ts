import { z } from 'zod';
import { boundedReasons, type Reason, Refused } from '#lib/core/errors.ts';
import { Problem } from '../problem.ts';
import { type BodySchema, bodies } from './bodies.ts';
import { refuseUnstorableText } from './unstorable-text.ts';

const BYTE_LIMIT = 1_000_000;

/**
 * Up to one megabyte, whatever length the client declared. An unknown field is refused by name: a misspelt one must not look as
 * if it had been saved. @throws Refused, Problem 415 for another type, 413 for too much, 400 for what is no JSON object in
 * UTF-8
 */
export async function readJson(request: Request, schema: BodySchema): Promise<Record<string, unknown>> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!/^application\/(json|merge-patch\+json)$/.test(type)) {
    throw new Problem('unsupported_media_type', { Accept: 'application/json' });
  }
  const value = parse(await readBytes(request));
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Problem('invalid_request');
  refuseUnstorableText(value);
  refuseUnknownFields(value, bodies[schema]);
  return value as Record<string, unknown>;
}

async function readBytes(request: Request): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += piece.byteLength;
    if (size > BYTE_LIMIT) throw new Problem('too_large');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Problem('invalid_request');
  }
}

function refuseUnknownFields(body: object, schema: z.ZodObject): void {
  const fields = boundedReasons(unknownFields(body, schema, ''));
  if (Object.keys(fields).length > 0) throw new Refused(fields);
}

function* unknownFields(
  body: object,
  { shape }: z.ZodObject,
  path: string,
): Generator<[field: string, reasons: Reason[]]> {
  for (const [name, value] of Object.entries(body)) {
    if (!Object.hasOwn(shape, name)) yield [path + name, [{ code: 'unknown_field' }]];
    else {
      const group = groupOf(shape[name] as z.ZodType);
      if (group && typeof value === 'object' && value !== null)
        yield* unknownFields(value, group, `${path}${name}.`);
    }
  }
}

function groupOf(field: z.ZodType): z.ZodObject | null {
  if (field instanceof z.ZodOptional) return groupOf(field.unwrap() as z.ZodType);
  return field instanceof z.ZodObject ? field : null;
}
