import type { Actor } from './actor.ts';
import { Forbidden } from './errors.ts';
import { ROLES, type Role } from './role.ts';

/** What is granted to a person and comes with no role. */
export const GRANTS = ['anonymize'] as const;
export type Grant = (typeof GRANTS)[number];

export interface Rule {
  roles: readonly Role[];
  grant?: Grant;
}

const EVERYONE: Rule = { roles: ROLES };
const LEADS: Rule = { roles: ['owner', 'manager', 'supervisor'] };
const MANAGERS: Rule = { roles: ['owner', 'manager'] };

/** Who may do what. Pages ask `can`, verbs `authorize`; nothing else decides by role or grant. */
export const PERMISSIONS = {
  'contacts.view': EVERYONE,
  'contacts.create': EVERYONE,
  'contacts.edit': EVERYONE,
  'contacts.note': EVERYONE,
  'contacts.block': EVERYONE,
  'contacts.unblock': LEADS,
  'contacts.remove-channel': MANAGERS,
  'contacts.activate': LEADS,
  'contacts.delete': MANAGERS,
  'contacts.export': LEADS,
  'contacts.anonymize': { roles: ROLES, grant: 'anonymize' },
  'privacy.manage': MANAGERS,
  'views.manage': MANAGERS,
  'imports.create': LEADS,
  'imports.view': LEADS,
  /** Agents begin at their desk instead. */
  'dashboard.view': LEADS,
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
  'blacklist.view': LEADS,
  'blacklist.manage': LEADS,
  'channels.view': EVERYONE,
  'channels.manage': MANAGERS,
  'dispositions.view': EVERYONE,
  'dispositions.manage': MANAGERS,
  'templates.view': EVERYONE,
  'templates.own': EVERYONE,
  /** Those that everybody uses. */
  'templates.share': MANAGERS,
  'appointments.view': EVERYONE,
  /** One's own, and those of services. */
  'appointments.make': EVERYONE,
  /** Those of others. */
  'appointments.manage': LEADS,
  /** About what one served; those who may move an interaction about any. */
  'surveys.send': EVERYONE,
  'surveys.view': EVERYONE,
  /** Making contacts of everybody who wrote and is none. */
  'contacts.sync': LEADS,
  'presence.own': EVERYONE,
  'presence.others': LEADS,
  'interactions.view': EVERYONE,
  /** At the desk: what one sees. */
  'interactions.serve': EVERYONE,
  /** For the platform: what arrives, and what becomes of it there. */
  'interactions.deliver': LEADS,
  /** Moving what is with somebody else. */
  'interactions.manage': LEADS,
  'interactions.export': LEADS,
  'webhooks.manage': MANAGERS,
  'routing.simulate': LEADS,
  /** Faults of the desk that were mended. */
  'desk.health': { roles: ['owner'] },
  /** Groups whose members one sees, all of them. */
  'duplicates.view': EVERYONE,
  /** One group, and taking one's own merge back: whoever sees all members. */
  'duplicates.merge': EVERYONE,
  'duplicates.merge-all': LEADS,
  /** Everybody's merges, and taking them back. */
  'merges.view': MANAGERS,
  'organization.view': EVERYONE,
  'organization.manage': MANAGERS,
  'users.view': LEADS,
  'users.manage': MANAGERS,
  'users.grant': MANAGERS,
  'tokens.manage': MANAGERS,
  'audit.view': MANAGERS,
  'profile.manage': EVERYONE,
} as const satisfies Record<string, Rule>;

export type Permission = keyof typeof PERMISSIONS;

export function ruleOf(permission: Permission): Rule {
  return PERMISSIONS[permission];
}

export function can(actor: Pick<Actor, 'role' | 'canAnonymize'>, permission: Permission): boolean {
  const { roles, grant } = ruleOf(permission);
  return roles.includes(actor.role) && (grant === undefined || HOLDS[grant](actor));
}

const HOLDS: Record<Grant, (actor: Pick<Actor, 'canAnonymize'>) => boolean> = {
  anonymize: ({ canAnonymize }) => canAnonymize,
};

/** The first line of every verb. @throws Forbidden */
export function authorize(actor: Actor, permission: Permission): void {
  if (!can(actor, permission)) throw new Forbidden(permission);
}

/** Roles an actor may give to or take from others: owners any, managers supervisors and agents. */
export function grantableRoles(actor: Actor): readonly Role[] {
  if (actor.role === 'owner') return ROLES;
  return actor.role === 'manager' ? ['supervisor', 'agent'] : [];
}
