import { type IdentifierRule, identifiersOf } from '#lib/contacts/identity/identifier-index.ts';
import type { IdentifierKind } from '#lib/identifiers/placeholders.ts';
import type { Member } from './member.ts';

const KINDS: readonly IdentifierKind[] = ['cpf', 'phone', 'email'];

/** By what kinds of values any two of them are linked. */
export function linkedBy(members: readonly Member[], rule: IdentifierRule): IdentifierKind[] {
  const seen = new Set<string>();
  const kinds = new Set<IdentifierKind>();
  for (const { texts, phones } of members) {
    const values = identifiersOf({ cpf: texts.cpf ?? null, email: texts.email ?? null, phones }, rule);
    for (const { kind, value } of values) {
      if (seen.has(value)) kinds.add(kind);
      else seen.add(value);
    }
  }
  return KINDS.filter((kind) => kinds.has(kind));
}
