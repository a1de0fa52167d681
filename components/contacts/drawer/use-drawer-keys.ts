'use client';

import { useLayoutEffect } from 'react';
import { isSingleKey } from '#components/layout/shortcuts/use-shortcuts.ts';

interface DrawerKeys {
  Escape: () => void;
  j: () => void;
  k: () => void;
}

/** Escape, from wherever the focus is; `j` and `k` where nobody types. Heard as soon as the drawer is seen. */
export function useDrawerKeys(keys: DrawerKeys): void {
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const act = actOf(event, keys);
      if (!act) return;
      event.preventDefault();
      act();
    };
    // Before the messages above it, which go with an Escape that nothing else takes.
    document.addEventListener('keydown', press, true);
    return () => document.removeEventListener('keydown', press, true);
  });
}

function actOf(event: KeyboardEvent, { Escape, j, k }: DrawerKeys): (() => void) | undefined {
  if (event.key === 'Escape') return foldingOf(event.target) ?? Escape;
  if (!isSingleKey(event)) return undefined;
  return event.key === 'j' ? j : event.key === 'k' ? k : undefined;
}

/** What is unfolded around the focus folds first: a name half typed is not thrown away with the drawer. */
function foldingOf(target: EventTarget | null): (() => void) | undefined {
  const folded = target instanceof Element ? target.closest<HTMLDetailsElement>('details[open]') : null;
  if (!folded) return undefined;
  return () => {
    folded.open = false;
    folded.querySelector('summary')?.focus();
  };
}
