import { isId, SMALL_ID } from '#lib/core/row-id.ts';

/** Where a page of the list begins or ends: size and id of a group. */
export interface GroupPlace {
  size: number;
  id: number;
}

/** `3-1042` */
export function placeText({ size, id }: GroupPlace): string {
  return `${size}-${id}`;
}

export function placeIn(text: string | undefined): GroupPlace | undefined {
  const [, size, id] = /^([1-9]\d{0,9})-([1-9]\d{0,14})$/.exec(text ?? '') ?? [];
  const place = { size: Number(size), id: Number(id) };
  return isId(place.id) && place.size <= SMALL_ID ? place : undefined;
}
