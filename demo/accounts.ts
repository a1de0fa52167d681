import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Role } from '#lib/core/role.ts';
import { loadActor } from '#lib/core/runs/load-actor.ts';
import { createUser } from '#lib/users/create-user.ts';
import { createFirstOwner } from '#lib/users/invitations/create-first-owner.ts';
import { updateUser } from '#lib/users/update-user.ts';

export interface DemoAccount {
  name: string;
  email: string;
  role: Role;
  password: string;
}

const PASSWORD = 'aurora-demo-2026';

/** The password is no secret: the data is invented. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { name: 'Marina Duarte', email: 'marina@aurora.example', role: 'owner', password: PASSWORD },
  { name: 'Rafael Nunes', email: 'rafael@aurora.example', role: 'manager', password: PASSWORD },
  { name: 'Paula Teixeira', email: 'paula@aurora.example', role: 'supervisor', password: PASSWORD },
  { name: 'Caio Lima', email: 'caio@aurora.example', role: 'agent', password: PASSWORD },
  { name: 'Juliana Prado', email: 'juliana@aurora.example', role: 'agent', password: PASSWORD },
  { name: 'Diego Farias', email: 'diego@aurora.example', role: 'agent', password: PASSWORD },
];

/** Creates the organization with these people, one deactivated user and one invited user. */
export async function createAccounts(db: Database): Promise<Actor[]> {
  const [owner, ...others] = DEMO_ACCOUNTS;
  const first = await createFirstOwner({ ...owner, organization: 'Distribuidora Aurora' }, db);
  const marina = await loadActor(first?.id ?? null, db);
  if (!marina) throw new Error('the demo needs an empty database: this one has users already');
  const actors = [marina];
  for (const account of others) {
    const user = await createUser(marina, account, db);
    const actor = await loadActor(user.id, db);
    if (actor) actors.push({ ...actor, via: 'web' });
  }
  const gone = await createUser(
    marina,
    { name: 'Beatriz Maia', email: 'beatriz@aurora.example', role: 'agent' },
    db,
  );
  await updateUser(marina, gone.id, { active: false }, db);
  await createUser(marina, { name: 'Otávio Reis', email: 'otavio@aurora.example', role: 'supervisor' }, db);
  return actors.map((actor) => ({ ...actor, via: 'web' }));
}
