import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField, TextField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { PublicCard } from '#components/users/public-card.tsx';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { awaitsSetUp } from '#lib/users/invitations/set-up-state.ts';
import { localPath } from '#lib/web/local-path.ts';
import { optionalActor } from '#lib/web/session.ts';
import { signInAction } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('signIn.title') };
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>;
}) {
  const next = localPath((await searchParams).next);
  if (await optionalActor()) redirect(next);
  const t = await getTranslations('auth');
  if (await awaitsSetUp()) {
    return (
      <PublicCard title={t('signIn.setUpTitle')}>
        <p className="mt-1 text-body text-base-content/75 text-pretty">{t('signIn.setUpText')}</p>
      </PublicCard>
    );
  }
  return (
    <PublicCard title={t('signIn.title')} lead={t('signIn.lead')} foot={t('signIn.forgotten')}>
      <ActionForm action={signInAction} className="grid gap-4">
        <HiddenField name="next" value={next} />
        <TextField
          name="email"
          type="email"
          label={t('signIn.email')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <TextField
          name="password"
          type="password"
          label={t('signIn.password')}
          autoComplete="current-password"
          required
        />
        <SubmitButton className="mt-1 w-full">{t('signIn.submit')}</SubmitButton>
      </ActionForm>
    </PublicCard>
  );
}
