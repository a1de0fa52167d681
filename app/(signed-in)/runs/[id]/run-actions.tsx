import { Download, RotateCw, Square, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ActionForm } from '#components/ui/action-form.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { HiddenField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { BulkRun } from '#lib/bulk/bulk-run-view.ts';
import { cancelBulkRunAction, undoBulkChangeAction } from '../actions.ts';

const ICON = { 'aria-hidden': true, size: 14, strokeWidth: 1.75 } as const;

/** What can be done with a bulk change as it stands. */
export function RunActions({ view }: { view: BulkRun }) {
  const t = useTranslations('bulk.run');
  return (
    <>
      {!view.finishedAt && (
        <noscript>
          <ButtonLink href={`/runs/${view.id}`} icon={<RotateCw {...ICON} />}>
            {t('refresh')}
          </ButtonLink>
        </noscript>
      )}
      {view.canCancel && (
        <ActionForm action={cancelBulkRunAction}>
          <HiddenField name="id" value={view.id} />
          <SubmitButton variant="default" icon={<Square {...ICON} size={13} />}>
            {t('cancel')}
          </SubmitButton>
        </ActionForm>
      )}
      {!view.finishedAt && view.cancelRequested && (
        <span className="text-small text-base-content/75">{t('cancelling')}</span>
      )}
      {view.finishedAt && view.refused > 0 && (
        <ButtonLink href={`/runs/${view.id}/refused.csv`} download icon={<Download {...ICON} />}>
          {t('refused')}
        </ButtonLink>
      )}
      {view.canUndo && (
        <ActionForm action={undoBulkChangeAction}>
          <HiddenField name="id" value={view.id} />
          <SubmitButton icon={<Undo2 {...ICON} />}>{t('undo')}</SubmitButton>
        </ActionForm>
      )}
    </>
  );
}
