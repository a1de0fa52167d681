import type { ParsedRow } from './parse-row.ts';
import { type KnownContact, known, type PlanWorld } from './plan-world.ts';

/** Identity keys of the first kind of identifier the row carries, in the order CPF, phone, e-mail; placeholders carry nothing. */
export function decidingKeys(row: ParsedRow, world: Pick<PlanWorld, 'isPlaceholder'>): string[] {
  const { cpf, email } = row.values;
  if (cpf && !world.isPlaceholder('cpf', cpf)) return [`cpf:${cpf}`];
  const phones = row.phones.filter((phone) => !world.isPlaceholder('phone', phone));
  if (phones.length > 0) return phones.map((phone) => `phone:${phone}`);
  if (email && !world.isPlaceholder('email', email.toLowerCase())) return [`email:${email.toLowerCase()}`];
  return [];
}

/** Contacts that hold any of the keys; when one of them is active, only the active ones. */
export function holdersOf(keys: string[], world: PlanWorld): number[] {
  const ids = new Set<number>();
  for (const key of keys) for (const id of world.holders.get(key) ?? []) ids.add(id);
  const all = [...ids];
  const active = all.filter((id) => known(world, id).active);
  return active.length > 0 ? active : all;
}

/** Enters a contact's identifiers into the indexes the next rows are matched against. */
export function enter(contact: KnownContact, world: PlanWorld): void {
  world.contacts.set(contact.id, contact);
  for (const key of keysOf(contact, world)) {
    const ids = world.holders.get(key);
    if (ids) ids.add(contact.id);
    else world.holders.set(key, new Set([contact.id]));
  }
  if (contact.values.cnpj) world.cnpjs.set(contact.values.cnpj, contact.id);
  if (contact.values.clientCode) world.clientCodes.set(contact.values.clientCode, contact.id);
}

/** Takes a contact's identifiers out of those indexes. */
export function leave(contact: KnownContact, world: PlanWorld): void {
  for (const key of keysOf(contact, world)) world.holders.get(key)?.delete(contact.id);
  if (contact.values.cnpj) world.cnpjs.delete(contact.values.cnpj);
  if (contact.values.clientCode) world.clientCodes.delete(contact.values.clientCode);
}

function keysOf(contact: KnownContact, world: PlanWorld): string[] {
  const { cpf, email } = contact.values;
  const keys = contact.phones
    .filter((phone) => !world.isPlaceholder('phone', phone))
    .map((phone) => `phone:${phone}`);
  if (cpf && !world.isPlaceholder('cpf', cpf)) keys.push(`cpf:${cpf}`);
  if (email && !world.isPlaceholder('email', email.toLowerCase())) keys.push(`email:${email.toLowerCase()}`);
  return keys;
}
