import type { Metadata, Viewport } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { FlashSubject } from '#components/layout/flash/flash-actions.tsx';
import { FlashToast } from '#components/layout/flash/flash-toast.tsx';
import { clientMessages } from '#lib/i18n/client-messages.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import type { Flash as FlashMessage } from '#lib/web/flash.ts';
import { pendingFlash } from '#lib/web/pending-flash.ts';
import { requestId } from '#lib/web/request-id.ts';
import { optionalActor } from '#lib/web/session.ts';
import { undoMergeAction } from './(signed-in)/merges/actions.ts';
import { undoRunAction } from './(signed-in)/runs/actions.ts';
import './globals.css';
import { ScriptLessError } from './script-less-error.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common');
  return {
    title: { default: t('product'), template: `%s · ${t('product')}` },
    description: t('description'),
    robots: { index: false, follow: false },
    formatDetection: { telephone: false, email: false, address: false, date: false },
  };
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover' };

const THEMES = { light: 'carteira', dark: 'carteira-dark', system: undefined } as const;

export default async function RootLayout({ children }: { children: ReactNode }) {
  const actor = await optionalActor();
  return (
    <html lang={await getLocale()} data-theme={THEMES[actor?.theme ?? 'system']}>
      <body>
        <ScriptLessError request={(await requestId()) ?? ''} />
        <NextIntlClientProvider messages={clientMessages(await getMessages())}>
          <Flash />
          {children}
        </NextIntlClientProvider>
      </body>
    </html>
  );
}

function subjectOf({ run, merge }: FlashMessage, words: Words): FlashSubject | null {
  if (merge) {
    const see = { href: `/contacts/${merge.contactId}`, label: words('merges.flash.contact') };
    return { id: merge.id, undo: undoMergeAction, see };
  }
  if (!run) return null;
  const see = { href: `/runs/${run.id}`, label: words('common.details') };
  return { id: run.id, undo: run.undo ? undoRunAction : undefined, see };
}

async function Flash() {
  const flash = await pendingFlash();
  const t = await getTranslations();
  const message = flash && t.has(flash.key) ? t(flash.key, flash.params) : null;
  return (
    <FlashToast
      message={message}
      tone={flash?.tone ?? 'success'}
      shown={message ? crypto.randomUUID() : null}
      subject={flash && subjectOf(flash, t)}
    />
  );
}
