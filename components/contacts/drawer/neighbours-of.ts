export interface Neighbours {
  previous?: string;
  next?: string;
}

/**
 * Who stands before and after a contact in the list. One that left the list, since what was done with it took it out, is
 * looked for where it stood: who came after stands there now.
 * @param ids the list from its top
 * @param lastPlace where the contact stood when it was last seen
 */
export function neighboursOf(ids: readonly string[], id: string, lastPlace: number): Neighbours {
  const place = ids.indexOf(id);
  if (place === -1) return { previous: ids[lastPlace - 1], next: ids[lastPlace] };
  return { previous: ids[place - 1], next: ids[place + 1] };
}
