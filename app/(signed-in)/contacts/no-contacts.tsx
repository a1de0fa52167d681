import { FileUp, Plus, SearchX, UsersRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { type ContactListQuery, contactsHref } from './contact-list-query.ts';

interface NoContactsProps {
  query: ContactListQuery;
  isBaseEmpty: boolean;
  actor: Actor;
}

/** Why the list is empty, and the way out. */
export function NoContacts({ query, isBaseEmpty, actor }: NoContactsProps) {
  return isBaseEmpty ? <FirstContact actor={actor} /> : <NoHits query={query} />;
}

function FirstContact({ actor }: { actor: Actor }) {
  const t = useTranslations('contacts');
  const mayImport = can(actor, 'imports.create');
  return (
    <EmptyState
      icon={<UsersRound size={22} strokeWidth={1.75} />}
      title={t('empty.title')}
      text={t(mayImport ? 'empty.text' : 'empty.textWithoutImport')}
      action={
        <>
          {mayImport && (
            <ButtonLink
              href="/imports/new"
              variant="primary"
              icon={<FileUp aria-hidden="true" size={14} strokeWidth={1.75} />}
            >
              {t('empty.import')}
            </ButtonLink>
          )}
          <ButtonLink href="/contacts/new" icon={<Plus aria-hidden="true" size={14} strokeWidth={1.75} />}>
            {t('empty.create')}
          </ButtonLink>
        </>
      }
    />
  );
}

function NoHits({ query }: { query: ContactListQuery }) {
  const t = useTranslations('contacts.noHits');
  const { q, tag, state } = query;
  const about = q ? 'search' : tag ? 'tag' : state;
  return (
    <EmptyState
      icon={<SearchX size={22} strokeWidth={1.75} />}
      title={t(`${about}.title`, { term: q || tag })}
      text={t(`${about}.text`, { state })}
      action={
        <>
          {state !== 'all' && (
            <ButtonLink href={contactsHref(query, { state: 'all' })}>{t('searchAll')}</ButtonLink>
          )}
          {(q || tag) && (
            <ButtonLink href="/contacts" variant="primary">
              {t('clear')}
            </ButtonLink>
          )}
        </>
      }
    />
  );
}
