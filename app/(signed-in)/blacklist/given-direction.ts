import { DIRECTIONS, type Direction } from '#lib/blacklist/direction.ts';

/** The list that an address names; without one, that of numbers that are not answered. */
export function givenDirection(given: unknown): Direction {
  const named = [given].flat()[0];
  return DIRECTIONS.find((direction) => direction === named) ?? 'inbound';
}
