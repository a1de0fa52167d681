import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { TextField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { NewPasswordFields } from '#components/users/new-password-fields.tsx';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { requireActor } from '#lib/web/session.ts';
import { changePasswordAction } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('password.title') };
}

export default async function PasswordPage() {
  const actor = await requireActor();
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={t('auth.password.title')}
        breadcrumb={[{ href: '/profile', label: t('common.shell.profile') }]}
      />
      <div className="max-w-md p-5">
        <p className="mb-5 text-body text-base-content/75 text-pretty">{t('auth.password.lead')}</p>
        <ActionForm action={changePasswordAction} className="grid gap-4">
          {/* Password managers file the new password under this name. */}
          <input
            type="email"
            name="email"
            autoComplete="username"
            defaultValue={actor.email}
            className="hidden"
            readOnly
            tabIndex={-1}
            aria-hidden="true"
          />
          <TextField
            name="currentPassword"
            type="password"
            label={t('auth.password.current')}
            autoComplete="current-password"
            required
          />
          <NewPasswordFields label={t('auth.password.new')} />
          <div className="mt-1 flex gap-2">
            <SubmitButton>{t('auth.password.submit')}</SubmitButton>
            <ButtonLink href="/profile" variant="ghost">
              {t('auth.password.cancel')}
            </ButtonLink>
          </div>
        </ActionForm>
      </div>
    </>
  );
}
