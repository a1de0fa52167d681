import { FileUp, Plus, SearchX, UsersRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { sealedParameters } from '#components/ui/address/sealed-words.ts';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { type ContactListQuery, filteredHref, isFiltered } from './contact-list-query.ts';

interface NoContactsProps {
  query: ContactListQuery;
  isBaseEmpty: boolean;
  actor: Actor;
}

/** Why the list is empty, and the way out. */
export function NoContacts({ query, isBaseEmpty, actor }: NoContactsProps) {
  return isBaseEmpty ? (
    <FirstContact actor={actor} />
  ) : (
    <NoHits query={query} mayCreate={can(actor, 'contacts.create')} />
  );
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

function NoHits({ query, mayCreate }: { query: ContactListQuery; mayCreate: boolean }) {
  const t = useTranslations();
  const { active, search } = query.filters;
  const state = active === undefined ? 'all' : active ? 'active' : 'inactive';
  const isNarrowed = isFiltered({ ...query, filters: { ...query.filters, search: undefined } });
  return (
    <EmptyState
      icon={<SearchX size={22} strokeWidth={1.75} />}
      title={
        isNarrowed
          ? t('contactList.noHits.title')
          : t(`contacts.noHits.${search ? 'search' : state}.title`, { term: search ?? '' })
      }
      text={
        isNarrowed
          ? t(state === 'all' ? 'contactList.noHits.textAll' : 'contactList.noHits.text')
          : t(`contacts.noHits.${search ? 'search' : state}.text`, { state })
      }
      action={
        <>
          {active !== undefined && (
            <ButtonLink href={filteredHref(query, { active: undefined })}>
              {t('contacts.noHits.searchAll')}
            </ButtonLink>
          )}
          {mayCreate && search && (
            <ButtonLink
              href={`/contacts/new?${sealedParameters({ search }, query.key)}`}
              variant="primary"
              icon={<Plus aria-hidden="true" size={14} strokeWidth={1.75} />}
            >
              {t('contacts.noHits.create', { term: search })}
            </ButtonLink>
          )}
          {isFiltered(query) && (
            <ButtonLink href="/contacts" variant={mayCreate && search ? 'ghost' : 'primary'}>
              {t('contacts.noHits.clear')}
            </ButtonLink>
          )}
        </>
      }
    />
  );
}
