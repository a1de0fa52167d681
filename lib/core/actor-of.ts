import { sql } from 'drizzle-orm';
import { organization, segmentOperators, users } from '#db/schema/index.ts';
import type { Actor } from './actor.ts';

/** The columns an actor is made of; select them from `app_user` left-joined with `organization`. */
export const actorColumns = {
  userId: users.id,
  name: users.name,
  email: users.email,
  role: users.role,
  canAnonymize: users.canAnonymize,
  segmentIds: sql<number[]>`array(
    select ${segmentOperators.segmentId} from ${segmentOperators} where ${segmentOperators.userId} = ${users.id} order by 1)`,
  locale: users.locale,
  theme: users.theme,
  listColumns: users.listColumns,
  organizationLocale: organization.locale,
  timeZone: organization.timeZone,
};

export interface ActorRow
  extends Pick<
    Actor,
    'userId' | 'name' | 'email' | 'role' | 'canAnonymize' | 'segmentIds' | 'theme' | 'listColumns'
  > {
  locale: Actor['locale'] | null;
  organizationLocale: string | null;
  timeZone: string | null;
}

export function actorOf(row: ActorRow, via: Actor['via']): Actor {
  return {
    userId: row.userId,
    name: row.name,
    email: row.email,
    role: row.role,
    canAnonymize: row.canAnonymize,
    segmentIds: row.segmentIds,
    locale: row.locale ?? (row.organizationLocale === 'en' ? 'en' : 'pt-BR'),
    theme: row.theme,
    timeZone: row.timeZone ?? 'America/Sao_Paulo',
    listColumns: row.listColumns,
    via,
  };
}
