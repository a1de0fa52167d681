import type { DemoContact } from './people.ts';

export function holders(list: readonly DemoContact[]): (value: string | null | undefined) => number {
  const counts = new Map<string, number>();
  for (const { cpf, email, phones } of list) {
    for (const value of new Set([cpf, email, ...phones])) {
      if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return (value) => counts.get(value ?? '') ?? 0;
}
