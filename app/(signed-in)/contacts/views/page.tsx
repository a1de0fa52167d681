import { Bookmark, Pencil } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { listViews } from '#lib/contacts/views/list-views.ts';
import { mayManageView, type SavedView } from '#lib/contacts/views/view-fields.ts';
import { lookOfQuery } from '#lib/contacts/views/view-query.ts';
import type { Actor } from '#lib/core/actor.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { requireActor } from '#lib/web/session.ts';
import { filterChips } from '../filter-chips.ts';

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

function Views({ title, views, actor }: { title: string; views: readonly SavedView[]; actor: Actor }) {
  if (views.length === 0) return null;
  return (
    <section aria-label={title} className="min-w-0">
      <h2 className="mb-2 text-body font-semibold">{title}</h2>
      <ul data-rows="" className="divide-y divide-base-300 rounded-box border border-base-300">
        {views.map((view) => (
          <View key={view.id} view={view} actor={actor} />
        ))}
      </ul>
    </section>
  );
}

async function View({ view, actor }: { view: SavedView; actor: Actor }) {
  const t = await getTranslations('contactList.views');
  const { id, name, shared, query, userId, userName } = view;
  const chips = await filterChips(actor, lookOfQuery(query).filters);
  return (
    <li className="flex items-center gap-3 px-4 py-2.5">
      <div className="min-w-0 grow leading-snug">
        <p className="flex items-center gap-2">
          <Link
            href={query ? `/contacts?${query}` : '/contacts'}
            prefetch={false}
            className="truncate rounded text-body font-medium underline-offset-2 hover:underline max-md:py-2"
          >
            {name}
          </Link>
          <Badge>{t(shared ? 'sharedBadge' : 'private')}</Badge>
        </p>
        <p className="truncate text-small text-base-content/70">
          {[
            ...(userId === actor.userId ? [] : [t('by', { who: userName })]),
            ...chips.map(({ label, value }) => `${label}: ${value}`),
          ].join(' · ')}
        </p>
      </div>
      {mayManageView(actor, view) && (
        <ButtonLink
          href={`/contacts/views/${id}`}
          variant="ghost"
          square
          aria-label={`${t('edit')}: ${name}`}
          title={t('edit')}
          icon={<Pencil aria-hidden="true" size={14} strokeWidth={1.75} />}
        />
      )}
    </li>
  );
}
