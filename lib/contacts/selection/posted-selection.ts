import { refuse } from '#lib/core/errors.ts';
import { readSelection, type Selection } from './selection.ts';

/** The selection a form carries under `selection.`, see `SelectionFields`. @throws Refused `selection_empty` */
export function postedSelection(input: Record<string, unknown>): Selection {
  const { selection: given } = input;
  const isNested = typeof given === 'object' && given !== null && !Array.isArray(given);
  const selection = isNested ? readSelection(texts(given)) : null;
  return selection ?? refuse('form', 'selection_empty');
}

function texts(given: object): Record<string, string[]> {
  const lists = Object.entries(given).map(([name, value]: [string, unknown]): [string, string[]] => [
    name,
    [value].flat().filter((item) => typeof item === 'string'),
  ]);
  return Object.fromEntries(lists.filter(([, list]) => list.length > 0));
}
