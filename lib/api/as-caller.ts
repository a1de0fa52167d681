import type { Actor } from '#lib/core/actor.ts';
import { Unauthenticated } from '#lib/core/errors.ts';
import { personTurns, type TurnLimits, turns } from '#lib/core/person-turns.ts';
import { actorFromToken } from '#lib/users/tokens/actor-from-token.ts';
import { hashOfToken } from '#lib/users/tokens/secret-token.ts';

const LIMITS: TurnLimits = {
  atOnce: 2,
  waiting: 200,
  patience: 5_000,
  code: 'calls_active',
  retryAfter: 5,
};

/**
 * Two calls of one person at a time in a web process, whatever tokens they use. Two hundred may wait and are refused slowly:
 * who asks again at once would keep a process busy with refusals alone.
 */
const inCallTurn = personTurns('call', LIMITS);

/** Tokens that this process does not know yet take turns with each other, since any text may be one. */
const inFirstTurn = turns('first call', LIMITS);

/** Whose the tokens are that have been good here, by their hash: known before the database is asked whether they still are. */
const owners = new Map<string, number>();

/**
 * As the bearer token's person. No cookies, so no other site can use the API in somebody's name. @throws Unauthenticated,
 * TooMany
 */
export async function asCaller<Result>(
  request: Request,
  work: (actor: Actor) => Promise<Result>,
): Promise<Result> {
  const token = bearerToken(request);
  const hash = hashOfToken(token);
  const userId = owners.get(hash) ?? (await inFirstTurn('', () => recognised(token))).userId;
  owners.set(hash, userId);
  return inCallTurn({ userId }, async () => {
    try {
      return await work(await recognised(token));
    } catch (error) {
      if (error instanceof Unauthenticated) owners.delete(hash);
      throw error;
    }
  });
}

function bearerToken(request: Request): string {
  const token = /^Bearer +([\w-]{1,200})$/i.exec(request.headers.get('authorization')?.trim() ?? '')?.[1];
  if (!token) throw new Unauthenticated();
  return token;
}

async function recognised(token: string): Promise<Actor> {
  const actor = await actorFromToken(token);
  if (!actor) throw new Unauthenticated();
  return actor;
}
