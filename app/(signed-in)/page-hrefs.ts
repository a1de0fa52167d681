import type { Page } from '#lib/core/paging.ts';

/** Addresses of the pages around this one of a list. Expects parameters whose typed words are sealed. */
export function pageHrefs(
  path: string,
  parameters: URLSearchParams | Record<string, string>,
  { previous, next }: Pick<Page<unknown>, 'previous' | 'next'>,
) {
  const hrefOf = (name: 'before' | 'after', id: number | null) =>
    id === null
      ? null
      : `${path}?${new URLSearchParams([...new URLSearchParams(parameters), [name, String(id)]])}`;
  return { previous: hrefOf('before', previous), next: hrefOf('after', next) };
}
