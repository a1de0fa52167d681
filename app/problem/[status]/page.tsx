import { CloudAlert } from 'lucide-react';
import type { Metadata } from 'next';
import { MessagePage } from '#components/layout/problem/message-page.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import Forbidden from '../../forbidden.tsx';
import NotFound from '../../not-found.tsx';

interface ProblemPageProps {
  params: Promise<{ status: string }>;
}

const TITLES: Record<string, string> = {
  403: 'forbidden.title',
  404: 'notFound.title',
  429: 'error.tooManyTitle',
};

export async function generateMetadata({ params }: ProblemPageProps): Promise<Metadata> {
  const t = await getTranslations('common');
  return { title: t(TITLES[(await params).status] ?? 'error.title') };
}

/** What an error page says, for browsers without scripts (see script-less-error.tsx). It knows nothing of the cause. */
export default async function ProblemPage({ params }: ProblemPageProps) {
  const { status } = await params;
  if (status === '403') return <Forbidden />;
  if (status === '404') return <NotFound />;
  const t = await getTranslations('common.error');
  return (
    <main className="flex min-h-dvh flex-col">
      <MessagePage
        icon={<CloudAlert size={22} strokeWidth={1.75} />}
        title={status === '429' ? t('tooManyTitle') : t('title')}
        text={status === '429' ? t('tooManyText') : t('textPlain')}
      >
        <ButtonLink href="/" variant="primary">
          {t('home')}
        </ButtonLink>
      </MessagePage>
    </main>
  );
}
