import { redirect } from 'next/navigation';
import { OPENS_ONLY_HIT } from '#components/contacts/filters/form-address.ts';
import { ListActions } from '#components/contacts/list/list-actions.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { sealedParameters } from '#components/ui/address/sealed-words.ts';
import { Alert } from '#components/ui/alert.tsx';
import { FilterRefusal } from '#components/ui/form/filter-refusal.tsx';
import { filterChips } from '#lib/contacts/filters/filter-chips.ts';
import { filterParameters } from '#lib/contacts/filters/filter-parameters.ts';
import { type ContactList as FoundContacts, listContacts } from '#lib/contacts/list-contacts.ts';
import { listViews } from '#lib/contacts/views/list-views.ts';
import { mayManageView } from '#lib/contacts/views/view-fields.ts';
import { keptQuery, queryOfLook } from '#lib/contacts/views/view-query.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Refused, TooMany } from '#lib/core/errors.ts';
import { can } from '#lib/core/permissions.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { readAddress } from '../../read-address.ts';
import { ContactList, screenColumns } from '../contact-list.tsx';
import {
  type ContactListQuery,
  contactsHref,
  isFiltered,
  readContactListQuery,
} from '../contact-list-query.ts';
import { FilterBar } from '../filters/filter-bar.tsx';
import { FilterChipList } from '../filters/filter-chip-list.tsx';
import { FilterPanel } from '../filters/filter-panel.tsx';
import { refusedLabels } from '../filters/refused-labels.ts';
import { ListFoot } from '../list-foot.tsx';
import { NoContacts } from '../no-contacts.tsx';
import { withRowsPicked } from '../picked-rows.ts';
import { SelectableList } from '../selectable-list.tsx';
import { ViewList } from '../view-list.tsx';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ContactListPage({ searchParams }: Props) {
  const actor = await requireActor();
  const address = await readAddress(searchParams);
  const query = readContactListQuery(address);
  // A shared address may name an import, which is not for everyone.
  if (query.filters.import !== undefined && !can(actor, 'imports.view')) return showForbidden();
  const t = await getTranslations('contacts');
  // All that is asked for is asked for here: a component that waits by itself is drawn and sent by itself.
  const [{ list, refusal }, bars] = await Promise.all([findContacts(actor, query), barsOf(actor, query)]);
  const picked = withRowsPicked(query, list);
  if (address.given[OPENS_ONLY_HIT] && query.refused.size === 0)
    redirect(onlyHit(list) ?? contactsHref(query));
  const isEmpty = list?.items.length === 0 && (await isBaseEmpty(actor, query));
  return (
    <div className="list-page">
      <PageHeader title={t('title')} count={list && !isEmpty ? countOf(list, t) : undefined}>
        <ListActions
          words={{
            sync: can(actor, 'contacts.sync') ? t('senders') : undefined,
            export: can(actor, 'contacts.export') && list?.items.length ? t('export') : undefined,
            import: can(actor, 'imports.create') ? t('import') : undefined,
            create: can(actor, 'contacts.create') ? t('new') : undefined,
          }}
          exportHref={exportHref(query, screenColumns(actor, list?.items ?? []))}
        />
      </PageHeader>
      {!isEmpty && bars}
      <div className="list-body">
        {query.isPanelOpen && !isEmpty && <FilterPanel query={query} actor={actor} />}
        <div className="list-part">
          {!picked && (
            <Alert tone="warning" role="alert" className="m-4 sm:m-5">
              {(await getTranslations('bulk.bar'))('rowsUnknown', { most: list?.items.length ?? 0 })}
            </Alert>
          )}
          {query.refused.size > 0 && (
            <FilterRefusal names={await refusedLabels(query.refused.keys())} href="/contacts" />
          )}
          {refusal && (
            <Alert tone="warning" role="alert" className="m-4 sm:m-5" title={t(`${refusal}.title`)}>
              {t(`${refusal}.text`)}
            </Alert>
          )}
          {list && list.items.length === 0 && (
            <NoContacts query={query} isBaseEmpty={isEmpty} actor={actor} />
          )}
          {list && list.items.length > 0 && (
            <>
              <SelectableList {...{ actor, list }} query={picked ?? query}>
                <ContactList contacts={list.items} query={picked ?? query} actor={actor} />
              </SelectableList>
              <ListFoot list={list} query={query} />
            </>
          )}
        </div>
      </div>
    </div>
  );
}

/** Where the only contact is, if there is no other. */
function onlyHit(list: FoundContacts | null): string | null {
  const [first] = list?.items ?? [];
  return first && list?.count === 1 ? `/contacts/${first.id}` : null;
}

/** Everything the list shows, as a file. */
function exportHref(query: ContactListQuery, columns: readonly string[]): string {
  const selected = { everything: '1', back: contactsHref(query), ...filterParameters(query.filters) };
  return `/contacts/export?${sealedParameters({ ...selected, column: columns }, query.key)}`;
}

function countOf({ count, countIsExact }: FoundContacts, t: Words<'contacts'>): string {
  return t('count', { count, exact: String(countIsExact) });
}

interface Finding {
  list: FoundContacts | null;
  /** Why there is none, but for filters that are not understood. */
  refusal?: 'tooSlow' | 'tooMany';
}

async function findContacts(actor: Actor, query: ContactListQuery): Promise<Finding> {
  const { filters, sort, size, after, before, refused } = query;
  if (refused.size > 0) return { list: null };
  try {
    const list = await listContacts(actor, { ...filters, sort, after, before, limit: size });
    return { list };
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
  const mine = `owner=${actor.userId}`;
  const view = views.find(({ id }) => id === query.view);
  const isKept = current === '' || current === mine || views.some((one) => one.query === current);
  const changedView = view && view.query !== current && mayManageView(actor, view) ? view : undefined;
  return (
    <>
      <ViewList {...{ views, current, view, mine, t }} />
      <FilterBar {...{ query, t, changedView }} mayBeSaved={!isKept} hasChips={chips.length > 0} />
      {chips.length > 0 && <FilterChipList {...{ chips, query, t }} />}
    </>
  );
}
