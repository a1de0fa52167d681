export type IdentifierKind = 'cpf' | 'phone' | 'email';

/** Values of an organization's list, each in the forms a canonical identifier may have. */
export type PlaceholderSet = ReadonlySet<string>;

const made = new WeakMap<readonly string[], PlaceholderSet>();

/** Prepares a list for `isPlaceholder`: e-mails in lower case, CPFs and phones as digits. */
export function placeholderSet(list: readonly string[]): PlaceholderSet {
  const values = new Set<string>();
  for (const entry of list) {
    values.add(entry.trim().toLowerCase());
    if (!entry.includes('@')) values.add(entry.replace(/\D/g, ''));
  }
  values.delete('');
  return values;
}

/**
 * Whether a canonical value only fills a mandatory field somewhere (`00000000000`, `nao@tem.com`) and so says nothing
 * about who the contact is: all its digits are the same, or it is in the organization's list.
 */
export function isPlaceholder(
  kind: IdentifierKind,
  value: string,
  list: PlaceholderSet | readonly string[],
): boolean {
  if (setOf(list).has(value)) return true;
  if (kind === 'email') return false;
  return isOneDigit(value, 0) || (kind === 'phone' && value.startsWith('55') && isOneDigit(value, 2));
}

function setOf(list: PlaceholderSet | readonly string[]): PlaceholderSet {
  if (!Array.isArray(list)) return list as PlaceholderSet;
  const known = made.get(list);
  if (known) return known;
  const set = placeholderSet(list);
  made.set(list, set);
  return set;
}

function isOneDigit(value: string, from: number): boolean {
  const digit = value.charCodeAt(from);
  for (let at = from + 1; at < value.length; at++) if (value.charCodeAt(at) !== digit) return false;
  return value.length > from;
}
