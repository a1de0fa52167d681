import { Tag } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '#components/layout/page-header.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { TextField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { LONGEST } from '#lib/core/limits.ts';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listTags } from '#lib/tags/list-tags.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { createTagAction } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.tags'))('title') };
}

export default async function TagsPage() {
  const actor = await requireActor();
  if (!can(actor, 'organization.manage')) return showForbidden();
  const t = await getTranslations();
  const tags = await listTags(actor);
  return (
    <>
      <PageHeader
        title={t('settings.tags.title')}
        count={tags.length > 0 ? tags.length : undefined}
        breadcrumb={[{ href: '/settings', label: t('common.nav.settings') }]}
      />
      <div className="max-w-3xl p-4 sm:p-5">
        <ActionForm
          action={createTagAction}
          className="mb-4 grid grid-cols-[minmax(0,1fr)_auto] gap-2 sm:max-w-md"
        >
          <TextField
            name="name"
            label={t('settings.tags.newName')}
            hideLabel
            placeholder={t('settings.tags.newName')}
            maxLength={LONGEST.tag}
          />
          <SubmitButton variant="default" className="h-9">
            {t('settings.tags.create')}
          </SubmitButton>
        </ActionForm>
        {tags.length === 0 ? (
          <EmptyState
            icon={<Tag size={22} strokeWidth={1.75} />}
            title={t('settings.tags.empty.title')}
            text={t('settings.tags.empty.text')}
          />
        ) : (
          <ul data-rows="" className="columns-1 gap-x-6 sm:columns-2 lg:columns-3">
            {tags.map(({ id, name }) => (
              <li key={id} className="break-inside-avoid border-b border-base-300/70">
                <Link
                  href={`/settings/tags/${id}`}
                  prefetch={false}
                  className="flex min-h-9 items-center rounded text-body underline-offset-2 hover:underline max-md:min-h-11"
                >
                  <span className="truncate">{name}</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}
