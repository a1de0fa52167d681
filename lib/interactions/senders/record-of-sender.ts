import type { NewSender } from '#lib/contacts/insert-senders.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { formatPhone } from '#lib/identifiers/format.ts';
import { normalizeText } from '#lib/identifiers/normalize-text.ts';
import { parseEmail } from '#lib/identifiers/parse-email.ts';
import { parsePhone } from '#lib/identifiers/parse-phone.ts';
import type { SenderIdentity } from './lock-senders.ts';

/** What is known of a sender as a contact's record: the name they give themselves, else their number, address or id. */
export function recordOfSender(identities: readonly SenderIdentity[]): NewSender {
  const phone = numberOf(identities);
  const email = addressOf(identities);
  const called = [
    ...identities.map(({ displayName }) => displayName),
    ...identities.map(({ username }) => username),
    phone && formatPhone(phone),
    email,
    ...identities.map(({ value }) => value),
  ];
  return {
    name: called.map(asName).find((name) => name !== '') ?? '?',
    kind: identities.some(({ kind }) => kind === 'group') ? 'group' : 'individual',
    phones: phone === null ? [] : [phone],
    email,
  };
}

/** Digits of E.164; null where none could be read. */
export function numberOf(identities: readonly SenderIdentity[]): string | null {
  return firstOf(identities, 'phone', (value) => parsePhone(/^\d{8,15}$/.test(value) ? `+${value}` : ''));
}

export function addressOf(identities: readonly SenderIdentity[]): string | null {
  return firstOf(identities, 'email', parseEmail);
}

function firstOf(
  identities: readonly SenderIdentity[],
  wanted: SenderIdentity['kind'],
  parse: typeof parseEmail,
): string | null {
  for (const { kind, value } of identities) {
    const parsed = kind === wanted ? parse(value) : null;
    if (parsed?.ok) return parsed.value;
  }
  return null;
}

/** As a name is kept: in one line, nothing in it that cannot be seen, and short enough. */
function asName(text: string | null): string {
  const name = normalizeText((text ?? '').replaceAll('\uFFFD', ''));
  return name.length <= LONGEST.name
    ? name
    : name
        .slice(0, LONGEST.name)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trim();
}
