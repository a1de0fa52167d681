import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { organization, users } from '#db/schema/index.ts';
import type { Actor } from '../actor.ts';

/** The run's user as an actor with the rights of this moment; null when gone or deactivated. */
export async function loadAsker(userId: number | null, db: Database): Promise<Actor | null> {
  if (userId === null) return null;
  const [user] = await db.select().from(users).where(eq(users.id, userId));
  if (!user?.active) return null;
  const [settings] = await db.select().from(organization);
  return {
    userId: user.id,
    name: user.name,
    email: user.email,
    role: user.role,
    canAnonymize: user.canAnonymize,
    locale: user.locale ?? 'pt-BR',
    theme: user.theme,
    timeZone: settings?.timeZone ?? 'America/Sao_Paulo',
    via: 'job',
  };
}
