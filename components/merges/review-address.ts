/** Names of what a review keeps in its address; the others are the list's, which go along. */
const CHOICE = /^values\.([\w.]{1,60})$/;
const ID = /^[1-9]\d{0,15}$/;
/** Of one name: as many as can be merged by hand, and of fields more than a contact has. */
const MOST = { ids: 50, fields: 200 };
const LONGEST_KEPT = 2_000;

/**
 * The address of a review as its form stands: who remains, who is left out, and whose values were chosen. `shown` are the ids of all
 * side by side, `keep` what else stands in the address. What is no id is left out: it leads nowhere, and an address must not grow by it.
 */
export function reviewAddress(
  path: string,
  entries: Iterable<readonly [string, unknown]>,
  keep = '',
): string {
  const query = new URLSearchParams(keep.length > LONGEST_KEPT ? '' : keep);
  const given = [...entries]
    .map(([name, value]): [string, string] => [name, String(value)])
    .filter(([, value]) => ID.test(value));
  const all = (name: string) =>
    given
      .filter(([one]) => one === name)
      .map(([, value]) => value)
      .slice(0, MOST.ids);
  const [primary = ''] = all('primaryId');
  const inside = new Set([...all('in'), primary]);
  const [automatic = ''] = all('automatic');
  if (primary && primary !== automatic) query.set('primary', primary);
  for (const id of all('shown')) if (!inside.has(id)) query.append('out', id);
  const choices = given.flatMap(([name, value]) => {
    const field = CHOICE.exec(name)?.[1];
    return field ? [[field, value] as const] : [];
  });
  for (const [field, value] of choices.slice(0, MOST.fields)) query.set(`v.${field}`, value);
  return query.size > 0 ? `${path}?${query}` : path;
}
