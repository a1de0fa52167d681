import type { Metadata } from 'next';
import { SelectionFields } from '#components/contacts/selection/selection-fields.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { countDeletion } from '#lib/contacts/bulk/count-deletion.ts';
import { readSelection, selectionParameters } from '#lib/contacts/selection/selection.ts';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { readAddress } from '../../../read-address.ts';
import { deleteContactsAction } from '../actions.ts';
import { BulkFrame, NobodySelected, type SearchParams } from '../bulk-page.tsx';
import { listAddress } from '../list-address.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bulk'))('actions.delete') };
}

export default async function DeleteContactsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireActor();
  if (!can(actor, 'contacts.delete')) return showForbidden();
  const address = await readAddress(searchParams);
  const { given } = address;
  const back = listAddress(address);
  const selection = readSelection(given);
  const gone = selection && (await countDeletion(actor, selection));
  if (!selection || !gone || gone.contacts + gone.refused === 0) return <NobodySelected back={back} />;
  const t = await getTranslations('bulk');
  const count = gone.contacts;
  const also = (['merged', 'portfolios', 'pictures'] as const).filter((key) => gone[key] > 0);
  return (
    <BulkFrame title={t('actions.delete')} back={back}>
      <Alert tone="warning" title={t('confirm.question.delete', { count })}>
        <p>{t('confirm.goes', { count })}</p>
        <ul className="mt-1.5 list-disc pl-5">
          <li>{t('confirm.gone.record', { count })}</li>
          {also.map((key) => (
            <li key={key}>{t(`confirm.gone.${key}`, { count: gone[key] })}</li>
          ))}
        </ul>
        <p className="mt-1.5">{t('confirm.stays')}</p>
        {gone.refused > 0 && <p className="mt-1.5">{t('confirm.refused', { count: gone.refused })}</p>}
        {'everything' in selection && <p className="mt-1.5">{t('confirm.everything')}</p>}
        <p className="mt-1.5">{t('confirm.background')}</p>
      </Alert>
      <ActionForm action={deleteContactsAction} className="mt-5 flex flex-wrap gap-2">
        <HiddenField name="action" value="delete" />
        <HiddenField name="returnTo" value={back} />
        <SelectionFields parameters={selectionParameters(selection)} />
        <SubmitButton variant="danger">{t('confirm.do.delete')}</SubmitButton>
        <ButtonLink href={back} variant="ghost">
          {t('confirm.cancel')}
        </ButtonLink>
      </ActionForm>
    </BulkFrame>
  );
}
