import type { Metadata } from 'next';
import { ConfirmPage } from '#components/layout/confirm-page.tsx';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { deleteSegmentAction } from '../../actions.ts';
import { loadSegment } from '../load-segment.ts';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('segments'))('delete.title') };
}

export default async function DeleteSegmentPage({ params }: Props) {
  const segment = await loadSegment((await params).id);
  const t = await getTranslations('segments');
  const address = `/settings/segments/${segment.id}`;
  return (
    <ConfirmPage
      title={t('delete.title')}
      breadcrumb={[
        { href: '/settings/segments', label: t('title') },
        { href: address, label: segment.name },
      ]}
      question={t('delete.question', { name: segment.name })}
      consequences={
        <>
          <p>{t('delete.text', { count: segment.contacts })}</p>
          {segment.contactsInNoOther > 0 && (
            <p className="mt-1.5 font-medium text-base-content">
              {t('delete.exposed', { count: segment.contactsInNoOther })}
            </p>
          )}
        </>
      }
      action={deleteSegmentAction}
      id={segment.id}
      confirm={t('delete.confirm')}
      cancel={t('form.cancel')}
      back={address}
    />
  );
}
