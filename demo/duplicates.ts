import type { DemoContact } from './people.ts';
import type { Random } from './random.ts';

/** The other registrations of a customer: spelled differently, with the same CPF, phone or e-mail. */
export function duplicatesOf(original: DemoContact, random: Random): DemoContact[] {
  const further = random.chance(0.2) ? 2 : 1;
  return Array.from({ length: further }, () => duplicate(original, random));
}

function duplicate(original: DemoContact, random: Random): DemoContact {
  const shared = sharedIdentifiers(original, random);
  return {
    name: otherSpelling(original.name, random),
    kind: original.kind,
    active: true,
    cpf: shared === 'cpf' ? original.cpf : null,
    email: shared === 'email' ? original.email : null,
    phones: shared === 'phone' ? original.phones.slice(0, 1) : [],
    city: original.city,
    state: original.state,
    country: original.country,
    tagIds: [],
    createdAt: original.createdAt,
    updatedAt: original.createdAt,
    lastInteractionAt: random.chance(0.4) ? original.lastInteractionAt : null,
  };
}

function sharedIdentifiers(original: DemoContact, random: Random): 'cpf' | 'email' | 'phone' {
  const held = (['cpf', 'email'] as const).filter((kind) => original[kind]);
  const kinds = original.phones.length > 0 ? [...held, 'phone' as const, 'phone' as const] : held;
  return random.pick(kinds);
}

function otherSpelling(name: string, random: Random): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
  const words = plain.split(' ');
  const abbreviated = words
    .map((word, at) => (at > 0 && at < words.length - 1 ? `${word[0]}.` : word))
    .join(' ');
  return random.pick([plain, plain.toUpperCase(), abbreviated, `${words[0]} ${words.at(-1)}`]);
}
