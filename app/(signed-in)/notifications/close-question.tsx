import { Download } from 'lucide-react';
import { Alert } from '#components/ui/alert.tsx';
import { buttonClass } from '#components/ui/button-class.ts';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import type { Words } from '#lib/i18n/get-translations.ts';
import type { NotificationView } from '#lib/notifications/notification-view.ts';
import { closeNotificationAction } from './actions.ts';

interface CloseQuestionProps {
  view: NotificationView;
  returnTo: string;
  t: Words<'notifications'>;
}

/** Asked before a notification takes a report along that nobody has downloaded. */
export function CloseQuestion({ view, returnTo, t }: CloseQuestionProps) {
  return (
    <Alert tone="warning" title={t('closing.title')} className="m-4 mb-0 max-w-xl sm:m-5 sm:mb-0">
      <p>{t('closing.question', { name: view.title })}</p>
      <p>{t('closing.gone')}</p>
      <ActionForm action={closeNotificationAction} className="mt-3 flex flex-wrap gap-2">
        <HiddenField name="id" value={view.id} />
        <HiddenField name="returnTo" value={returnTo} />
        <HiddenField name="confirmed" value="yes" />
        {view.progress?.report && (
          <a href={view.progress.report.href} download className={buttonClass({ variant: 'primary' })}>
            <Download aria-hidden="true" size={14} strokeWidth={1.75} />
            {t('closing.download')}
          </a>
        )}
        <SubmitButton variant="danger">{t('closing.close')}</SubmitButton>
        <ButtonLink href={returnTo} variant="ghost">
          {t('closing.keep')}
        </ButtonLink>
      </ActionForm>
    </Alert>
  );
}
