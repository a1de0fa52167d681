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
  locale: 'pt-BR' | 'en' | null;
  theme: 'system' | 'light' | 'dark';
  invited: boolean;
  createdAt: Date;
  updatedAt: Date;
}
