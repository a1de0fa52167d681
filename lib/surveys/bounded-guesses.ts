import { TooMany } from '#lib/core/errors.ts';
import { turns } from '#lib/core/person-turns.ts';

const LIMITS = { atOnce: 4, waiting: 100, patience: 5_000, code: 'survey_guesses', retryAfter: 60 };
const MOST_GUESSES = 20;
const FORGOTTEN_AFTER_MS = 600_000;
/** Beyond it the oldest are forgotten: memory is bounded, and a secret is out of reach anyway. */
const MOST_REMEMBERED = 10_000;

const inTurn = turns('survey', LIMITS);

const shared = globalThis as { carteiraSurveyGuesses?: Map<string, { count: number; since: number }> };
shared.carteiraSurveyGuesses ??= new Map();
const guesses = shared.carteiraSurveyGuesses;

/**
 * Looks a link up, few at a time in a process. An address from which many came that nobody was given waits ten minutes.
 * @throws TooMany
 */
export async function boundedGuesses<Found>(
  address: string | null,
  look: () => Promise<Found | null>,
): Promise<Found | null> {
  if (address !== null && countOf(address) >= MOST_GUESSES)
    throw new TooMany(LIMITS.code, FORGOTTEN_AFTER_MS / 1_000);
  const found = await inTurn('', look);
  if (found === null && address !== null) count(address);
  return found;
}

function countOf(address: string): number {
  const known = guesses.get(address);
  if (known && Date.now() - known.since < FORGOTTEN_AFTER_MS) return known.count;
  guesses.delete(address);
  return 0;
}

function count(address: string): void {
  const [oldest] = guesses.keys();
  if (guesses.size >= MOST_REMEMBERED && oldest !== undefined) guesses.delete(oldest);
  const known = guesses.get(address);
  guesses.set(address, { count: (known?.count ?? 0) + 1, since: known?.since ?? Date.now() });
}
