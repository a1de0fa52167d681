import type { Actor } from '#lib/core/actor.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { formatCnpj, formatCpf, formatPhone } from '#lib/identifiers/format.ts';
import type { Contact } from '../contact-record.ts';
import { customFieldId } from './record-fields.ts';
import { shownValue } from './shown-value.ts';

export type ContactCell = string | readonly string[] | null;

export type OwnColumn = keyof typeof CELLS;
/** A column of the list; `custom:12` is the organization's own field 12. */
export type ColumnKey = OwnColumn | `custom:${number}`;
export type ListColumn = 'photo' | ColumnKey;

const CELLS = {
  phone: ({ phones }: Contact) => several(phones.map(formatPhone)),
  portfolio: ({ portfolio }: Contact) => portfolio && [portfolio.owner.name, portfolio.flow],
  tags: ({ tags }: Contact) => several(tags.map(({ name }) => name)),
  priority: ({ priority }: Contact) => priority,
  lastInteraction: ({ lastInteractionAt }: Contact, reader: Actor) =>
    lastInteractionAt && formatWhen(lastInteractionAt, reader),
  segments: ({ segments }: Contact) => several(segments.map(({ name }) => name)),
  email: ({ email }: Contact) => email,
  cpf: ({ cpf }: Contact) => cpf && formatCpf(cpf),
  cnpj: ({ cnpj }: Contact) => cnpj && formatCnpj(cnpj),
  whatsapp: ({ whatsapp }: Contact) => whatsapp,
  instagram: ({ instagram }: Contact) => instagram,
  telegram: ({ telegram }: Contact) => telegram,
  company: ({ company }: Contact) => company,
  place: ({ city, state }: Contact) => [city, state].filter(Boolean).join(', ') || null,
  clientCode: ({ clientCode }: Contact) => clientCode,
  created: ({ createdAt }: Contact, reader: Actor) => formatWhen(createdAt, reader),
  updated: ({ updatedAt }: Contact, reader: Actor) => formatWhen(updatedAt, reader),
} satisfies Record<string, (contact: Contact, reader: Actor) => ContactCell>;

/** Everything that can be shown beside the name, in the order in which it is offered; fields of the organization follow. */
export const LIST_COLUMNS = ['photo', ...(Object.keys(CELLS) as OwnColumn[])] as const;

export function contactCell(key: ColumnKey, contact: Contact, reader: Actor): ContactCell {
  if (isOwn(key)) return CELLS[key](contact, reader);
  const field = contact.customFields.find(({ id }) => id === customFieldId(key));
  return field ? shownValue(field, reader.locale) : null;
}

/** The columns of a page of contacts for who chose none: where nobody has been attended yet, the last change instead. */
export function columnsFor(contacts: readonly Pick<Contact, 'lastInteractionAt'>[]): ListColumn[] {
  const isAttended = contacts.some(({ lastInteractionAt }) => lastInteractionAt);
  return ['photo', 'phone', 'portfolio', 'tags', 'priority', isAttended ? 'lastInteraction' : 'updated'];
}

/** Fields come and go. */
export function columnsAmong(
  chosen: readonly string[],
  customFields: readonly { id: number; archived: boolean }[],
): ListColumn[] {
  const known = new Set<string>([
    ...LIST_COLUMNS,
    ...customFields.filter(({ archived }) => !archived).map(({ id }) => `custom:${id}`),
  ]);
  return [...new Set(chosen)].filter((key): key is ListColumn => known.has(key));
}

function isOwn(key: ColumnKey): key is OwnColumn {
  return Object.hasOwn(CELLS, key);
}

function several(texts: string[]): readonly string[] | null {
  return texts.length > 0 ? texts : null;
}
