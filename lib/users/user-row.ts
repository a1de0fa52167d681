import { sql } from 'drizzle-orm';
import { users } from '#db/schema/index.ts';

/** What others may know of a user; the password's hash never leaves the sign-in verbs. */
export const userColumns = {
  id: users.id,
  name: users.name,
  email: users.email,
  role: users.role,
  active: users.active,
  canAnonymize: users.canAnonymize,
  followMePhone: users.followMePhone,
  /** Named in full: where one table alone is asked, a column would lose the name of its table. */
  segments: sql<string[]>`array(
    select s.name from segment s join segment_operator o on o.segment_id = s.id
    where o.user_id = app_user.id order by s.name_key)`,
  locale: users.locale,
  theme: users.theme,
  /** Invited, no password chosen yet. */
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
  /** Where calls follow them, digits of E.164. */
  followMePhone: string | null;
  /** Names of the segments they serve. */
  segments: string[];
  locale: 'pt-BR' | 'en' | null;
  theme: 'system' | 'light' | 'dark';
  invited: boolean;
  createdAt: Date;
  updatedAt: Date;
}
