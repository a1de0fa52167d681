import { beforeAll } from 'vitest';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Role } from '#lib/core/role.ts';
import { actors } from '#tests/support/actors.ts';
import { send, tokenFor } from './client.ts';

const ROLES = ['owner', 'manager', 'supervisor', 'agent'] as const satisfies Role[];

/** Somebody of every role in the test's database, each with a token; and calls in their name. */
export function useTokenHolders(db: () => Database) {
  const people = {} as Record<Role, Actor>;
  const tokens = {} as Record<Role, string>;
  beforeAll(async () => {
    Object.assign(people, await actors(db()));
    for (const role of ROLES) tokens[role] = await tokenFor(people[role], people.owner);
  });
  return {
    people,
    tokens,
    get: (role: Role, address: string) => send('GET', address, { token: tokens[role] }),
    post: (role: Role, address: string, json: unknown) =>
      send('POST', address, { token: tokens[role], json }),
  };
}
