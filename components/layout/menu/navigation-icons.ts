import {
  Ban,
  CalendarDays,
  Contact,
  Copy,
  FileUp,
  Headset,
  LayoutDashboard,
  ListChecks,
  type LucideIcon,
  MessagesSquare,
  ScrollText,
  Settings,
} from 'lucide-react';

/** The sidebar's icons, by the name of the entry in `common.nav`. */
export const NAVIGATION_ICONS = {
  dashboard: LayoutDashboard,
  desk: Headset,
  contacts: Contact,
  duplicates: Copy,
  interactions: MessagesSquare,
  appointments: CalendarDays,
  blocked: Ban,
  imports: FileUp,
  runs: ListChecks,
  audit: ScrollText,
  settings: Settings,
} satisfies Record<string, LucideIcon>;

export type NavigationName = keyof typeof NAVIGATION_ICONS;
