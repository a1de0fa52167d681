import { ok } from './answers.ts';

/** The cursor is text, so that its inside may change. */
export function listAnswer(items: unknown[], next: number | null): Response {
  return ok({ items, nextCursor: next === null ? null : String(next) });
}

/** Pages through a list that is short enough to be read whole, in the order of its ids. */
export function pageOf<Item extends { id: number }>(
  items: readonly Item[],
  query: { limit: number; cursor?: number },
) {
  const rest = items.filter((item) => item.id > (query.cursor ?? 0)).sort((one, other) => one.id - other.id);
  const page = rest.slice(0, query.limit);
  return { items: page, next: rest.length > page.length ? (page.at(-1)?.id ?? null) : null };
}
