import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { SelectField, TextField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { LONGEST } from '#lib/core/limits.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listTokenUsers } from '#lib/users/tokens/list-token-users.ts';
import { orNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { createApiTokenAction } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users'))('tokens.new') };
}

export default async function NewTokenPage() {
  const actor = await requireActor();
  const t = await getTranslations();
  const users = await orNotFound(listTokenUsers(actor));
  return (
    <>
      <PageHeader
        title={t('users.tokens.new')}
        breadcrumb={[
          { href: '/settings', label: t('common.nav.settings') },
          { href: '/settings/tokens', label: t('users.tokens.title') },
        ]}
      />
      <div className="max-w-xl p-5">
        <ActionForm action={createApiTokenAction} className="grid gap-5">
          <TextField
            name="name"
            label={t('users.tokens.name')}
            hint={t('users.tokens.nameHint')}
            maxLength={LONGEST.token}
            required
          />
          <SelectField
            name="userId"
            label={t('users.tokens.user')}
            hint={t('users.tokens.userHint')}
            defaultValue={String(actor.userId)}
            options={users.map((user) => ({
              value: String(user.id),
              label: `${user.name} · ${t(`common.roles.${user.role}`)}`,
            }))}
            required
          />
          <div className="flex gap-2 border-t border-base-300 pt-4">
            <SubmitButton>{t('users.tokens.submit')}</SubmitButton>
            <ButtonLink href="/settings/tokens" variant="ghost">
              {t('users.tokens.cancel')}
            </ButtonLink>
          </div>
        </ActionForm>
      </div>
    </>
  );
}
