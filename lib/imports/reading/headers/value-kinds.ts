import { parseCnpj } from '#lib/identifiers/parse-cnpj.ts';
import { parseCpf } from '#lib/identifiers/parse-cpf.ts';
import { parseEmail } from '#lib/identifiers/parse-email.ts';
import { parsePhone } from '#lib/identifiers/parse-phone.ts';

export type ValueKind = 'phone' | 'email' | 'document';

/** What nearly all of a column's values are, whatever its header says; null when they are no identifiers. */
export function kindOfValues(values: readonly string[]): ValueKind | null {
  const counts = { phone: 0, email: 0, document: 0 };
  for (const value of values) {
    const kind = kindOf(value);
    if (kind) counts[kind] += 1;
  }
  const [best] = (Object.entries(counts) as [ValueKind, number][]).sort(([, a], [, b]) => b - a);
  return best && best[1] > values.length * 0.7 ? best[0] : null;
}

/** What a value says by itself; null when it identifies nobody. */
export function kindOf(value: string): ValueKind | null {
  if (value.includes('@')) return parseEmail(value).ok ? 'email' : null;
  if (value.replace(/\D/g, '').length < 8) return null;
  if (parseCpf(value).ok || parseCnpj(value).ok) return 'document';
  const phone = parsePhone(value);
  return phone.ok || phone.code === 'phone_country_code_missing' ? 'phone' : null;
}

export function areAreaCodes(values: readonly string[]): boolean {
  return values.every((value) => /^\(?0?[1-9]\d\)?$/.test(value));
}
