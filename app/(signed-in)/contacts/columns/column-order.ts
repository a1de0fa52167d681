import type { ListColumn } from '#lib/contacts/list/contact-columns.ts';

type Input = Record<string, unknown>;

/**
 * The columns a form asks for, in its order: those that are ticked, after the one whose arrow was pressed has changed places
 * with its neighbour. `move` is `up:email` or `down:custom:7`.
 */
export function columnsOfForm({ column, move }: Input): string[] {
  const ticked = [column ?? []].flat().filter((key): key is string => typeof key === 'string');
  const [, direction, key] = /^(up|down):(.+)$/.exec(typeof move === 'string' ? move : '') ?? [];
  if (!key) return ticked;
  const from = ticked.indexOf(key);
  const to = from + (direction === 'up' ? -1 : 1);
  const neighbour = ticked[to];
  if (from === -1 || neighbour === undefined) return ticked;
  return ticked.with(from, neighbour).with(to, key);
}

/** All columns as the form shows them: those in the list in their order, then the others. */
export function offeredColumns(shown: readonly ListColumn[], all: readonly ListColumn[]): ListColumn[] {
  return [...shown, ...all.filter((key) => !shown.includes(key))];
}
