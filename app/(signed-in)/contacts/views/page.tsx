import { Bookmark, Pencil } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { RecordLink, RecordTable } from '#components/ui/table/record-table.tsx';
import { filterChips } from '#lib/contacts/filters/filter-chips.ts';
import { listViews } from '#lib/contacts/views/list-views.ts';
import { mayManageView, type SavedView } from '#lib/contacts/views/view-fields.ts';
import { lookOfQuery } from '#lib/contacts/views/view-query.ts';
import type { Actor } from '#lib/core/actor.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { requireActor } from '#lib/web/session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('contactList.views'))('title') };
}

export default async function ViewsPage() {
  const actor = await requireActor();
  const t = await getTranslations();
  const views = await listViews(actor);
  const isOwn = ({ userId }: SavedView) => userId === actor.userId;
  return (
    <>
      <PageHeader
        title={t('contactList.views.title')}
        breadcrumb={[{ href: '/contacts', label: t('contacts.title') }]}
      />
      {views.length === 0 ? (
        <EmptyState
          icon={<Bookmark size={22} strokeWidth={1.75} />}
          title={t('contactList.views.empty.title')}
          text={t('contactList.views.empty.text')}
          action={
            <ButtonLink href="/contacts" variant="primary">
              {t('contactList.views.empty.action')}
            </ButtonLink>
          }
        />
      ) : (
        <div className="grid max-w-3xl gap-6 p-4 sm:p-5">
          <Views title={t('contactList.views.own')} views={views.filter(isOwn)} actor={actor} />
          <Views
            title={t('contactList.views.ofOthers')}
            views={views.filter((view) => !isOwn(view))}
            actor={actor}
          />
        </div>
      )}
    </>
  );
}

async function Views({ title, views, actor }: { title: string; views: readonly SavedView[]; actor: Actor }) {
  if (views.length === 0) return null;
  const t = await getTranslations('contactList.views');
  const filters = new Map(
    await Promise.all(views.map(async ({ id, query }) => [id, await filtersOf(query, actor)] as const)),
  );
  return (
    <section aria-label={title} className="min-w-0">
      <h2 className="mb-2 text-body font-semibold">{title}</h2>
      <RecordTable
        isFramed
        label={title}
        rows={views}
        rowKey={({ id }) => id}
        columns={[
          {
            label: t('name'),
            phone: 'title',
            className: 'md:w-1/3',
            cell: ({ id, name, query }) => (
              <RecordLink href={`/contacts?${query}${query && '&'}view=${id}`}>{name}</RecordLink>
            ),
          },
          {
            label: t('filters'),
            phone: 'below',
            cell: ({ id }) => <span className="line-clamp-2 text-base-content/75">{filters.get(id)}</span>,
          },
          {
            label: t('seenBy'),
            phone: 'below',
            cell: ({ shared, userId, userName }) => (
              <>
                <Badge>{t(shared ? 'sharedBadge' : 'private')}</Badge>
                {userId !== actor.userId && (
                  <span className="ml-1.5 text-small text-base-content/75">{t('by', { who: userName })}</span>
                )}
              </>
            ),
          },
          {
            label: t('edit'),
            phone: 'buttons',
            cell: (view) =>
              mayManageView(actor, view) && (
                <ButtonLink
                  href={`/contacts/views/${view.id}`}
                  variant="ghost"
                  square
                  aria-label={`${t('edit')}: ${view.name}`}
                  title={t('edit')}
                  icon={<Pencil aria-hidden="true" size={14} strokeWidth={1.75} />}
                />
              ),
          },
        ]}
      />
    </section>
  );
}

async function filtersOf(query: string, actor: Actor): Promise<string> {
  const chips = await filterChips(actor, lookOfQuery(query).filters);
  return chips.map(({ label, value }) => `${label}: ${value}`).join(' · ');
}
