import { formatCpf, formatPhone } from '#lib/identifiers/format.ts';
import type { IdentifierKind } from '#lib/identifiers/placeholders.ts';

/** As people write it. */
export function shownIdentifier(kind: IdentifierKind, value: string): string {
  if (kind === 'cpf') return formatCpf(value);
  return kind === 'phone' ? formatPhone(value) : value;
}
