import type { IdentityKey } from './identity-index.ts';
import { type KnownBase, type KnownContact, known } from './known-base.ts';
import type { ParsedRow } from './parsed-row.ts';

/** The row's first kind of identifier in the order CPF, phone, e-mail. Placeholders do not identify. */
export function decidingKeys(row: ParsedRow, base: Pick<KnownBase, 'isPlaceholder'>): IdentityKey[] {
  const { cpf, email } = row.values;
  if (cpf && !base.isPlaceholder('cpf', cpf)) return [{ kind: 'cpf', value: cpf }];
  const phones = row.phones.filter((phone) => !base.isPlaceholder('phone', phone));
  if (phones.length > 0) return phones.map((value) => ({ kind: 'phone', value }));
  const address = email?.toLowerCase();
  return address && !base.isPlaceholder('email', address) ? [{ kind: 'email', value: address }] : [];
}

/** Contacts that hold any of the keys; only the active ones when there are any. */
export function holdersOf(keys: readonly IdentityKey[], base: KnownBase): number[] {
  const ids: number[] = [];
  for (const key of keys) for (const id of base.holders.of(key)) if (!ids.includes(id)) ids.push(id);
  if (ids.length < 2) return ids;
  const active = ids.filter((id) => known(base, id).active);
  return active.length > 0 ? active : ids;
}

export function addIdentifiers(contact: KnownContact, base: KnownBase): void {
  base.contacts.set(contact.id, contact);
  for (const key of keysOf(contact, base)) base.holders.add(key, contact.id);
  if (contact.values.cnpj) base.cnpjs.set(contact.values.cnpj, contact.id);
  if (contact.values.clientCode) base.clientCodes.set(contact.values.clientCode, contact.id);
}

export function removeIdentifiers(contact: KnownContact, base: KnownBase): void {
  for (const key of keysOf(contact, base)) base.holders.remove(key, contact.id);
  if (contact.values.cnpj) base.cnpjs.delete(contact.values.cnpj);
  if (contact.values.clientCode) base.clientCodes.delete(contact.values.clientCode);
}

export function keysOf(contact: KnownContact, base: Pick<KnownBase, 'isPlaceholder'>): IdentityKey[] {
  const keys: IdentityKey[] = [];
  const { cpf, email } = contact.values;
  if (cpf && !base.isPlaceholder('cpf', cpf)) keys.push({ kind: 'cpf', value: cpf });
  for (const value of contact.phones)
    if (!base.isPlaceholder('phone', value)) keys.push({ kind: 'phone', value });
  const address = email?.toLowerCase();
  if (address && !base.isPlaceholder('email', address)) keys.push({ kind: 'email', value: address });
  return keys;
}
