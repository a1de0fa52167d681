import type { IncomingMessage } from 'node:http';

/** What a body may be: bytes, and milliseconds without a byte and in all. */
export interface BodyBounds {
  most: number;
  silence: number;
  whole: number;
  /** It goes on to the verb as it arrives: only silence and a declared length are the front's. */
  streams: boolean;
}

/** Forms and JSON. The API's own limit is the same number. */
const SMALL: BodyBounds = { most: 1_000_000, silence: 10_000, whole: 60_000, streams: false };
/** Next-auth's endpoints take a name, a password and a token. */
const SIGN_IN: BodyBounds = { ...SMALL, most: 20_000 };
/** Files, whose verbs count the bytes and know the limits. */
const UPLOAD: BodyBounds = {
  most: Number.POSITIVE_INFINITY,
  silence: 60_000,
  whole: Number.POSITIVE_INFINITY,
  streams: true,
};

/** The only doors that files come in by. */
const UPLOADS = /^\/api\/(?:imports|v1\/imports|contacts\/[^/]+\/avatar)$/;

/** What this request may bring: whoever is not on the list of uploads gets the small bounds, a new door too. */
export function bodyBounds({ method, url = '' }: Pick<IncomingMessage, 'method' | 'url'>): BodyBounds {
  const path = url.split('?')[0] ?? '';
  if (method === 'POST' && UPLOADS.test(path)) return UPLOAD;
  return path.startsWith('/api/auth/') ? SIGN_IN : SMALL;
}
