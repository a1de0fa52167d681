import type { getTranslations } from 'next-intl/server';
import type { ContactListRow } from '#components/contacts/contact-table.tsx';
import { type ColumnKey, contactCell } from '#lib/contacts/contact-columns.ts';
import type { Contact } from '#lib/contacts/contact-record.ts';
import type { Actor } from '#lib/core/actor.ts';
import { formatCnpj, formatCpf } from '#lib/identifiers/format.ts';

type Words = Awaited<ReturnType<typeof getTranslations<'contacts'>>>;

/** A contact as a row of the list shows it, with nothing in it that is not shown: it travels with the page. */
export function contactListRow(
  contact: Contact,
  columns: readonly ColumnKey[],
  { actor, t }: { actor: Actor; t: Words },
): ContactListRow {
  const { id, name, kind, active } = contact;
  return {
    id,
    name,
    detail: detailOf(contact, t),
    cells: columns.map((key) => contactCell(key, contact, actor)),
    ...(kind === 'corporate' && { corporate: true }),
    ...(!active && { inactive: true }),
  };
}

/** E-mail, else a document, else that there is neither way to reach nor to tell them. */
function detailOf({ email, cpf, cnpj, phones }: Contact, t: Words): string {
  const known = email ?? (cnpj && formatCnpj(cnpj)) ?? (cpf && formatCpf(cpf));
  return known ?? t(phones.length > 0 ? 'noEmail' : 'noEmailNorPhone');
}
