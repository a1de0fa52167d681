import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ActionForm } from '#components/ui/action-form.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { HiddenField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
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
    <>
      <PageHeader
        title={t('delete.title')}
        breadcrumb={[
          { href: '/settings/segments', label: t('title') },
          { href: address, label: segment.name },
        ]}
      />
      <div className="mx-auto w-full max-w-xl px-4 py-8">
        <Alert tone="warning" title={t('delete.question', { name: segment.name })}>
          <p>{t('delete.text', { count: segment.contacts })}</p>
          {segment.contactsInNoOther > 0 && (
            <p className="mt-1.5 font-medium text-base-content">
              {t('delete.exposed', { count: segment.contactsInNoOther })}
            </p>
          )}
        </Alert>
        <ActionForm action={deleteSegmentAction} className="mt-5 flex flex-wrap gap-2">
          <HiddenField name="id" value={segment.id} />
          <SubmitButton variant="danger">{t('delete.confirm')}</SubmitButton>
          <ButtonLink href={address} variant="ghost">
            {t('form.cancel')}
          </ButtonLink>
        </ActionForm>
      </div>
    </>
  );
}
