import type { Metadata } from 'next';
import { ConfirmPage } from '#components/layout/confirm-page.tsx';
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
    <ConfirmPage
      title={t('settings.tags.deleteTitle')}
      breadcrumb={[
        { href: '/settings/tags', label: t('settings.tags.title') },
        { href: address, label: tag.name },
      ]}
      question={t('settings.tags.deleteQuestion', { name: tag.name })}
      consequences={t('settings.tags.deleteText', { count: tag.contacts })}
      action={deleteTagAction}
      id={tag.id}
      confirm={t('settings.tags.deleteConfirm')}
      cancel={t('common.cancel')}
      back={address}
    />
  );
}
