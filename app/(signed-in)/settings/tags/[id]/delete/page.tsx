import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ActionForm } from '#components/ui/action-form.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { HiddenField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { deleteTagAction } from '../../actions.ts';
import { loadTag } from '../load-tag.ts';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.tags'))('deleteTitle') };
}

export default async function DeleteTagPage({ params }: Props) {
  const tag = await loadTag((await params).id);
  const t = await getTranslations();
  const address = `/settings/tags/${tag.id}`;
  return (
    <>
      <PageHeader
        title={t('settings.tags.deleteTitle')}
        breadcrumb={[
          { href: '/settings/tags', label: t('settings.tags.title') },
          { href: address, label: tag.name },
        ]}
      />
      <div className="mx-auto w-full max-w-xl px-4 py-8">
        <Alert tone="warning" title={t('settings.tags.deleteQuestion', { name: tag.name })}>
          {t('settings.tags.deleteText', { count: tag.contacts })}
        </Alert>
        <ActionForm action={deleteTagAction} className="mt-5 flex flex-wrap gap-2">
          <HiddenField name="id" value={tag.id} />
          <SubmitButton variant="danger">{t('settings.tags.deleteConfirm')}</SubmitButton>
          <ButtonLink href={address} variant="ghost">
            {t('common.cancel')}
          </ButtonLink>
        </ActionForm>
      </div>
    </>
  );
}
