import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField, SelectField, TextField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { replayDeliveriesAction } from '../../actions.ts';
import { loadEndpoint } from '../../load-endpoint.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('webhooks'))('replay.title') };
}

export default async function ReplayPage({ params }: { params: Promise<{ id: string }> }) {
  const { endpoint, trail } = await loadEndpoint(params);
  const t = await getTranslations('webhooks');
  const back = `/settings/webhooks/${endpoint.id}`;
  return (
    <>
      <PageHeader title={t('replay.title')} breadcrumb={trail} />
      <ActionForm action={replayDeliveriesAction} className="grid max-w-xl gap-5 p-4 sm:p-5">
        <Alert>{t('replay.text')}</Alert>
        <HiddenField name="id" value={endpoint.id} />
        <SelectField
          name="state"
          label={t('replay.which')}
          options={['dead', 'all'].map((value) => ({ value, label: t(`replay.${value}`) }))}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="from" type="datetime-local" label={t('replay.from')} hint={t('replay.blank')} />
          <TextField name="to" type="datetime-local" label={t('replay.to')} hint={t('replay.blank')} />
        </div>
        <div className="flex flex-wrap gap-2 border-t border-base-300 pt-4">
          <SubmitButton>{t('replay.confirm')}</SubmitButton>
          <ButtonLink href={back} variant="ghost">
            {t('form.cancel')}
          </ButtonLink>
        </div>
      </ActionForm>
    </>
  );
}
