import type { Metadata } from 'next';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField, TextField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { NewPasswordFields } from '#components/users/new-password-fields.tsx';
import { PublicCard } from '#components/users/public-card.tsx';
import { SpentLink } from '#components/users/spent-link.tsx';
import { NotFound } from '#lib/core/errors.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { getInvitation } from '#lib/users/invitations/get-invitation.ts';
import { acceptInvitationAction } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('invitation.title') };
}

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const t = await getTranslations('auth');
  const invited = await getInvitation(token).catch(nobody);
  if (!invited) {
    return (
      <SpentLink
        title={t('invitation.invalidTitle')}
        text={t('invitation.invalidText')}
        action={t('goToSignIn')}
      />
    );
  }
  return (
    <PublicCard title={t('invitation.title')} lead={t('invitation.lead', { name: invited.name })}>
      <ActionForm action={acceptInvitationAction} className="grid gap-4">
        <HiddenField name="token" value={token} />
        <TextField
          name="email"
          type="email"
          label={t('signIn.email')}
          autoComplete="username"
          defaultValue={invited.email}
          readOnly
        />
        <NewPasswordFields label={t('password.choose')} />
        <SubmitButton className="mt-1 w-full">{t('invitation.submit')}</SubmitButton>
      </ActionForm>
    </PublicCard>
  );
}

function nobody(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}
