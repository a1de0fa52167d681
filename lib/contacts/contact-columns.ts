import type { Actor } from '#lib/core/actor.ts';
import { formatWhen } from '#lib/core/format-when.ts';
import { formatPhone } from '#lib/identifiers/format.ts';
import type { Contact } from './contact-record.ts';

/** What a column says of a contact: a text, several of them, or nothing. Empty texts do not occur. */
export type ContactCell = string | readonly string[] | null;

export type ColumnKey = keyof typeof CELLS;

const CELLS = {
  phone: ({ phones }: Contact) => several(phones.map(formatPhone)),
  tags: ({ tags }: Contact) => several(tags.map(({ name }) => name)),
  /** The key: its word is the catalogue's. */
  priority: ({ priority }: Contact) => priority,
  lastInteraction: ({ lastInteractionAt }: Contact, reader: Actor) =>
    lastInteractionAt && formatWhen(lastInteractionAt, reader),
  updated: ({ updatedAt }: Contact, reader: Actor) => formatWhen(updatedAt, reader),
} satisfies Record<string, (contact: Contact, reader: Actor) => ContactCell>;

/** What stands in a column of the contact list, in the reader's formats; its heading is `contacts.columns.<key>`. */
export function contactCell(key: ColumnKey, contact: Contact, reader: Actor): ContactCell {
  return CELLS[key](contact, reader);
}

/** The columns of a page of contacts: where nobody has been attended yet, the last change instead of nothing. */
export function columnsFor(contacts: readonly Pick<Contact, 'lastInteractionAt'>[]): ColumnKey[] {
  const isAttended = contacts.some(({ lastInteractionAt }) => lastInteractionAt);
  return ['phone', 'tags', 'priority', isAttended ? 'lastInteraction' : 'updated'];
}

function several(texts: string[]): readonly string[] | null {
  return texts.length > 0 ? texts : null;
}
