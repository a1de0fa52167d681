import type { Metadata } from 'next';
import { SelectionFields } from '#components/contacts/selection/selection-fields.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { CheckboxField, HiddenField, TextField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { readSelection, selectionParameters } from '#lib/contacts/selection/selection.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { previewAnonymization } from '#lib/privacy/preview-anonymization.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { readAddress } from '../../read-address.ts';
import { BulkFrame, NobodySelected, type SearchParams } from '../bulk/bulk-page.tsx';
import { listAddress } from '../bulk/list-address.ts';
import { anonymizeContactsAction } from './actions.ts';
import { WhatNobodyKnows } from './what-nobody-knows.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bulk'))('actions.anonymize') };
}

export default async function AnonymizePage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireActor();
  if (!can(actor, 'contacts.anonymize')) return showForbidden();
  const address = await readAddress(searchParams);
  const { given } = address;
  const back = listAddress(address);
  const selection = readSelection(given);
  const preview = selection && (await previewAnonymization(actor, selection));
  if (!selection || !preview || preview.contacts + preview.refused === 0)
    return <NobodySelected back={back} />;
  const t = await getTranslations();
  const { contacts: count, named } = preview;
  return (
    <BulkFrame title={t('bulk.actions.anonymize')} back={back}>
      <Alert tone="error" title={t('privacy.warning.question', { count })}>
        <ul className="list-disc pl-5">
          {named.map(({ id, name, merged }) => (
            <li key={id} className="break-words">
              {name} <span className="num">({t('contacts.idNumber', { id: String(id) })})</span>
              {merged > 0 && ` ${t('privacy.warning.withMerged', { count: merged })}`}
            </li>
          ))}
          {count > named.length && <li>{t('privacy.warning.others', { count: count - named.length })}</li>}
        </ul>
        {preview.merged > 0 && (
          <p className="mt-1.5">
            {t('privacy.warning.merged', { count: preview.merged, total: count + preview.merged })}
          </p>
        )}
        <p className="mt-1.5">{t('privacy.warning.goes')}</p>
        <p className="mt-1.5">{t('privacy.warning.stays', { count: preview.interactions })}</p>
        <p className="mt-1.5 font-semibold">{t('privacy.warning.noWayBack')}</p>
        {preview.refused > 0 && (
          <p className="mt-1.5">{t('privacy.warning.refused', { count: preview.refused })}</p>
        )}
      </Alert>
      <WhatNobodyKnows preview={preview} actor={actor} />
      <ActionForm action={anonymizeContactsAction} className="mt-5 grid gap-4">
        <HiddenField name="digest" value={preview.digest} />
        <SelectionFields parameters={selectionParameters(selection)} />
        {preview.blacklisted > 0 && (
          <CheckboxField
            name="unlistsNumbers"
            label={t('privacy.form.unlist', { count: preview.blacklisted })}
            hint={t('privacy.form.unlistHint')}
          />
        )}
        <CheckboxField name="understood" label={t('privacy.form.understood', { count })} />
        <fieldset className="grid gap-4 rounded-box border border-base-300 p-4">
          <legend className="px-1 text-small font-semibold">{t('privacy.form.identity')}</legend>
          <TextField
            name="login"
            type="email"
            label={t('privacy.form.login')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={LONGEST.email}
            required
          />
          <TextField
            name="password"
            type="password"
            label={t('privacy.form.password')}
            autoComplete="current-password"
            maxLength={LONGEST.password}
            required
          />
        </fieldset>
        <div className="flex flex-wrap items-center justify-between gap-6">
          <ButtonLink href={back} variant="ghost">
            {t('bulk.confirm.cancel')}
          </ButtonLink>
          <SubmitButton variant="danger">{t('privacy.form.submit', { count })}</SubmitButton>
        </div>
      </ActionForm>
    </BulkFrame>
  );
}
