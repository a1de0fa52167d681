import { createHash, createHmac, randomBytes } from 'node:crypto';
import { deploymentSecret } from '#lib/core/secret.ts';
import { siteOrigin } from '#lib/web/site-origin.ts';

/** Stands in a message in place of its link, which is kept nowhere. */
export const SURVEY_LINK = '{{survey.link}}';

export const DAYS_TO_ANSWER = 7;

const TOKEN = /^[\w-]{43}$/;

/** A new secret, as it is stored: whoever reads the database cannot answer. */
export function newSecret(): { salt: string; tokenHash: string } {
  const salt = randomBytes(16).toString('base64url');
  return { salt, tokenHash: hashOf(tokenOf(salt)) };
}

export function linkOf(salt: string): string {
  return `${siteOrigin()}/survey/${tokenOf(salt)}`;
}

/** null for what is no secret of ours, whatever it is. */
export function hashOfGiven(token: unknown): string | null {
  return typeof token === 'string' && TOKEN.test(token) ? hashOf(token) : null;
}

/** Unguessable without the deployment's secret, however many salts are known. */
function tokenOf(salt: string): string {
  return createHmac('sha256', deploymentSecret()).update(`survey:${salt}`).digest('base64url');
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
