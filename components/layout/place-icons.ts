import {
  Contact,
  FileUp,
  LayoutDashboard,
  ListChecks,
  type LucideIcon,
  ScrollText,
  Settings,
} from 'lucide-react';

/** The sidebar's icons, by the name of the place in `common.nav`. */
export const PLACE_ICONS = {
  dashboard: LayoutDashboard,
  contacts: Contact,
  imports: FileUp,
  runs: ListChecks,
  audit: ScrollText,
  settings: Settings,
} satisfies Record<string, LucideIcon>;

export type PlaceName = keyof typeof PLACE_ICONS;
