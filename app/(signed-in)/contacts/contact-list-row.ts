import type { ContactListRow } from '#components/contacts/list/contact-table.tsx';
import { avatarHref } from '#lib/contacts/avatar/avatar-href.ts';
import type { Contact } from '#lib/contacts/contact-record.ts';
import { type ColumnKey, contactCell } from '#lib/contacts/list/contact-columns.ts';
import type { Actor } from '#lib/core/actor.ts';
import { formatCnpj, formatCpf } from '#lib/identifiers/format.ts';

interface RowContext {
  actor: Actor;
  words: { noEmail: string; noEmailNorPhone: string };
  hasPhotos: boolean;
  /** Whether a tag is one the list is narrowed by: those stand first. */
  isAsked: (tag: { id: number; name: string }) => boolean;
  picked: ReadonlySet<number>;
}

/** A contact as a row of the list shows it, with nothing in it that is not shown: it travels with the page. */
export function contactListRow(
  contact: Contact,
  columns: readonly ColumnKey[],
  { actor, words, hasPhotos, isAsked, picked }: RowContext,
): ContactListRow {
  const { id, name, kind, active, tags, blockedAt, anonymizedAt } = contact;
  const sorted = tags.some(isAsked)
    ? { ...contact, tags: [...tags].sort((a, b) => Number(isAsked(b)) - Number(isAsked(a))) }
    : contact;
  const picture = hasPhotos && avatarHref(contact);
  return {
    id,
    name,
    detail: detailOf(contact, columns, words),
    cells: columns.map((key) => contactCell(key, sorted, actor)),
    ...(picture && { picture }),
    ...(kind === 'corporate' && { corporate: true }),
    ...(!active && { inactive: true }),
    ...(blockedAt && { blocked: true }),
    ...(picked.has(id) && { picked: true }),
    ...((blockedAt || anonymizedAt) && { unreachable: true }),
  };
}

/** E-mail, else a document that no column shows, else that there is neither way to reach nor to tell them. */
function detailOf(
  { email, cpf, cnpj, phones }: Contact,
  columns: readonly ColumnKey[],
  words: RowContext['words'],
): string {
  const elsewhere = (key: ColumnKey) => columns.includes(key);
  const known =
    (!elsewhere('email') && email) ||
    (!elsewhere('cnpj') && cnpj && formatCnpj(cnpj)) ||
    (!elsewhere('cpf') && cpf && formatCpf(cpf));
  if (known) return known;
  return email ? '' : phones.length > 0 ? words.noEmail : words.noEmailNorPhone;
}
