import type { IncomingMessage } from 'node:http';
import { browserCookieName, knownBrowser } from '#lib/users/sign-in/known-browser.ts';
import { fieldsOfForm } from './form-fields.ts';
import { rate } from './rate.ts';

/** Addresses whose forms end in the hashing of a password; a test compares them with what hashes. */
const PASSWORD_DOORS =
  /^\/(?:sign-in|setup\/[^/]+|invitation\/[^/]+|profile\/password|settings\/users\/[^/]+|contacts\/anonymize|api\/v1\/contacts\/anonymize|api\/auth\/callback\/[^/]+)\/?$/;

/**
 * Passwords a process looks at: a form with its page and a hash take a core some 50 ms, and whoever works in the list must
 * not notice a flood of them. A team that begins at nine comes through; so do people at browsers they have signed in from,
 * who are counted apart from strangers.
 */
const PER_SECOND = Number(process.env.PASSWORDS_PER_SECOND ?? 2);
const AT_ONCE = 5 * PER_SECOND;

export interface PasswordDoors {
  /** Before the body is read. `maybe`: only whoever is known by the browser may go on. */
  admit(request: IncomingMessage): 'yes' | 'maybe';
  admitKnown(request: IncomingMessage, body: Buffer): Promise<boolean>;
}

/** The counts of one process. */
export function passwordDoors(perSecond = PER_SECOND, atOnce = AT_ONCE): PasswordDoors {
  const strangers = rate(perSecond, atOnce);
  const known = rate(perSecond, atOnce);
  return {
    admit: (request) => (!isPasswordDoor(request) || strangers() ? 'yes' : 'maybe'),
    admitKnown: async (request, body) => (await isKnown(request, body)) && known(),
  };
}

export function isPasswordDoor({ method, url = '' }: IncomingMessage): boolean {
  return method === 'POST' && PASSWORD_DOORS.test(url.split('?')[0] ?? '');
}

async function isKnown(request: IncomingMessage, body: Buffer): Promise<boolean> {
  const cookies = request.headers.cookie ?? '';
  const marks = new RegExp(`(?:^|; )${browserCookieName()}=([^;]+)`).exec(cookies)?.[1];
  if (!marks) return false;
  const email = (await fieldsOfForm(request, body)).find(({ name }) => /(?:^|_)email$/.test(name))?.value;
  return email !== undefined && knownBrowser(marks, email.trim().toLowerCase()) !== null;
}
