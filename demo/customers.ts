import { duplicatesOf } from './duplicates.ts';
import { edgeCases } from './edge-cases.ts';
import { type DemoContact, randomContact } from './people.ts';
import type { Random } from './random.ts';
import { NOTES, SELLERS } from './vocabulary.ts';

/** Tags and custom fields that customers get. */
export interface DemoWords {
  /** Ordinary tags. */
  tagIds: readonly number[];
  /** With those of product lines. */
  allTagIds: readonly number[];
  fields: readonly { id: number; name: string; choices: readonly string[] }[];
}

const TOTAL = 2000;
/** One customer in this many was registered more than once. */
const DUPLICATES_EVERY = 48;

/** Mostly ordinary customers, some registered twice, some edge cases. */
export function customers(random: Random, now: Date, words: DemoWords): DemoContact[] {
  const all = edgeCases(random, now, words.allTagIds);
  const emails = new Set(all.map(({ email }) => email));
  for (let serial = 1; all.length < TOTAL; serial++) {
    const contact = withDetails(randomContact(random, serial, now), random, words);
    if (contact.email && emails.has(contact.email)) contact.email = contact.email.replace('@', `.${serial}@`);
    emails.add(contact.email);
    all.push(contact);
    if (serial % DUPLICATES_EVERY === 0 && isIdentified(contact)) all.push(...duplicatesOf(contact, random));
  }
  return all.slice(0, TOTAL);
}

function isIdentified({ cpf, email, phones }: DemoContact): boolean {
  return Boolean(cpf || email || phones.length > 0);
}

function withDetails(contact: DemoContact, random: Random, words: DemoWords): DemoContact {
  const tagIds = new Set<number>();
  for (let chance = 0.6; random.chance(chance); chance /= 2) tagIds.add(random.pick(words.tagIds));
  const custom: Record<string, string> = {};
  for (const field of words.fields) {
    if (random.chance(0.45)) custom[field.id] = customValue(field, contact, random);
  }
  const email = random.chance(0.004) ? 'nao@tem.com' : contact.email;
  return { ...contact, email, tagIds: [...tagIds], custom };
}

function customValue(field: DemoWords['fields'][number], contact: DemoContact, random: Random): string {
  if (field.choices.length > 0) return random.pick(field.choices);
  if (field.name === 'Limite de crédito') return String(random.whole(1, 120) * 250);
  if (field.name === 'Cliente desde') return (contact.createdAt ?? new Date()).toISOString().slice(0, 10);
  return random.pick(field.name === 'Vendedor responsável' ? SELLERS : NOTES);
}
