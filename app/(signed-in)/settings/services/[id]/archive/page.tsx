import type { Metadata } from 'next';
import { ConfirmPage } from '#components/layout/confirm-page.tsx';
import { SelectField } from '#components/ui/form/field.tsx';
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
    <ConfirmPage
      title={t('archive.title')}
      breadcrumb={[
        { href: '/settings/services', label: t('title') },
        { href: address, label: service.name },
      ]}
      question={t('archive.question', { name: service.name })}
      consequences={t('archive.text', { count: service.portfolios })}
      action={archiveServiceAction}
      id={service.id}
      confirm={t('archive.confirm')}
      cancel={t('form.cancel')}
      back={address}
    >
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
    </ConfirmPage>
  );
}
