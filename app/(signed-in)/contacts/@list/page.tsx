import { ListActions } from '#components/contacts/list-actions.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Pagination } from '#components/ui/pagination.tsx';
import { type ContactList as FoundContacts, listContacts } from '#lib/contacts/list-contacts.ts';
import { listViews } from '#lib/contacts/views/list-views.ts';
import { keptQuery, queryOfLook } from '#lib/contacts/views/view-query.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Refused, TooMany } from '#lib/core/errors.ts';
import { can } from '#lib/core/permissions.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { ContactList } from '../contact-list.tsx';
import {
  type ContactListQuery,
  contactsHref,
  isFiltered,
  readContactListQuery,
} from '../contact-list-query.ts';
import { FilterBar } from '../filter-bar.tsx';
import { FilterChipList } from '../filter-chip-list.tsx';
import { filterChips } from '../filter-chips.ts';
import { FilterPanel } from '../filter-panel.tsx';
import { NoContacts } from '../no-contacts.tsx';
import { SelectableList } from '../selectable-list.tsx';
import { ViewList } from '../view-list.tsx';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ContactListPage({ searchParams }: Props) {
  const actor = await requireActor();
  const query = readContactListQuery(await searchParams);
  // A shared address may name an import, which is not for everyone.
  if (query.filters.import !== undefined && !can(actor, 'imports.view')) return showForbidden();
  const t = await getTranslations('contacts');
  // All that is asked for is asked for here: a component that waits by itself is drawn and sent by itself.
  const [{ list, refusal }, bars] = await Promise.all([findContacts(actor, query), barsOf(actor, query)]);
  const isEmpty = list?.items.length === 0 && (await isBaseEmpty(actor, query));
  return (
    <>
      <PageHeader title={t('title')} count={list && !isEmpty ? countOf(list, t) : undefined}>
        <ListActions
          words={{
            import: can(actor, 'imports.create') ? t('import') : undefined,
            create: can(actor, 'contacts.create') ? t('new') : undefined,
          }}
        />
      </PageHeader>
      {!isEmpty && bars}
      <div className="grow lg:flex">
        {query.isPanelOpen && !isEmpty && <FilterPanel query={query} actor={actor} />}
        <div className="flex min-w-0 grow flex-col">
          {!list && (
            <Alert tone="warning" role="alert" className="m-4 sm:m-5" title={t(`${refusal}.title`)}>
              {t(`${refusal}.text`)}
            </Alert>
          )}
          {list && list.items.length === 0 && (
            <NoContacts query={query} isBaseEmpty={isEmpty} actor={actor} />
          )}
          {list && list.items.length > 0 && (
            <>
              <SelectableList
                {...{ actor, query }}
                count={list.count}
                countIsExact={list.countIsExact}
                hasPages={list.previous !== null || list.next !== null}
              >
                <ContactList contacts={list.items} query={query} actor={actor} />
              </SelectableList>
              <Pagination
                previous={list.previous ? contactsHref(query, { before: list.previous }) : null}
                next={list.next ? contactsHref(query, { after: list.next }) : null}
                label={t('counted', { count: list.count, exact: String(list.countIsExact) })}
              />
            </>
          )}
        </div>
      </div>
    </>
  );
}

function countOf({ count, countIsExact }: FoundContacts, t: Words<'contacts'>): string {
  return t('count', { count, exact: String(countIsExact) });
}

interface Finding {
  list: FoundContacts | null;
  /** Why there is none. */
  refusal: 'tooSlow' | 'tooMany';
}

async function findContacts(actor: Actor, query: ContactListQuery): Promise<Finding> {
  const { filters, sort, after, before } = query;
  try {
    return { list: await listContacts(actor, { ...filters, sort, after, before }), refusal: 'tooSlow' };
  } catch (error) {
    if (error instanceof TooMany) return { list: null, refusal: 'tooMany' };
    if (error instanceof Refused) return { list: null, refusal: 'tooSlow' };
    throw error;
  }
}

async function isBaseEmpty(actor: Actor, query: ContactListQuery): Promise<boolean> {
  return !isFiltered(query) && (await listContacts(actor, { limit: 1 })).items.length === 0;
}

/** Saved views, search and what narrows the list. */
async function barsOf(actor: Actor, query: ContactListQuery) {
  const t = await getTranslations();
  const [views, chips] = await Promise.all([listViews(actor), filterChips(actor, query.filters)]);
  // Which of them this is needs the ids behind names in the address.
  const current = views.length > 0 ? await keptQuery(query) : queryOfLook(query);
  const isKept = current === '' || views.some((view) => view.query === current);
  return (
    <>
      {views.length > 0 && <ViewList {...{ views, current, t }} />}
      <FilterBar {...{ query, t }} mayBeSaved={!isKept} hasChips={chips.length > 0} />
      {chips.length > 0 && <FilterChipList {...{ chips, query, t }} />}
    </>
  );
}
