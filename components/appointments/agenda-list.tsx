import Link from 'next/link';
import { Badge, type Tone } from '../ui/badge.tsx';
import { classNames } from '../ui/class-names.ts';

export interface AgendaLine {
  id: number;
  time: string;
  name: string;
  facts: readonly (string | null | undefined)[];
  /** null: open and not yet due. */
  mark: { label: string; tone: Tone } | null;
  isOver: boolean;
}

/** The appointments of a day, in their order. */
export function AgendaList({ lines }: { lines: readonly AgendaLine[] }) {
  return (
    <ul data-rows="" className="grid gap-1.5">
      {lines.map(({ id, time, name, facts, mark, isOver }) => (
        <li
          key={id}
          className={classNames(
            'relative min-w-0 rounded-box border border-base-300 bg-base-100 px-3 py-2 hover:bg-base-200',
            isOver && 'bg-base-200/60',
          )}
        >
          <p className="flex flex-wrap items-baseline gap-x-2 text-body">
            <span className="num font-medium">{time}</span>
            <Link
              href={`/appointments/${id}`}
              prefetch={false}
              className="min-w-0 break-words underline-offset-2 after:absolute after:inset-0 hover:underline"
            >
              {name}
            </Link>
          </p>
          <p className="text-small text-base-content/75">{facts.filter(Boolean).join(' · ')}</p>
          {mark && (
            <p className="mt-1">
              <Badge tone={mark.tone}>{mark.label}</Badge>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
