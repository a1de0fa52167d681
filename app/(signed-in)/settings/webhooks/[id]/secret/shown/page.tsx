import { EyeOff } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { CopyField } from '#components/users/copy-field.tsx';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { shownHere } from '#lib/web/show-once.ts';
import { putSecretAwayAction } from '../../../actions.ts';
import { loadEndpoint } from '../../../load-endpoint.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('webhooks'))('shown.title') };
}

export default async function ShownSecretPage({ params }: { params: Promise<{ id: string }> }) {
  const { endpoint, trail } = await loadEndpoint(params);
  const t = await getTranslations('webhooks');
  const back = `/settings/webhooks/${endpoint.id}`;
  const secret = await shownHere(`${back}/secret/shown`);
  return (
    <>
      <PageHeader title={t('shown.title')} breadcrumb={trail} />
      {secret === null ? (
        <EmptyState
          icon={<EyeOff size={20} strokeWidth={1.75} />}
          title={t('shown.goneTitle')}
          text={t('shown.goneText')}
          action={<ButtonLink href={back}>{t('shown.back')}</ButtonLink>}
        />
      ) : (
        <div className="grid max-w-xl gap-5 p-4 sm:p-5">
          <Alert tone="success" title={t('shown.title')}>
            {t('shown.text')}
          </Alert>
          <CopyField
            id="webhook-secret"
            label={t('shown.label')}
            value={secret}
            words={{ copy: t('shown.copy'), copied: t('shown.copied') }}
          />
          <p className="text-small text-base-content/75">{t('shown.usage')}</p>
          <ActionForm action={putSecretAwayAction}>
            <HiddenField name="id" value={endpoint.id} />
            <SubmitButton>{t('shown.done')}</SubmitButton>
          </ActionForm>
        </div>
      )}
    </>
  );
}
