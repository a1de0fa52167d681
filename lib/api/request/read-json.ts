import { ADDRESS_FIELDS, SOCIAL_FIELDS } from '#lib/contacts/contact-json.ts';
import { Refused } from '#lib/core/errors.ts';
import { bodyFields } from '../openapi/body-fields.ts';
import { Problem } from '../problem.ts';
import { refuseUnstorableText } from './unstorable-text.ts';

export type BodySchema = keyof typeof bodyFields;

const BYTE_LIMIT = 1_000_000;
/** Unknown fields a refusal names. */
const MOST_NAMED = 200;
const GROUPS: Record<string, readonly string[]> = { address: ADDRESS_FIELDS, social: SOCIAL_FIELDS };

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

function refuseUnknownFields(body: object, known: readonly string[]): void {
  const unknown = Object.keys(body).filter((name) => !known.includes(name));
  for (const [group, names] of Object.entries(GROUPS)) {
    const inner: unknown = (body as Record<string, unknown>)[group];
    const given = typeof inner === 'object' && inner !== null ? Object.keys(inner) : [];
    unknown.push(...given.filter((name) => !names.includes(name)).map((name) => `${group}.${name}`));
  }
  if (unknown.length === 0) return;
  throw new Refused(
    Object.fromEntries(unknown.slice(0, MOST_NAMED).map((name) => [name, [{ code: 'unknown_field' }]])),
  );
}
