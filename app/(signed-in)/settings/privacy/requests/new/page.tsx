import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { SelectField, TextField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { LONGEST } from '#lib/core/limits.ts';
import { can } from '#lib/core/permissions.ts';
import { idOf, isId } from '#lib/core/row-id.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { today } from '#lib/privacy/requests/register-request.ts';
import { DAYS_TO_ANSWER, LEGAL_BASES, REQUEST_KINDS } from '#lib/privacy/requests/request-fields.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { registerRequestAction } from '../../actions.ts';

const BACK = '/settings/privacy';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy.request'))('new') };
}

type Props = { searchParams: Promise<{ contact?: string | string[] }> };

export default async function NewRequestPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!can(actor, 'privacy.manage')) return showForbidden();
  const contact = idOf((await searchParams).contact);
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={t('privacy.request.new')}
        breadcrumb={[
          { href: '/settings', label: t('common.nav.settings') },
          { href: BACK, label: t('privacy.page.title') },
        ]}
      />
      <ActionForm action={registerRequestAction} className="grid w-full max-w-xl gap-4 px-4 py-6 sm:px-6">
        <SelectField
          name="kind"
          label={t('privacy.request.kind')}
          defaultValue="access"
          options={REQUEST_KINDS.map((value) => ({ value, label: t(`privacy.kinds.${value}`) }))}
        />
        <TextField
          name="contactId"
          label={t('privacy.request.contactId')}
          hint={t('privacy.request.contactHint')}
          defaultValue={isId(contact) ? String(contact) : ''}
          inputMode="numeric"
          className="sm:max-w-xs"
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            name="askedOn"
            type="date"
            label={t('privacy.request.asked')}
            defaultValue={today(actor.timeZone)}
          />
          <TextField
            name="dueOn"
            type="date"
            label={t('privacy.request.due')}
            hint={t('privacy.request.dueHint', { days: DAYS_TO_ANSWER })}
          />
        </div>
        <SelectField
          name="legalBasis"
          label={t('privacy.request.legalBasis')}
          options={[
            { value: '', label: t('privacy.request.notSaid') },
            ...LEGAL_BASES.map((value) => ({ value, label: t(`privacy.bases.${value}`) })),
          ]}
        />
        <TextField
          name="reference"
          label={t('privacy.request.reference')}
          hint={t('privacy.request.referenceHint')}
          maxLength={LONGEST.person}
        />
        <div className="flex flex-wrap gap-2">
          <SubmitButton>{t('privacy.request.register')}</SubmitButton>
          <ButtonLink href={BACK} variant="ghost">
            {t('common.cancel')}
          </ButtonLink>
        </div>
      </ActionForm>
    </>
  );
}
