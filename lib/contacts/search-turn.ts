import { personTurns } from '#lib/core/person-turns.ts';

/**
 * Searches of one person, in lists, counts and exports: two at a time in a web process. Each may keep a core busy for
 * seconds, and a process has ten connections for everybody's. Not to be taken inside itself.
 */
export const inSearchTurn = personTurns('search', {
  atOnce: 2,
  waiting: 20,
  patience: 5_000,
  code: 'searches_active',
  retryAfter: 5,
});
