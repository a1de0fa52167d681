import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField, TextField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { LONGEST } from '#lib/core/limits.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { renameTagAction } from '../actions.ts';
import { loadTag } from './load-tag.ts';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.tags'))('rename') };
}

export default async function TagPage({ params }: Props) {
  const tag = await loadTag((await params).id);
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={tag.name}
        breadcrumb={[
          { href: '/settings', label: t('common.nav.settings') },
          { href: '/settings/tags', label: t('settings.tags.title') },
        ]}
      />
      <div className="max-w-xl p-4 sm:p-5">
        <p className="mb-4 text-body">
          <Link
            href={`/contacts?active=all&tag=${encodeURIComponent(tag.name)}`}
            prefetch={false}
            className="rounded text-primary underline underline-offset-2"
          >
            {t('settings.tags.contacts', { count: tag.contacts })}
          </Link>
        </p>
        <ActionForm action={renameTagAction} className="grid gap-4">
          <HiddenField name="id" value={tag.id} />
          <TextField
            name="name"
            label={t('settings.tags.name')}
            defaultValue={tag.name}
            maxLength={LONGEST.tag}
            required
          />
          <div className="flex flex-wrap gap-2 border-t border-base-300 pt-4">
            <SubmitButton>{t('settings.tags.rename')}</SubmitButton>
            <ButtonLink href="/settings/tags" variant="ghost">
              {t('common.cancel')}
            </ButtonLink>
            <ButtonLink href={`/settings/tags/${tag.id}/delete`} variant="danger" className="ml-auto">
              {t('common.delete')}
            </ButtonLink>
          </div>
        </ActionForm>
      </div>
    </>
  );
}
