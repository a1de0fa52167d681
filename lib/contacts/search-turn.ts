import { personTurns } from '#lib/core/person-turns.ts';

/** Each may keep a core busy for seconds, and a process has ten connections. Not to be taken inside itself. */
export const inSearchTurn = personTurns('search', {
  atOnce: 2,
  waiting: 20,
  patience: 5_000,
  code: 'searches_active',
  retryAfter: 5,
});
