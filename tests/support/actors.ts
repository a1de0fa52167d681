import { type Database, database } from '#db/client.ts';
import { organization, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Role } from '#lib/core/role.ts';

/** Opens the organization and registers Marina (owner), Rafael (manager), Paula (supervisor) and Caio (agent). */
export async function actors(db: Database = database()): Promise<Record<Role, Actor>> {
  await db.insert(organization).values({ name: 'Clínica Aurora' }).onConflictDoNothing();
  return {
    owner: await createActor('Marina Duarte', 'owner', {}, db),
    manager: await createActor('Rafael Nunes', 'manager', {}, db),
    supervisor: await createActor('Paula Teixeira', 'supervisor', {}, db),
    agent: await createActor('Caio Lima', 'agent', {}, db),
  };
}

/** One more person, by name and role; the e-mail is the first name's at aurora.example. */
export async function createActor(
  name: string,
  role: Role,
  given: Partial<Actor> = {},
  db: Database = database(),
): Promise<Actor> {
  const first = name.split(' ')[0]?.toLowerCase();
  const email = given.email ?? `${first}@aurora.example`;
  const canAnonymize = given.canAnonymize ?? false;
  const [user] = await db
    .insert(users)
    .values({ name, email, role, canAnonymize })
    .returning({ id: users.id });
  if (!user) throw new Error('no user made');
  return {
    userId: user.id,
    name,
    email,
    role,
    canAnonymize,
    segmentIds: [],
    locale: 'pt-BR',
    theme: 'system',
    timeZone: 'America/Sao_Paulo',
    listColumns: null,
    via: 'web',
    ...given,
  };
}
