import { useTranslations } from 'next-intl';
import { type Option, RadioField, SelectField } from '#components/ui/form/field.tsx';
import { FieldGroup } from '#components/ui/form/field-group.tsx';

interface DeskHeirFieldsProps {
  left: { open: number; held: number; voicemails: number; appointments: number };
  people: readonly Option[];
  services: readonly Option[];
  /** Whether a portfolio goes somewhere that the rest may go, too. */
  mayFollowPortfolio: boolean;
}

/** What becomes of the interactions and appointments of somebody who leaves. */
export function DeskHeirFields({ left, people, services, mayFollowPortfolio }: DeskHeirFieldsProps) {
  const t = useTranslations('users.handOver');
  return (
    <FieldGroup name="deskTo" legend={t('deskLegend')} required>
      <p className="mb-2 text-small text-base-content/75">
        {t('desk', left)}
        {left.appointments > 0 && ` ${t('deskAppointments', { count: left.appointments })}`}
      </p>
      <div className="grid gap-1.5">
        {mayFollowPortfolio && <RadioField name="deskTo" value="" label={t('deskSame')} defaultChecked />}
        <RadioField name="deskTo" value="user" label={t('deskUser')} />
        <SelectField
          name="deskUserId"
          label={t('deskHeir')}
          hideLabel
          options={people}
          className="mb-1.5 pl-7"
        />
        <RadioField
          name="deskTo"
          value="queue"
          label={t('deskQueue')}
          hint={t('deskQueueHint')}
          defaultChecked={!mayFollowPortfolio}
        />
        <SelectField
          name="deskService"
          label={t('deskService')}
          hideLabel
          options={[{ value: '', label: '—' }, ...services]}
          className="pl-7"
        />
      </div>
    </FieldGroup>
  );
}
