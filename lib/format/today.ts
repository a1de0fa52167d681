import type { Actor } from '#lib/core/actor.ts';

/** The day it is for the actor, yyyy-mm-dd. */
export function today({ timeZone }: Pick<Actor, 'timeZone'>, now = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(now);
}
