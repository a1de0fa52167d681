import { type FieldReasons, Refused } from '#lib/core/errors.ts';

/**
 * Postgres stores neither NUL nor half a surrogate pair: such text is refused at the door, by its field, instead of
 * failing in the middle of a write.
 * @throws Refused
 */
export function refuseUnstorableText(value: unknown): void {
  const fields: FieldReasons = {};
  const waiting: { path: string; value: unknown }[] = [{ path: '', value }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (typeof next.value === 'string' && isUnstorable(next.value)) {
      fields[next.path || 'form'] = [{ code: 'invalid_characters' }];
    } else if (typeof next.value === 'object' && next.value !== null) {
      for (const [key, inner] of Object.entries(next.value)) {
        if (isUnstorable(key)) fields[next.path || 'form'] = [{ code: 'invalid_characters' }];
        else waiting.push({ path: next.path ? `${next.path}.${key}` : key, value: inner });
      }
    }
  }
  if (Object.keys(fields).length > 0) throw new Refused(fields);
}

function isUnstorable(text: string): boolean {
  return text.includes('\0') || /\p{Surrogate}/u.test(text);
}
