import { useTranslations } from 'next-intl';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField, SelectField } from '#components/ui/form/field.tsx';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { PresenceMark } from './presence-mark.tsx';
import { ReturnHere } from './return-here.tsx';

const REASONS = ['break', 'lunch', 'meeting', 'training', 'other'] as const;
const STATES = ['available', 'paused', 'offline'] as const;

interface PresenceSwitchProps {
  state: (typeof STATES)[number];
  /** Why and since when, in words. */
  facts: readonly string[];
  action: FormAction;
  /** Left out: to the page it was sent from. */
  returnTo?: string;
}

/** Whether one takes interactions: each state that is not now is one press away. */
export function PresenceSwitch({ state, facts, action, returnTo }: PresenceSwitchProps) {
  const t = useTranslations('desk.presence');
  const place = returnTo ?? 'account';
  return (
    <div className="grid gap-3">
      <p className="text-body font-medium">
        <PresenceMark state={state}>{t(`states.${state}`)}</PresenceMark>
        <span className="num mt-0.5 block text-small font-normal text-base-content/75">
          {facts.join(' · ')}
        </span>
      </p>
      {STATES.filter((one) => one !== state).map((one) => (
        <ActionForm key={one} action={action} className="flex items-end gap-2">
          <HiddenField name="presence" value={one} />
          {returnTo ? <HiddenField name="returnTo" value={returnTo} /> : <ReturnHere />}
          {one === 'paused' && (
            <SelectField
              name="reason"
              id={`pause-reason-${place.replace('/', '')}`}
              label={t('reason')}
              hideLabel
              options={REASONS.map((reason) => ({ value: reason, label: t(`reasons.${reason}`) }))}
              className="grow"
            />
          )}
          <SubmitButton
            variant={one === 'available' ? 'primary' : 'default'}
            className={one === 'paused' ? undefined : 'w-full'}
            data-presence={one}
          >
            {t(`set.${one}`)}
          </SubmitButton>
        </ActionForm>
      ))}
    </div>
  );
}
