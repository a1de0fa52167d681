import type { ReactNode } from 'react';
import type { ColumnKey, ContactCell } from '#lib/contacts/contact-columns.ts';
import { Badge } from '../ui/badge.tsx';
import { PriorityMark } from './priority-mark.tsx';

/** By the priority's key. */
export type PriorityWords = Readonly<Record<string, string>>;

type Filled = NonNullable<ContactCell>;

interface Column {
  /** Class of the heading and the cells: contact-table.css says how wide they are and where on a card they stand. */
  look: string;
  draw: (cell: Filled, words: PriorityWords) => ReactNode;
}

/** How each column of the contact list is drawn. */
export const COLUMNS: Record<ColumnKey, Column> = {
  phone: { look: 'phone', draw: firstOf },
  tags: { look: 'tags', draw: badgesOf },
  priority: { look: 'priority', draw: markOf },
  lastInteraction: { look: 'when', draw: String },
  updated: { look: 'when', draw: String },
};

function firstOf(cell: Filled): ReactNode {
  const [first, ...rest] = [cell].flat();
  if (rest.length === 0) return first;
  return (
    <>
      {first}{' '}
      <span className="more" title={rest.join(', ')}>
        +{rest.length}
      </span>
    </>
  );
}

const MOST_BADGES = 3;

function badgesOf(cell: Filled): ReactNode {
  const texts = [cell].flat();
  const rest = texts.slice(MOST_BADGES);
  return (
    <div>
      {texts.slice(0, MOST_BADGES).map((text) => (
        <Badge key={text}>{text}</Badge>
      ))}
      {rest.length > 0 && (
        <span className="more" title={rest.join(', ')}>
          <span aria-hidden="true">+{rest.length}</span>
          <span className="sr-only">{rest.join(', ')}</span>
        </span>
      )}
    </div>
  );
}

function markOf(cell: Filled, words: PriorityWords): ReactNode {
  const level = String(cell);
  return <PriorityMark level={level}>{words[level]}</PriorityMark>;
}
