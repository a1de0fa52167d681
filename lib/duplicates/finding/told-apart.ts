import type { IdentifierKind } from '#lib/identifiers/placeholders.ts';

/** Two contacts of whom somebody said that they are not the same person. */
export interface ToldApart {
  one: number;
  other: number;
  /** Although they had the same CPF. */
  despiteCpf: boolean;
}

export interface Apart {
  pairs: readonly ToldApart[];
  /** Whether it was said of this contact and anybody else. */
  concerns(id: number): boolean;
  /** Whether a common value of the kind still links the two. */
  links(kind: IdentifierKind, one: number, other: number): boolean;
}

export function apart(pairs: readonly ToldApart[]): Apart {
  const others = new Map<number, Map<number, boolean>>();
  const note = (one: number, other: number, despiteCpf: boolean) => {
    const known = others.get(one) ?? new Map<number, boolean>();
    // Of two pairs that became one by a merge, the one that says more.
    known.set(other, despiteCpf || known.get(other) === true);
    others.set(one, known);
  };
  for (const { one, other, despiteCpf } of pairs) {
    note(one, other, despiteCpf);
    note(other, one, despiteCpf);
  }
  return {
    pairs,
    concerns: (id) => others.has(id),
    links(kind, one, other) {
      const despiteCpf = others.get(one)?.get(other);
      return despiteCpf === undefined || (kind === 'cpf' && !despiteCpf);
    },
  };
}
