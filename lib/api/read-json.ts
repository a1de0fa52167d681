import { type FieldReasons, Refused } from '#lib/core/errors.ts';
import { bodyFields } from './openapi/body-fields.ts';
import { Problem } from './problem.ts';
import { refuseUnstorableText } from './unstorable-text.ts';

export type BodySchema = keyof typeof bodyFields;

const BYTE_LIMIT = 1_000_000;

/**
 * The request's JSON object, read up to one megabyte whatever length the client declared. A field that the document's
 * schema does not know is refused by name: a misspelt one must not look as if it had been saved.
 * @throws Problem 415 for another type, 413 for too much, 400 for what is no JSON object in UTF-8
 * @throws Refused
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
  refuseUnknownFields(value, bodyFields[schema]);
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

function refuseUnknownFields(value: object, known: readonly string[]): void {
  const fields: FieldReasons = {};
  for (const name of Object.keys(value)) {
    if (!known.includes(name)) fields[name] = [{ code: 'unknown_field' }];
  }
  if (Object.keys(fields).length > 0) throw new Refused(fields);
}
