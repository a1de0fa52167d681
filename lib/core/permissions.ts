import type { Actor } from './actor.ts';
import { Forbidden } from './errors.ts';

export const ROLES = ['owner', 'manager', 'supervisor', 'agent'] as const;
export type Role = (typeof ROLES)[number];

const EVERYONE: readonly Role[] = ROLES;
const LEADS: readonly Role[] = ['owner', 'manager', 'supervisor'];
const MANAGERS: readonly Role[] = ['owner', 'manager'];

/** Who may do what. Pages ask `can`, verbs `authorize`; both read this table and nothing else does. */
export const PERMISSIONS = {
  'contacts.view': EVERYONE,
  'contacts.create': EVERYONE,
  'contacts.edit': EVERYONE,
  'contacts.activate': LEADS,
  'contacts.delete': MANAGERS,
  'contacts.export': LEADS,
  'views.manage': MANAGERS,
  'imports.create': LEADS,
  'imports.view': LEADS,
  'notifications.view': EVERYONE,
  'runs.view': EVERYONE,
  'runs.view-all': LEADS,
  'custom-fields.view': EVERYONE,
  'custom-fields.manage': MANAGERS,
  'tags.view': EVERYONE,
  'portfolio.assign': LEADS,
  'services.view': EVERYONE,
  'services.manage': MANAGERS,
  'segments.view': EVERYONE,
  'segments.manage': MANAGERS,
  'organization.view': EVERYONE,
  'organization.manage': MANAGERS,
  'users.view': LEADS,
  'users.manage': MANAGERS,
  'tokens.manage': MANAGERS,
  'audit.view': MANAGERS,
  'profile.manage': EVERYONE,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether the actor's role holds the permission. */
export function can(actor: Actor, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(actor.role);
}

/** The first line of every verb. @throws Forbidden */
export function authorize(actor: Actor, permission: Permission): void {
  if (!can(actor, permission)) throw new Forbidden(permission);
}

/** Roles an actor may give to or take from others: owners any, managers supervisors and agents. */
export function grantableRoles(actor: Actor): readonly Role[] {
  if (actor.role === 'owner') return ROLES;
  return actor.role === 'manager' ? ['supervisor', 'agent'] : [];
}
