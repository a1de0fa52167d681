import { KeyRound, MessageSquareText, Monitor, Moon, Sun } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Avatar } from '#components/ui/avatar.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { RadioField, SelectField, TextField } from '#components/ui/form/field.tsx';
import { FieldGroup } from '#components/ui/form/field-group.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { Section } from '#components/ui/section.tsx';
import { LONGEST } from '#lib/core/limits.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { LOCALES } from '#lib/i18n/locales.ts';
import { getProfile } from '#lib/users/profile/get-profile.ts';
import { requireActor } from '#lib/web/session.ts';
import { updateProfileAction } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('profile'))('title') };
}

const THEMES = [
  { value: 'system', icon: Monitor },
  { value: 'light', icon: Sun },
  { value: 'dark', icon: Moon },
] as const;

export default async function ProfilePage() {
  const actor = await requireActor();
  const [t, roles, user] = [
    await getTranslations('profile'),
    await getTranslations('common.roles'),
    await getProfile(actor),
  ];
  const languages = [
    { value: '', label: t('language.organization') },
    ...LOCALES.map((locale) => ({ value: locale, label: t(`language.${locale}`) })),
  ];
  return (
    <>
      <PageHeader title={t('title')} />
      <div className="w-full max-w-4xl p-4 sm:p-5">
        <ActionForm action={updateProfileAction}>
          <Section title={t('you.title')} hint={t('you.hint')}>
            <div className="mb-5 flex items-center gap-4">
              <Avatar name={user.name} size="lg" />
              <div className="min-w-0">
                <p className="truncate text-body font-medium">{user.email}</p>
                <p className="text-small text-base-content/75">{roles(user.role)}</p>
              </div>
            </div>
            <TextField
              name="name"
              label={t('you.name')}
              defaultValue={user.name}
              autoComplete="name"
              maxLength={LONGEST.person}
              required
              className="max-w-md"
            />
          </Section>
          <Section title={t('preferences.title')} hint={t('preferences.hint')}>
            <SelectField
              name="locale"
              label={t('language.label')}
              options={languages}
              defaultValue={user.locale ?? ''}
              className="max-w-md"
            />
            <FieldGroup name="theme" legend={t('theme.label')} className="mt-5">
              <div className="flex flex-wrap gap-x-6 gap-y-1">
                {THEMES.map(({ value, icon: Icon }) => (
                  <RadioField
                    key={value}
                    name="theme"
                    value={value}
                    defaultChecked={user.theme === value}
                    label={
                      <span className="flex items-center gap-1.5">
                        <Icon aria-hidden="true" size={14} strokeWidth={1.75} />
                        {t(`theme.${value}`)}
                      </span>
                    }
                  />
                ))}
              </div>
            </FieldGroup>
            <SubmitButton className="mt-6">{t('save')}</SubmitButton>
          </Section>
        </ActionForm>
        <Section title={t('templates.title')} hint={t('templates.hint')}>
          <ButtonLink
            href="/settings/templates"
            icon={<MessageSquareText aria-hidden="true" size={14} strokeWidth={1.75} />}
          >
            {t('templates.open')}
          </ButtonLink>
        </Section>
        <Section title={t('security.title')} hint={t('security.hint')}>
          <ButtonLink
            href="/profile/password"
            icon={<KeyRound aria-hidden="true" size={14} strokeWidth={1.75} />}
          >
            {t('security.password')}
          </ButtonLink>
        </Section>
      </div>
    </>
  );
}
