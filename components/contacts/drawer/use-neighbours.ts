'use client';

import { useLayoutEffect, useRef, useState } from 'react';
import { listedContacts } from './list-rows.ts';
import { type Neighbours, neighboursOf } from './neighbours-of.ts';

/** Who stands before and after a contact in the list under the drawer, read from its rows: they are drawn already. */
export function useNeighbours(id: string): Neighbours {
  const [neighbours, setNeighbours] = useState<Neighbours>({});
  const place = useRef(0);

  // After every change: what is done in the drawer changes the list too. Before it is seen: a key pressed at the sight of a
  // contact means that one's neighbours.
  useLayoutEffect(() => {
    const ids = listedContacts();
    const now = neighboursOf(ids, id, place.current);
    if (ids.includes(id)) place.current = ids.indexOf(id);
    setNeighbours((before) => (before.previous === now.previous && before.next === now.next ? before : now));
  });
  return neighbours;
}
