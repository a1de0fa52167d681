import { sql } from 'drizzle-orm';
import { users } from '#db/schema/index.ts';

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
  locale: users.locale,
  theme: users.theme,
  /** Invited, and no password chosen yet. */
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
  /** E.164 digits. */
  followMePhone: string | null;
  /** Names. */
  segments: string[];
  locale: 'pt-BR' | 'en' | null;
  theme: 'system' | 'light' | 'dark';
  invited: boolean;
  createdAt: Date;
  updatedAt: Date;
}
