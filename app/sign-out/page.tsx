import type { Metadata } from 'next';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { PublicCard } from '#components/users/public-card.tsx';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { countUnreadReports } from '#lib/notifications/unread-reports.ts';
import { requireActor } from '#lib/web/session.ts';
import { signOutAction } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('signOut.title') };
}

export default async function SignOutPage() {
  const actor = await requireActor();
  const t = await getTranslations('auth');
  const unread = await countUnreadReports(actor);
  return (
    <PublicCard title={t('signOut.title')} lead={t('signOut.question')}>
      {unread > 0 && (
        <Alert
          tone="warning"
          title={t('signOut.unreadTitle', { count: unread })}
          className="mb-5"
          actions={
            <ButtonLink href="/imports" size="xs">
              {t('signOut.seeImports')}
            </ButtonLink>
          }
        >
          {t('signOut.unreadText')}
        </Alert>
      )}
      <ActionForm action={signOutAction} className="flex flex-wrap justify-end gap-2">
        <HiddenField name="confirmed" value="yes" />
        <ButtonLink href="/" variant="ghost">
          {t('signOut.stay')}
        </ButtonLink>
        <SubmitButton variant={unread > 0 ? 'danger' : 'primary'}>
          {t(unread > 0 ? 'signOut.submitAnyway' : 'signOut.submit')}
        </SubmitButton>
      </ActionForm>
    </PublicCard>
  );
}
