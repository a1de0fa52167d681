/** Names of what a review keeps in its address; the others are the list's, which go along. */
const CHOICE = /^values\.(.+)$/;

/**
 * The address of a review as its form stands: who remains, who is left out, and whose values were chosen. `shown` are the ids of all
 * side by side, `keep` what else stands in the address.
 */
export function reviewAddress(
  path: string,
  entries: Iterable<readonly [string, unknown]>,
  keep = '',
): string {
  const query = new URLSearchParams(keep);
  const given = [...entries].map(([name, value]): [string, string] => [name, String(value)]);
  const all = (name: string) => given.filter(([one]) => one === name).map(([, value]) => value);
  const [primary = ''] = all('primaryId');
  const inside = new Set([...all('in'), primary]);
  const [automatic = ''] = all('automatic');
  if (primary && primary !== automatic) query.set('primary', primary);
  for (const id of all('shown')) if (!inside.has(id)) query.append('out', id);
  for (const [name, value] of given) {
    const field = CHOICE.exec(name)?.[1];
    if (field && value) query.set(`v.${field}`, value);
  }
  return query.size > 0 ? `${path}?${query}` : path;
}
