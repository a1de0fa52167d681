import type { Actor } from '#lib/core/actor.ts';

/** yyyy-mm-dd in the actor's time zone. */
export function today({ timeZone }: Pick<Actor, 'timeZone'>, now = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(now);
}
