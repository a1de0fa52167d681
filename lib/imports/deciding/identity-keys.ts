import type { IdentityKey } from './identity-index.ts';
import type { ParsedRow } from './parsed-row.ts';
import { type KnownContact, known, type PlanWorld } from './plan-world.ts';

/** The first kind of identifier the row carries, in the order CPF, phone, e-mail; placeholders carry nothing. */
export function decidingKeys(row: ParsedRow, world: Pick<PlanWorld, 'isPlaceholder'>): IdentityKey[] {
  const { cpf, email } = row.values;
  if (cpf && !world.isPlaceholder('cpf', cpf)) return [{ kind: 'cpf', value: cpf }];
  const phones = row.phones.filter((phone) => !world.isPlaceholder('phone', phone));
  if (phones.length > 0) return phones.map((value) => ({ kind: 'phone', value }));
  const address = email?.toLowerCase();
  return address && !world.isPlaceholder('email', address) ? [{ kind: 'email', value: address }] : [];
}

/** Contacts that hold any of the keys; when one of them is active, only the active ones. */
export function holdersOf(keys: readonly IdentityKey[], world: PlanWorld): number[] {
  const ids: number[] = [];
  for (const key of keys) for (const id of world.holders.of(key)) if (!ids.includes(id)) ids.push(id);
  if (ids.length < 2) return ids;
  const active = ids.filter((id) => known(world, id).active);
  return active.length > 0 ? active : ids;
}

/** Enters a contact's identifiers into the indexes the next rows are matched against. */
export function enter(contact: KnownContact, world: PlanWorld): void {
  world.contacts.set(contact.id, contact);
  for (const key of keysOf(contact, world)) world.holders.add(key, contact.id);
  if (contact.values.cnpj) world.cnpjs.set(contact.values.cnpj, contact.id);
  if (contact.values.clientCode) world.clientCodes.set(contact.values.clientCode, contact.id);
}

/** Takes a contact's identifiers out of those indexes. */
export function leave(contact: KnownContact, world: PlanWorld): void {
  for (const key of keysOf(contact, world)) world.holders.remove(key, contact.id);
  if (contact.values.cnpj) world.cnpjs.delete(contact.values.cnpj);
  if (contact.values.clientCode) world.clientCodes.delete(contact.values.clientCode);
}

/** Every identifier the contact holds, as the next rows could meet it. */
export function keysOf(contact: KnownContact, world: Pick<PlanWorld, 'isPlaceholder'>): IdentityKey[] {
  const keys: IdentityKey[] = [];
  const { cpf, email } = contact.values;
  if (cpf && !world.isPlaceholder('cpf', cpf)) keys.push({ kind: 'cpf', value: cpf });
  for (const value of contact.phones)
    if (!world.isPlaceholder('phone', value)) keys.push({ kind: 'phone', value });
  const address = email?.toLowerCase();
  if (address && !world.isPlaceholder('email', address)) keys.push({ kind: 'email', value: address });
  return keys;
}
