export type IdentifierKind = 'cpf' | 'phone' | 'email';

export type PlaceholderSet = ReadonlySet<string>;

const made = new WeakMap<readonly string[], PlaceholderSet>();

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
 * Fills a mandatory field (`00000000000`, `nao@tem.com`) and identifies nobody: all its digits are the same, or those of
 * its number, or the organization lists it.
 */
export function isPlaceholder(
  kind: IdentifierKind,
  value: string,
  list: PlaceholderSet | readonly string[],
): boolean {
  if (setOf(list).has(value)) return true;
  if (kind === 'email') return false;
  return isOneDigit(value, 0) || (kind === 'phone' && value.startsWith('55') && isFiller(value));
}

/** Of one digit behind the country's code; or behind the area's, where no number begins with it. */
function isFiller(phone: string): boolean {
  return isOneDigit(phone, 2) || ((phone[4] === '0' || phone[4] === '1') && isOneDigit(phone, 4));
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
