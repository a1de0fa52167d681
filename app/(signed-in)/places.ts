import type { PlaceName } from '#components/layout/place-icons.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can, type Permission } from '#lib/core/permissions.ts';

interface Place {
  href: string;
  name: PlaceName;
  permission: Permission;
}

const PLACES: readonly Place[] = [
  { href: '/', name: 'dashboard', permission: 'contacts.view' },
  { href: '/contacts', name: 'contacts', permission: 'contacts.view' },
  { href: '/imports', name: 'imports', permission: 'imports.view' },
  { href: '/runs', name: 'runs', permission: 'runs.view' },
  { href: '/audit', name: 'audit', permission: 'audit.view' },
  { href: '/settings', name: 'settings', permission: 'users.view' },
];

/** Where the actor may go, in the order of the sidebar. */
export function placesFor(actor: Actor): readonly Place[] {
  return PLACES.filter((place) => can(actor, place.permission));
}
