import { useTranslations } from 'next-intl';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import {
  CheckboxField,
  HiddenField,
  type Option,
  SelectField,
  TextField,
} from '#components/ui/form/field.tsx';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { LONGEST } from '#lib/core/limits.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { CHANNEL_KINDS, type ListedChannel } from './channel-list.tsx';

interface ChannelFormProps {
  action: FormAction;
  services: readonly Option[];
  channel?: ListedChannel;
}

/** An account at a platform. Its kind is chosen once. */
export function ChannelForm({ action, services, channel }: ChannelFormProps) {
  const t = useTranslations('channels');
  return (
    <ActionForm action={action} className="grid max-w-xl gap-4 p-4 sm:p-5">
      {channel ? (
        <HiddenField name="id" value={channel.id} />
      ) : (
        <SelectField
          name="kind"
          label={t('form.kind')}
          options={CHANNEL_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          className="sm:max-w-xs"
        />
      )}
      <TextField
        name="name"
        label={t('form.name')}
        hint={t('form.nameHint')}
        defaultValue={channel?.name}
        maxLength={LONGEST.service}
        required
      />
      <TextField
        name="address"
        label={t('form.address')}
        hint={t('form.addressHint')}
        defaultValue={channel?.address ?? ''}
        maxLength={LONGEST.code}
        spellCheck={false}
      />
      <SelectField
        name="service"
        label={t('form.service')}
        hint={t('form.serviceHint')}
        defaultValue={channel?.service ?? ''}
        options={[{ value: '', label: t('form.noService') }, ...services]}
      />
      <TextField
        name="areaCode"
        label={t('form.areaCode')}
        hint={t('form.areaCodeHint')}
        defaultValue={channel?.areaCode ?? ''}
        inputMode="numeric"
        maxLength={3}
        className="sm:max-w-40"
      />
      <TextField
        name="scope"
        label={t('form.scope')}
        hint={t('form.scopeHint')}
        defaultValue={channel?.scope ?? ''}
        maxLength={LONGEST.code}
        spellCheck={false}
      />
      <div>
        <HiddenField name="active" value="false" />
        <CheckboxField
          name="active"
          label={t('form.active')}
          hint={t('form.activeHint')}
          defaultChecked={channel?.active ?? true}
        />
      </div>
      <div className="flex gap-2 border-t border-base-300 pt-4">
        <SubmitButton>{t('form.save')}</SubmitButton>
        <ButtonLink href="/settings/channels" variant="ghost">
          {t('form.cancel')}
        </ButtonLink>
      </div>
    </ActionForm>
  );
}
