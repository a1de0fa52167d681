import { Contact, FileUp, LayoutDashboard, type LucideIcon, ScrollText, Settings } from 'lucide-react';
import type { Actor } from '#lib/core/actor.ts';
import { can, type Permission } from '#lib/core/permissions.ts';

interface Place {
  href: string;
  /** Key of `common.nav`. */
  name: string;
  icon: LucideIcon;
  permission: Permission;
}

const PLACES: readonly Place[] = [
  { href: '/', name: 'dashboard', icon: LayoutDashboard, permission: 'contacts.view' },
  { href: '/contacts', name: 'contacts', icon: Contact, permission: 'contacts.view' },
  { href: '/imports', name: 'imports', icon: FileUp, permission: 'imports.view' },
  { href: '/audit', name: 'audit', icon: ScrollText, permission: 'audit.view' },
  { href: '/settings', name: 'settings', icon: Settings, permission: 'users.view' },
];

/** Where the actor may go, in the order of the sidebar. */
export function placesFor(actor: Actor): readonly Place[] {
  return PLACES.filter((place) => can(actor, place.permission));
}
