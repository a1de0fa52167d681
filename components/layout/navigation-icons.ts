import {
  Contact,
  FileUp,
  LayoutDashboard,
  ListChecks,
  type LucideIcon,
  ScrollText,
  Settings,
} from 'lucide-react';

/** The sidebar's icons, by the name of the entry in `common.nav`. */
export const NAVIGATION_ICONS = {
  dashboard: LayoutDashboard,
  contacts: Contact,
  imports: FileUp,
  runs: ListChecks,
  audit: ScrollText,
  settings: Settings,
} satisfies Record<string, LucideIcon>;

export type NavigationName = keyof typeof NAVIGATION_ICONS;
