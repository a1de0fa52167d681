import { Copy } from 'lucide-react';
import Link from 'next/link';
import { Badge } from '#components/ui/badge.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import type { Contact } from '#lib/contacts/contact-record.ts';
import type { DuplicateGroup } from '#lib/duplicates/reading/read-groups.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';

const SHOWN = 4;

/** Who may be the same person as this contact, and by what. */
export async function DuplicatesBlock({ contact, group }: { contact: Contact; group: DuplicateGroup }) {
  const t = await getTranslations('duplicates');
  const others = group.members.filter(({ id }) => id !== contact.id).slice(0, SHOWN);
  const hidden = group.size - 1 - others.length;
  const doubts = group.conflicts.map((conflict) => t(`conflicts.${conflict}`)).join(', ');
  return (
    <section
      aria-labelledby="duplicates"
      className="mb-8 rounded-box border border-warning/60 bg-warning/10 p-3.5 text-small"
    >
      <h2 id="duplicates" className="flex items-center gap-2 text-body font-medium">
        <Copy aria-hidden="true" size={15} strokeWidth={1.75} className="shrink-0 text-warning-text" />
        {t('suggestion.title', { count: group.size - 1 })}
      </h2>
      <ul className="mt-1.5 grid gap-1">
        {others.map(({ id, name }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-body">
            <Link
              href={`/contacts/${id}`}
              prefetch={false}
              className="min-w-0 truncate rounded underline-offset-2 hover:underline"
            >
              {name}
            </Link>
            {sharedKinds(contact.id, id, group).map((kind) => (
              <Badge key={kind}>{t('suggestion.linked', { kind: t(`kinds.${kind}`) })}</Badge>
            ))}
          </li>
        ))}
        {hidden > 0 && <li>{t('group.more', { count: hidden })}</li>}
      </ul>
      {doubts && <p className="mt-1.5">{t('suggestion.doubt', { conflicts: doubts })}</p>}
      <p className="mt-2.5">
        <ButtonLink href={`/duplicates/${contact.id}`}>{t('suggestion.review')}</ButtonLink>
      </p>
    </section>
  );
}

/** Those of its own values that others have, and with how many. */
export function duplicateMarks(
  contact: Contact,
  group: DuplicateGroup | null,
  t: Words<'duplicates'>,
): ReadonlyMap<string, string> {
  const own = group?.links.filter(({ contactIds }) => contactIds.includes(contact.id)) ?? [];
  return new Map(own.map(({ value, holders }) => [value, t('suggestion.mark', { count: holders - 1 })]));
}

function sharedKinds(one: number, other: number, { links }: DuplicateGroup) {
  const shared = links.filter(({ contactIds }) => contactIds.includes(one) && contactIds.includes(other));
  return [...new Set(shared.map(({ kind }) => kind))];
}
