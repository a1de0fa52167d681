import { useTranslations } from 'next-intl';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField, RadioField, TextareaField } from '#components/ui/form/field.tsx';
import { FieldGroup } from '#components/ui/form/field-group.tsx';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { LONGEST } from '#lib/core/limits.ts';

const SCORES = [5, 4, 3, 2, 1] as const;

/** One to five, and a comment for whoever wants to say more. */
export function SurveyForm({ action, token }: { action: FormAction; token: string }) {
  const t = useTranslations('surveys');
  return (
    <ActionForm action={action} className="grid gap-4">
      <HiddenField name="token" value={token} />
      <FieldGroup name="score" legend={t('asked.score')} required>
        <div className="grid gap-0.5">
          {SCORES.map((score) => (
            <RadioField
              key={score}
              name="score"
              value={String(score)}
              label={t(`scores.${score}`)}
              required
            />
          ))}
        </div>
      </FieldGroup>
      <TextareaField
        name="comment"
        label={t('asked.comment')}
        hint={t('asked.commentHint')}
        rows={4}
        maxLength={LONGEST.surveyComment}
      />
      <SubmitButton className="w-full">{t('asked.submit')}</SubmitButton>
    </ActionForm>
  );
}
