import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ActionForm } from '#components/ui/action-form.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { HiddenField, SelectField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listServices } from '#lib/services/list-services.ts';
import { showNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { archiveServiceAction } from '../../actions.ts';
import { loadService } from '../load-service.ts';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('services'))('archive.title') };
}

export default async function ArchiveServicePage({ params }: Props) {
  const service = await loadService((await params).id);
  if (service.archived) return showNotFound();
  const t = await getTranslations('services');
  const others = (await listServices(await requireActor())).filter(({ id }) => id !== service.id);
  const address = `/settings/services/${service.id}`;
  return (
    <>
      <PageHeader
        title={t('archive.title')}
        breadcrumb={[
          { href: '/settings/services', label: t('title') },
          { href: address, label: service.name },
        ]}
      />
      <div className="mx-auto w-full max-w-xl px-4 py-8">
        <Alert tone="warning" title={t('archive.question', { name: service.name })}>
          {t('archive.text', { count: service.portfolios })}
        </Alert>
        <ActionForm action={archiveServiceAction} className="mt-5 grid gap-5">
          <HiddenField name="id" value={service.id} />
          {service.portfolios > 0 && (
            <SelectField
              name="replacement"
              label={t('archive.replacement')}
              hint={t('archive.replacementHint')}
              required
              options={[
                { value: '', label: t('archive.choose') },
                ...others.map(({ id, name }) => ({ value: String(id), label: name })),
                { value: 'message', label: t('archive.message') },
              ]}
            />
          )}
          <div className="flex flex-wrap gap-2">
            <SubmitButton variant="danger">{t('archive.confirm')}</SubmitButton>
            <ButtonLink href={address} variant="ghost">
              {t('form.cancel')}
            </ButtonLink>
          </div>
        </ActionForm>
      </div>
    </>
  );
}
