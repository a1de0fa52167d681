import { useTranslations } from 'next-intl';
import { BoxesField } from '#components/ui/form/boxes-field.tsx';
import { CheckboxField, RadioField, TextField } from '#components/ui/form/field.tsx';
import { FieldGroup } from '#components/ui/form/field-group.tsx';
import { LONGEST } from '#lib/core/limits.ts';

type Role = 'owner' | 'manager' | 'supervisor' | 'agent';

interface UserFieldsProps {
  /** Roles the reader may give, highest first. */
  roles: readonly Role[];
  user?: {
    name: string;
    email: string;
    role: Role;
    canAnonymize: boolean;
    segments: readonly string[];
    mostInteractions: number;
  };
  /** As it is written; blank when there is none. */
  phone?: string;
  /** How many contacts calls follow the user for. */
  followedBy?: number;
  /** Names of those there are. */
  segments: readonly string[];
  /** One's own role stays what it is. */
  isSelf?: boolean;
  /** Whether the reader may give and take grants. */
  mayGrant: boolean;
}

/** Who a user is and what they may do. */
export function UserFields({
  roles,
  user,
  phone,
  followedBy = 0,
  segments,
  isSelf,
  mayGrant,
}: UserFieldsProps) {
  const t = useTranslations();
  return (
    <>
      <TextField
        name="name"
        label={t('users.form.name')}
        defaultValue={user?.name}
        maxLength={LONGEST.person}
        required
      />
      <TextField
        name="email"
        type="email"
        label={t('users.form.email')}
        hint={t('users.form.emailHint')}
        defaultValue={user?.email}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={LONGEST.email}
        required
      />
      {isSelf && user ? (
        <div>
          <p className="mb-1 text-small font-medium">{t('users.form.role')}</p>
          <p className="text-body">{t(`common.roles.${user.role}`)}</p>
          <p className="mt-1 text-note text-base-content/70">{t('users.form.ownRole')}</p>
        </div>
      ) : (
        <FieldGroup name="role" legend={t('users.form.role')} required>
          <div className="grid gap-1.5">
            {roles.map((role) => (
              <RadioField
                key={role}
                name="role"
                value={role}
                label={t(`common.roles.${role}`)}
                hint={t(`users.roleHints.${role}`)}
                defaultChecked={role === (user?.role ?? 'agent')}
              />
            ))}
          </div>
        </FieldGroup>
      )}
      {segments.length > 0 && (
        <BoxesField
          name="segments"
          legend={t('users.form.segments')}
          hint={t('users.form.segmentsHint')}
          options={segments.map((name) => ({ value: name, label: name }))}
          defaultValues={user?.segments}
        />
      )}
      <TextField
        name="followMePhone"
        type="tel"
        label={t('users.form.followMePhone')}
        hint={
          followedBy > 0
            ? t('users.form.followedBy', { count: followedBy })
            : t('users.form.followMePhoneHint')
        }
        defaultValue={phone}
        maxLength={LONGEST.phone}
        className="sm:max-w-xs"
      />
      <TextField
        name="mostInteractions"
        type="number"
        min={0}
        max={100}
        label={t('users.form.mostInteractions')}
        hint={t('users.form.mostInteractionsHint')}
        defaultValue={String(user?.mostInteractions ?? 5)}
        className="sm:max-w-xs"
      />
      {mayGrant && (
        <CheckboxField
          name="canAnonymize"
          label={t('users.form.canAnonymize')}
          hint={t('users.form.canAnonymizeHint')}
          defaultChecked={user?.canAnonymize}
        />
      )}
      {mayGrant && (
        <TextField
          name="ownPassword"
          type="password"
          label={t('users.form.ownPassword')}
          hint={t('users.form.ownPasswordHint')}
          autoComplete="current-password"
          maxLength={LONGEST.password}
          className="sm:max-w-xs"
        />
      )}
    </>
  );
}
