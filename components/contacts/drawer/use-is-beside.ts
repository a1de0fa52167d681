'use client';

import { useSyncExternalStore } from 'react';

/** As wide as contact-drawer.css asks for. */
const ROOM_FOR_BOTH = '(width >= 85rem)';

/** Whether the drawer stands beside the list, which stays usable, instead of over it. */
export function useIsBeside(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const room = matchMedia(ROOM_FOR_BOTH);
      room.addEventListener('change', changed);
      return () => room.removeEventListener('change', changed);
    },
    () => matchMedia(ROOM_FOR_BOTH).matches,
    () => false,
  );
}
