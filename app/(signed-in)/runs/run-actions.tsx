import { Download, RotateCw, Square, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import type { RunView } from '#lib/runs/run-view.ts';
import { cancelRunAction, undoRunAction } from './actions.ts';

const ICON = { 'aria-hidden': true, size: 14, strokeWidth: 1.75 } as const;

/** What can be done with a run as it stands. */
export function RunActions({ view }: { view: RunView }) {
  const t = useTranslations('runs');
  return (
    <>
      {!view.finishedAt && (
        <noscript>
          <ButtonLink href={view.href} icon={<RotateCw {...ICON} />}>
            {t('page.refresh')}
          </ButtonLink>
        </noscript>
      )}
      {view.canCancel && (
        <ActionForm action={cancelRunAction}>
          <HiddenField name="id" value={view.id} />
          <SubmitButton variant="default" icon={<Square {...ICON} size={13} />}>
            {t('page.cancel')}
          </SubmitButton>
        </ActionForm>
      )}
      {view.isStopping && <span className="text-small text-base-content/75">{t('page.cancelling')}</span>}
      {view.reportHref && (
        <ButtonLink href={view.reportHref} download variant="primary" icon={<Download {...ICON} />}>
          {t(`kinds.${view.kind}.download`)}
        </ButtonLink>
      )}
      {view.undoUntil && (
        <ActionForm action={undoRunAction}>
          <HiddenField name="id" value={view.id} />
          <SubmitButton variant="default" icon={<Undo2 {...ICON} />}>
            {t('page.undo')}
          </SubmitButton>
        </ActionForm>
      )}
    </>
  );
}
