import { type SQL, sql } from 'drizzle-orm';
import { users } from '#db/schema/index.ts';

function presenceColumn<Value>(column: SQL, without: SQL): SQL<Value> {
  return sql<Value>`coalesce((select p.${column} from agent_presence p where p.user_id = app_user.id), ${without})`;
}

/** Visible to other users; the password hash never leaves the sign-in verbs. */
export const userColumns = {
  id: users.id,
  name: users.name,
  email: users.email,
  role: users.role,
  active: users.active,
  canAnonymize: users.canAnonymize,
  followMePhone: users.followMePhone,
  /** Full names, because a query of one table alone omits table names. */
  segments: sql<string[]>`array(
    select s.name from segment s join segment_operator o on o.segment_id = s.id
    where o.user_id = app_user.id order by s.name_key)`,
  presence: presenceColumn<'available' | 'paused' | 'offline'>(sql`state`, sql`'offline'`),
  mostInteractions: presenceColumn<number>(sql`most_interactions`, sql`5`),
  openInteractions: presenceColumn<number>(sql`open_interactions`, sql`0`),
  locale: users.locale,
  theme: users.theme,
  invited: sql<boolean>`${users.passwordHash} is null`,
  createdAt: users.createdAt,
  updatedAt: users.updatedAt,
};

export interface User {
  id: number;
  name: string;
  email: string;
  role: 'owner' | 'manager' | 'supervisor' | 'agent';
  active: boolean;
  canAnonymize: boolean;
  followMePhone: string | null;
  segments: string[];
  presence: 'available' | 'paused' | 'offline';
  mostInteractions: number;
  openInteractions: number;
  locale: 'pt-BR' | 'en' | null;
  theme: 'system' | 'light' | 'dark';
  invited: boolean;
  createdAt: Date;
  updatedAt: Date;
}
