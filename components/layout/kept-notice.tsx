'use client';

import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Alert } from '#components/ui/alert.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { DISCARD_KEPT_ID, type KeptForm } from '#components/ui/form/forms-of.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';

interface KeptNoticeProps {
  kept: KeptForm;
  path: string;
  discardAction: FormAction;
}

/** Nothing anybody typed. */
const OWN_FIELD = /(^|\.)(id|version|original)$|Id$/;

/** What was typed into a form that the page has no more, and throwing it away. marks.css hides it where the form is shown. */
export function KeptNotice({ kept, path, discardAction }: KeptNoticeProps) {
  const t = useTranslations('common.leave');
  if (usePathname() !== path.split('?')[0]) return null;
  const typed = Object.entries(kept.values).flatMap(([name, value]) => (OWN_FIELD.test(name) ? [] : value));
  return (
    <>
      <ActionForm id={DISCARD_KEPT_ID} action={discardAction}>
        <HiddenField name="id" value={kept.id} />
      </ActionForm>
      <Alert
        tone="warning"
        className="kept-notice m-4"
        title={t('keptElsewhere')}
        actions={
          <SubmitButton form={DISCARD_KEPT_ID} variant="default">
            {t('discard')}
          </SubmitButton>
        }
      >
        <p className="whitespace-pre-line">{typed.filter(Boolean).join('\n')}</p>
      </Alert>
    </>
  );
}
