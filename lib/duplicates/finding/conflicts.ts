/** Why contacts that hang together are perhaps not the same person: a matter for somebody who looks at them. */
export const CONFLICTS = ['two_cpfs', 'birth_dates', 'two_cnpjs', 'two_client_codes', 'told_apart'] as const;
export type Conflict = (typeof CONFLICTS)[number];

/** By what people are told apart. A CPF that fills a field only is none. */
export interface Told {
  id: number;
  cpf: string | null;
  birthDate: string | null;
  cnpj: string | null;
  clientCode: string | null;
}

/** @param toldApart whether somebody said of two of them that they are not the same person */
export function conflictsOf(people: readonly Told[], toldApart: boolean): Conflict[] {
  const found: Conflict[] = [];
  if (differs(people, ({ cpf }) => cpf)) found.push('two_cpfs');
  if (differs(people, ({ birthDate }) => birthDate)) found.push('birth_dates');
  if (differs(people, ({ cnpj }) => cnpj)) found.push('two_cnpjs');
  if (differs(people, ({ clientCode }) => clientCode)) found.push('two_client_codes');
  if (toldApart) found.push('told_apart');
  return found;
}

function differs(people: readonly Told[], read: (one: Told) => string | null): boolean {
  let first: string | null = null;
  for (const one of people) {
    const value = read(one);
    if (value === null || value === first) continue;
    if (first !== null) return true;
    first = value;
  }
  return false;
}
