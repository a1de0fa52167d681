import Link from 'next/link';
import type { ReactNode } from 'react';
import { Badge } from '#components/ui/badge.tsx';

/** What somebody is known by; `shared` says with how many others. */
export interface MemberValue {
  text: string;
  shared: string | null;
}

export interface MemberLine {
  id: number;
  name: string;
  href: string;
  /** Why this one would remain of a merge; null for the others. */
  primary: { label: string; why: string } | null;
  values: readonly MemberValue[];
  /** When they came and were served, and whose they are. */
  facts: readonly string[];
}

export interface GroupLine {
  id: number;
  href: string;
  title: string;
  size: string;
  kinds: readonly string[];
  /** Why it is a matter of doubt. */
  doubts: readonly string[];
  members: readonly MemberLine[];
  /** How many are not shown. */
  more: string | null;
  nothing: string;
  actions: ReactNode;
  /** About values of many. */
  notes: ReactNode;
}

/** Groups of possible duplicates, one below the other: who is in each, and what they have in common, marked. */
export function GroupList({ label, groups }: { label: string; groups: readonly GroupLine[] }) {
  return (
    <ul aria-label={label} data-rows="" className="divide-y divide-base-300">
      {groups.map((group) => (
        <li key={group.id} className="px-4 py-3 sm:px-5">
          <GroupHead {...group} />
          <ul className="mt-1.5 divide-y divide-base-300/60 rounded-box border border-base-300">
            {group.members.map((member) => (
              <Member key={member.id} member={member} nothing={group.nothing} />
            ))}
            {group.more && <li className="px-3 py-1.5 text-small text-base-content/75">{group.more}</li>}
          </ul>
          {group.notes}
        </li>
      ))}
    </ul>
  );
}

function GroupHead({ href, title, size, kinds, doubts, actions }: GroupLine) {
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5">
      <h2 className="min-w-0 truncate text-body font-medium">
        <Link href={href} prefetch={false} className="rounded underline-offset-2 hover:underline">
          {title}
        </Link>
      </h2>
      <span className="num text-small text-base-content/75">{size}</span>
      {kinds.map((kind) => (
        <Badge key={kind}>{kind}</Badge>
      ))}
      {doubts.map((doubt) => (
        <Badge key={doubt} tone="warning">
          {doubt}
        </Badge>
      ))}
      <div className="ml-auto flex flex-wrap items-center gap-2 max-sm:ml-0 max-sm:basis-full">{actions}</div>
    </div>
  );
}

function Member({ member, nothing }: { member: MemberLine; nothing: string }) {
  const { name, href, primary, values, facts } = member;
  return (
    <li className="grid gap-x-4 gap-y-0.5 px-3 py-1.5 text-body md:grid-cols-[minmax(0,15rem)_minmax(0,1fr)_minmax(0,18rem)] md:items-baseline">
      <span className="flex min-w-0 items-baseline gap-2">
        <Link href={href} prefetch={false} className="truncate rounded underline-offset-2 hover:underline">
          {name}
        </Link>
        {primary && (
          <Badge tone="primary" className="shrink-0">
            {primary.label}
          </Badge>
        )}
      </span>
      <span className="num flex min-w-0 flex-wrap gap-x-3 gap-y-0.5">
        {values.length === 0 && <span className="text-base-content/70">{nothing}</span>}
        {values.map(({ text, shared }) => (
          <span key={text} className="min-w-0 break-words">
            {shared ? (
              <mark title={shared} className="rounded-sm bg-warning/25 px-1 text-base-content">
                {text}
                <span className="sr-only"> ({shared})</span>
              </mark>
            ) : (
              text
            )}
          </span>
        ))}
      </span>
      <span className="num truncate text-small text-base-content/75 md:text-right">
        {[primary?.why, ...facts].filter(Boolean).join(' · ')}
      </span>
    </li>
  );
}
