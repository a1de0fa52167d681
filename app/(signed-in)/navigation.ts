import type { NavigationName } from '#components/layout/menu/navigation-icons.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can, type Permission } from '#lib/core/permissions.ts';

interface NavigationEntry {
  href: string;
  name: NavigationName;
  permission: Permission;
  /** Other pages that belong to it. */
  also?: readonly string[];
}

const ENTRIES: readonly NavigationEntry[] = [
  { href: '/', name: 'dashboard', permission: 'dashboard.view' },
  { href: '/desk', name: 'desk', permission: 'interactions.serve' },
  { href: '/contacts', name: 'contacts', permission: 'contacts.view' },
  { href: '/duplicates', name: 'duplicates', permission: 'duplicates.view', also: ['/merges'] },
  { href: '/interactions', name: 'interactions', permission: 'interactions.view', also: ['/surveys'] },
  { href: '/appointments', name: 'appointments', permission: 'appointments.view' },
  { href: '/blocked', name: 'blocked', permission: 'contacts.view', also: ['/blacklist'] },
  { href: '/imports', name: 'imports', permission: 'imports.view' },
  { href: '/runs', name: 'runs', permission: 'runs.view' },
  { href: '/audit', name: 'audit', permission: 'audit.view' },
  { href: '/settings', name: 'settings', permission: 'users.view' },
];

/** Where the actor may go, in the order of the sidebar. */
export function navigationFor(actor: Actor): readonly NavigationEntry[] {
  return ENTRIES.filter((entry) => can(actor, entry.permission));
}
