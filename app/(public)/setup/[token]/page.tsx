import type { Metadata } from 'next';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField, TextField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { NewPasswordFields } from '#components/users/new-password-fields.tsx';
import { PublicCard } from '#components/users/public-card.tsx';
import { SpentLink } from '#components/users/spent-link.tsx';
import { LONGEST } from '#lib/core/limits.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { awaitsSetUp, isSetUpLinkValid } from '#lib/users/invitations/set-up-state.ts';
import { setUpAction } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('setUp.title') };
}

export default async function SetUpPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const t = await getTranslations('auth');
  if (!(await isSetUpLinkValid(token))) {
    const state = (await awaitsSetUp()) ? 'invalid' : 'done';
    return (
      <SpentLink title={t(`setUp.${state}Title`)} text={t(`setUp.${state}Text`)} action={t('goToSignIn')} />
    );
  }
  return (
    <PublicCard title={t('setUp.title')} lead={t('setUp.lead')}>
      <ActionForm action={setUpAction} className="grid gap-4">
        <HiddenField name="token" value={token} />
        <TextField
          name="organization"
          label={t('setUp.organization')}
          autoComplete="organization"
          maxLength={LONGEST.organization}
          required
        />
        <TextField
          name="name"
          label={t('setUp.name')}
          autoComplete="name"
          maxLength={LONGEST.person}
          required
        />
        <TextField
          name="email"
          type="email"
          label={t('signIn.email')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={LONGEST.email}
          required
        />
        <NewPasswordFields label={t('password.choose')} />
        <SubmitButton className="mt-1 w-full">{t('setUp.submit')}</SubmitButton>
      </ActionForm>
    </PublicCard>
  );
}
