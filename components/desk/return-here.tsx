'use client';

import { usePathname } from 'next/navigation';

/** Brings a form that stands on every page back to the page it was sent from. */
export function ReturnHere() {
  return <input type="hidden" name="returnTo" value={usePathname()} />;
}
