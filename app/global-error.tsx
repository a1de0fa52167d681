'use client';

import { Failure } from '#components/layout/problem/failure.tsx';
import english from '#lib/i18n/messages/en/common.json' with { type: 'json' };
import portuguese from '#lib/i18n/messages/pt-BR/common.json' with { type: 'json' };
import './globals.css';

interface GlobalErrorProps {
  error: Error & { digest?: string };
  retry: () => void;
}

/** The layout itself failed, and with it whoever knows the reader's language: the browser's will do. */
export default function GlobalError({ error, retry }: GlobalErrorProps) {
  const speaksEnglish = typeof navigator !== 'undefined' && navigator.language.startsWith('en');
  const texts = (speaksEnglish ? english : portuguese).error;
  return (
    <html lang={speaksEnglish ? 'en' : 'pt-BR'}>
      <body>
        <title>{texts.title}</title>
        <main className="flex min-h-dvh flex-col">
          <Failure texts={texts} error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
