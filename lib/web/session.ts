import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Actor } from '#lib/core/actor.ts';
import { nameOutages } from '#lib/core/as-busy.ts';
import { Unauthenticated } from '#lib/core/errors.ts';
import { localPath } from './local-path.ts';
import { sessionActor } from './session-actor.ts';
import { readSessionCookie } from './session-cookie.ts';

// Here, because every page asks who is there.
nameOutages();

export const currentSessionId = cache(readSessionCookie);

export const optionalActor = cache(async (): Promise<Actor | null> => {
  const sessionId = await currentSessionId();
  return sessionId ? sessionActor(sessionId) : null;
});

/** @throws Unauthenticated */
export async function currentActor(): Promise<Actor> {
  const actor = await optionalActor();
  if (!actor) throw new Unauthenticated();
  return actor;
}

/** As `currentActor`, for what the page asks by itself: a tab left open must not stay signed in by polling. */
export async function pollingActor(): Promise<Actor> {
  const sessionId = await currentSessionId();
  const actor = sessionId ? await sessionActor(sessionId, { activity: false }) : null;
  if (!actor) throw new Unauthenticated();
  return actor;
}

/** Who is asking, for pages: sends everyone else to sign in and back to the page they wanted. */
export async function requireActor(): Promise<Actor> {
  const actor = await optionalActor();
  if (actor) return actor;
  const wanted = localPath((await headers()).get('x-carteira-path'));
  redirect(wanted === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(wanted)}`);
}
