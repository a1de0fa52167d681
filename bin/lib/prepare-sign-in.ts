import type { Environment } from '#lib/core/env.ts';
import { Refused } from '#lib/core/errors.ts';
import { createFirstOwner } from '#lib/users/invitations/create-first-owner.ts';
import { createSetupLink } from '#lib/users/invitations/create-setup-link.ts';
import { refusalSentences } from './refusal-sentences.ts';
import { StartRefused } from './start-refused.ts';

/**
 * Creates the demo's accounts, the owner of OWNER_EMAIL or a set-up link, and returns lines that say how to sign in.
 * Uses `database()`.
 */
export async function prepareSignIn(env: Environment, demo: boolean, url: string): Promise<string[]> {
  if (demo) return loadDemoAccounts();
  if (env.OWNER_EMAIL) await makeOwner(env);
  const token = await createSetupLink();
  if (token) return [`Set it up with this link, good once within 24 hours: ${url}/setup/${token}`];
  return ['Sign in with your e-mail and password.'];
}

async function makeOwner({ OWNER_EMAIL: email, OWNER_PASSWORD: password }: Environment): Promise<void> {
  try {
    await createFirstOwner({ email, password });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw new StartRefused(
      `OWNER_EMAIL and OWNER_PASSWORD make no owner: ${refusalSentences(error).join(' ')}`,
    );
  }
}

/** @throws StartRefused when the database has its own organization */
async function loadDemoAccounts(): Promise<string[]> {
  const { loadDemo } = await import('#demo/load-demo.ts');
  const { accounts } = await loadDemo().catch((error: unknown) => {
    if (error instanceof Error && error.message.startsWith('the demo needs an empty database')) {
      throw new StartRefused(
        'The demo needs an empty database, and this one is in use: set another DATA_DIR for it.',
      );
    }
    throw error;
  });
  return [
    'Sign in to the demo as',
    ...accounts.map(({ email, password, role }) => `  ${email}  ${password}  (${role})`),
  ];
}
