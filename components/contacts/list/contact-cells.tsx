import type { ReactNode } from 'react';
import { PriorityMark } from '#components/contacts/priority-mark.tsx';
import { Avatar } from '#components/ui/avatar.tsx';
import { Badge } from '#components/ui/badge.tsx';
import type { ColumnKey, ContactCell, OwnColumn } from '#lib/contacts/list/contact-columns.ts';

/** What cells say beside their values, by key. */
export interface CellWords {
  priorities: Readonly<Record<string, string>>;
  flows: Readonly<Record<string, string>>;
  noOwner: string;
}

type Filled = NonNullable<ContactCell>;

interface Column {
  /** Class of the heading and the cells: contact-table.css says how wide they are and where on a card they stand. */
  look: string;
  /** `whole`: there is room for everything. */
  draw: (cell: Filled, words: CellWords, whole: boolean) => ReactNode;
}

const PLAIN: Column = { look: 'plain', draw: String };
const MOMENT: Column = { look: 'when', draw: String };
const NUMBER: Column = { look: 'plain num', draw: String };

/** How the columns of every contact are drawn; the organization's own fields are plain. */
const COLUMNS: Record<OwnColumn, Column> = {
  phone: { look: 'phone', draw: firstOf },
  portfolio: { look: 'portfolio', draw: ownerOf },
  tags: { look: 'tags', draw: badgesOf },
  priority: { look: 'priority', draw: markOf },
  lastInteraction: MOMENT,
  segments: { look: 'tags segments', draw: badgesOf },
  email: { look: 'plain long', draw: String },
  cpf: NUMBER,
  cnpj: NUMBER,
  whatsapp: NUMBER,
  instagram: PLAIN,
  telegram: PLAIN,
  company: PLAIN,
  place: PLAIN,
  clientCode: PLAIN,
  created: MOMENT,
  updated: MOMENT,
};

/** How a column is drawn. */
export function columnOf(key: ColumnKey): Column {
  return COLUMNS[key as OwnColumn] ?? PLAIN;
}

function firstOf(cell: Filled, _: CellWords, whole: boolean): ReactNode {
  const [first, ...rest] = [cell].flat();
  if (rest.length === 0) return first;
  if (whole) return [cell].flat().map((text) => <div key={text}>{text}</div>);
  return (
    <>
      {first}{' '}
      <span className="more" title={rest.join(', ')}>
        {`+${rest.length}`}
      </span>
    </>
  );
}

function ownerOf(cell: Filled, { flows }: CellWords): ReactNode {
  const [name = '', flow = ''] = [cell].flat();
  return (
    <>
      <Avatar name={name} size="xs" />
      {name}
      <small className={`flow flow-${flow}`}>{flows[flow]}</small>
    </>
  );
}

/** Of a line of badges, in the widths of a letter: what it holds, what a badge takes beside its words, and what "+2" does. */
const LINE = { room: 25, frame: 3, more: 4 };

/** As many badges as stand whole in a line, the first in any case; the rest as a number. */
function badgesOf(cell: Filled, _: CellWords, whole: boolean): ReactNode {
  const texts = [cell].flat();
  const shown = whole ? texts : texts.slice(0, wholeIn(texts));
  const rest = texts.slice(shown.length);
  return (
    <div>
      {shown.map((text) => (
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

function wholeIn(texts: readonly string[]): number {
  let used = 0;
  for (const [at, text] of texts.entries()) {
    used += text.length + LINE.frame;
    const isLast = at === texts.length - 1;
    if (at > 0 && used + (isLast ? 0 : LINE.more) > LINE.room) return at;
  }
  return texts.length;
}

function markOf(cell: Filled, { priorities }: CellWords): ReactNode {
  const level = String(cell);
  return <PriorityMark level={level}>{priorities[level]}</PriorityMark>;
}
