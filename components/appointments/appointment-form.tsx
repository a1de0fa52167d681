import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import {
  HiddenField,
  type Option,
  SelectField,
  TextareaField,
  TextField,
} from '#components/ui/form/field.tsx';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { HiddenFields } from '#components/ui/form/hidden-fields.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { LONGEST } from '#lib/core/limits.ts';

interface AppointmentFormProps {
  action: FormAction;
  /** What goes along: the appointment, or its contact. */
  about: readonly (readonly [string, string])[];
  keepers: readonly Option[];
  channels: readonly Option[];
  values: { date: string; time: string; minutes: number; keeper: string; channel: string; note: string };
  timeZone: string;
  /** The way back. */
  children: ReactNode;
}

const MINUTES = [15, 30, 45, 60, 90, 120];

/** When, by whom, through what. */
export function AppointmentForm({
  action,
  about,
  keepers,
  channels,
  values,
  timeZone,
  children,
}: AppointmentFormProps) {
  const t = useTranslations('appointments.form');
  const lengths = MINUTES.includes(values.minutes) ? MINUTES : [values.minutes, ...MINUTES];
  return (
    <ActionForm action={action} className="grid max-w-2xl gap-4">
      <HiddenFields values={about} />
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField name="date" type="date" label={t('date')} defaultValue={values.date} required />
        <TextField
          name="time"
          type="time"
          label={t('time')}
          hint={t('timeHint', { zone: timeZone })}
          defaultValue={values.time}
          required
        />
        <SelectField
          name="minutes"
          label={t('minutes')}
          defaultValue={String(values.minutes)}
          options={lengths.map((count) => ({ value: String(count), label: t('length', { count }) }))}
        />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField name="keeper" label={t('keeper')} defaultValue={values.keeper} options={keepers} />
        <SelectField
          name="channel"
          label={t('channel')}
          defaultValue={values.channel}
          options={[{ value: '', label: t('anyChannel') }, ...channels]}
        />
      </div>
      <TextareaField
        name="note"
        label={t('note')}
        defaultValue={values.note}
        rows={3}
        maxLength={LONGEST.note}
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton>{t('save')}</SubmitButton>
        {children}
      </div>
    </ActionForm>
  );
}

/** A change of state as one button. */
export function StateForm({
  action,
  id,
  state,
  label,
  returnTo,
}: {
  action: FormAction;
  id: number;
  state: string;
  label: string;
  returnTo?: string;
}) {
  return (
    <ActionForm action={action}>
      <HiddenField name="id" value={id} />
      <HiddenField name="state" value={state} />
      {returnTo && <HiddenField name="returnTo" value={returnTo} />}
      <SubmitButton variant="default">{label}</SubmitButton>
    </ActionForm>
  );
}
