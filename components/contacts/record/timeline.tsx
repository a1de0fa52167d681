import {
  Ban,
  BriefcaseBusiness,
  CircleCheck,
  CircleSlash,
  FileUp,
  type LucideIcon,
  PencilLine,
  StickyNote,
  UserPlus,
} from 'lucide-react';
import Link from 'next/link';
import { classNames } from '#components/ui/class-names.ts';

export interface TimelineEntry {
  key: string;
  kind: 'created' | 'updated' | 'activated' | 'deactivated' | 'portfolio' | 'import' | 'note' | 'blocked';
  title: string;
  /** Where to read more; null where the reader may not. */
  href: string | null;
  detail: string;
  when: string;
  exactly: string;
  at: string;
}

const ICONS: Record<TimelineEntry['kind'], LucideIcon> = {
  created: UserPlus,
  updated: PencilLine,
  activated: CircleCheck,
  deactivated: CircleSlash,
  portfolio: BriefcaseBusiness,
  import: FileUp,
  note: StickyNote,
  blocked: Ban,
};

/** What happened, newest first, on a line that joins one thing to the next. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="flex flex-col">
      {entries.map((entry) => (
        <Entry key={entry.key} entry={entry} />
      ))}
    </ol>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const Icon = ICONS[entry.kind];
  return (
    <li className="group relative flex gap-3.5 pb-6 last:pb-0">
      <span
        aria-hidden="true"
        className="absolute top-8 bottom-0 left-[15px] w-px bg-base-300 group-last:hidden"
      />
      <span
        aria-hidden="true"
        className={classNames(
          'grid size-8 shrink-0 place-items-center rounded-full',
          entry.kind === 'created' ? 'bg-primary/12 text-primary' : 'bg-base-content/6 text-base-content/75',
        )}
      >
        <Icon size={16} strokeWidth={1.75} />
      </span>
      <div className="min-w-0 grow pt-1 leading-snug">
        <div className="flex items-baseline gap-3">
          <p className="min-w-0 text-body font-medium break-words">
            {entry.href ? (
              <Link href={entry.href} prefetch={false} className="rounded underline-offset-2 hover:underline">
                {entry.title}
              </Link>
            ) : (
              entry.title
            )}
          </p>
          <time
            dateTime={entry.at}
            title={entry.exactly}
            className="num ml-auto shrink-0 text-note text-base-content/70"
          >
            {entry.when}
          </time>
        </div>
        {entry.detail && <p className="text-small text-base-content/75 break-words">{entry.detail}</p>}
      </div>
    </li>
  );
}
