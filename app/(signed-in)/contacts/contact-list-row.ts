import type { ContactListRow } from '#components/contacts/contact-table.tsx';
import type { Contact } from '#lib/contacts/contact-record.ts';
import type { Actor } from '#lib/core/actor.ts';
import { formatWhen } from '#lib/core/format-when.ts';
import { formatCnpj, formatCpf, formatPhone } from '#lib/identifiers/format.ts';

/** A contact as a row of the list shows it. */
export function contactListRow(contact: Contact, actor: Actor): ContactListRow {
  const { id, name, kind, active, email, cpf, cnpj, phones, tags, priority } = contact;
  return {
    id,
    name,
    active,
    isCorporate: kind === 'corporate',
    detail: email ?? (cnpj && formatCnpj(cnpj)) ?? (cpf && formatCpf(cpf)),
    phone: phones[0] ? formatPhone(phones[0]) : null,
    morePhones: Math.max(0, phones.length - 1),
    tags,
    priority,
    lastInteraction: contact.lastInteractionAt && formatWhen(contact.lastInteractionAt, actor),
    updated: formatWhen(contact.updatedAt, actor),
  };
}
