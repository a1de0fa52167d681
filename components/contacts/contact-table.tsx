import { ArrowUp, Building2 } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Avatar } from '../ui/avatar.tsx';
import { Badge } from '../ui/badge.tsx';
import { classNames } from '../ui/class-names.ts';
import { PriorityMark } from './priority-mark.tsx';

export interface ContactListRow {
  id: number;
  name: string;
  active: boolean;
  isCorporate: boolean;
  /** E-mail, else a document. */
  detail: string | null;
  phone: string | null;
  morePhones: number;
  tags: { id: number; name: string }[];
  priority: 'high' | 'medium' | 'low' | null;
  lastInteraction: string | null;
  updated: string;
}

const MOST_TAGS = 3;

/** The list: two lines a row, a card a row on phones. The whole row leads to the contact. */
export function ContactTable({ contacts }: { contacts: readonly ContactListRow[] }) {
  const t = useTranslations('contacts.columns');
  // Where nobody has been attended yet the column would say nothing: it tells the last change instead.
  const when = contacts.some(({ lastInteraction }) => lastInteraction) ? 'lastInteraction' : 'updated';
  const head = 'px-3 py-2 font-medium';
  return (
    <table className="w-full table-fixed text-left text-body max-md:block">
      <thead className="border-b border-base-300 text-small text-base-content/75 max-md:sr-only">
        <tr>
          <th scope="col" aria-sort="ascending" className="py-2 pr-3 pl-5 font-medium">
            <span className="inline-flex items-center gap-1">
              {t('name')}
              <ArrowUp aria-hidden="true" size={12} strokeWidth={1.75} />
            </span>
          </th>
          <th scope="col" className={classNames(head, 'w-54')}>
            {t('phone')}
          </th>
          <th scope="col" className={classNames(head, 'w-[22%] max-lg:hidden')}>
            {t('tags')}
          </th>
          <th scope="col" className={classNames(head, 'w-28')}>
            {t('priority')}
          </th>
          <th scope="col" className="w-36 py-2 pr-5 pl-3 font-medium">
            {t(when)}
          </th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {contacts.map((contact) => (
          <ContactRow key={contact.id} contact={contact} when={contact[when]} />
        ))}
      </tbody>
    </table>
  );
}

function ContactRow({ contact, when }: { contact: ContactListRow; when: string | null }) {
  return (
    <tr
      className={classNames(
        'relative h-[46px] border-b border-base-300/70 hover:bg-base-content/3 has-[a:focus-visible]:bg-primary/8',
        'max-md:grid max-md:h-auto max-md:min-h-16 max-md:grid-cols-[minmax(0,1fr)_auto] max-md:items-center max-md:gap-x-3 max-md:px-4 max-md:py-2.5',
      )}
    >
      <td className="py-1 pr-3 pl-5 max-md:p-0">
        <Who contact={contact} />
      </td>
      <td className="num truncate px-3 py-1 max-md:hidden">
        {contact.phone ?? <Nothing />}
        {contact.morePhones > 0 && <span className="text-base-content/65"> +{contact.morePhones}</span>}
      </td>
      <td className="px-3 py-1 max-lg:hidden">
        <Tags tags={contact.tags} />
      </td>
      <td className="px-3 py-1 max-md:hidden">
        {contact.priority ? <PriorityMark priority={contact.priority} /> : <Nothing />}
      </td>
      <td className="num truncate py-1 pr-5 pl-3 text-base-content/75 max-md:self-start max-md:p-0 max-md:pt-0.5 max-md:text-right max-md:text-small">
        {when ?? <Nothing />}
        {contact.priority && (
          <span className="flex justify-end pt-1 md:hidden">
            <PriorityMark priority={contact.priority} />
          </span>
        )}
      </td>
    </tr>
  );
}

function Who({ contact }: { contact: ContactListRow }) {
  const t = useTranslations('contacts');
  const { id, name, active, isCorporate, detail, phone, tags } = contact;
  return (
    <div className="flex items-center gap-3">
      <Avatar name={name} />
      <div className="min-w-0 leading-snug">
        <p className="flex items-center gap-1.5">
          <Link
            href={`/contacts/${id}`}
            prefetch={false}
            className={classNames(
              'truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-primary',
              !active && 'text-base-content/75',
            )}
          >
            {name}
          </Link>
          {isCorporate && (
            <Building2
              aria-label={t('kinds.corporate')}
              size={13}
              strokeWidth={1.75}
              className="shrink-0 text-base-content/55"
            />
          )}
          {!active && <Badge className="shrink-0">{t('states.one.inactive')}</Badge>}
        </p>
        <p className="truncate text-small text-base-content/70 max-md:hidden">{detail ?? t('noEmail')}</p>
        <p className="num truncate text-small text-base-content/75 md:hidden">
          {phone ?? detail ?? t('noPhone')}
        </p>
        {tags.length > 0 && (
          <div className="pt-1 md:hidden">
            <Tags tags={tags} />
          </div>
        )}
      </div>
    </div>
  );
}

function Tags({ tags }: { tags: ContactListRow['tags'] }) {
  const t = useTranslations('contacts');
  if (tags.length === 0) return <Nothing />;
  const rest = tags.slice(MOST_TAGS);
  return (
    <span className="flex min-w-0 items-center gap-1 overflow-hidden max-md:flex-wrap">
      {tags.slice(0, MOST_TAGS).map((tag) => (
        <Badge key={tag.id} className="min-w-0 shrink">
          {tag.name}
        </Badge>
      ))}
      {rest.length > 0 && (
        <span
          className="num shrink-0 text-note text-base-content/70"
          title={rest.map(({ name }) => name).join(', ')}
        >
          <span aria-hidden="true">+{rest.length}</span>
          <span className="sr-only">{t('moreTags', { count: rest.length })}</span>
        </span>
      )}
    </span>
  );
}

function Nothing() {
  return <span className="text-base-content/65">—</span>;
}
