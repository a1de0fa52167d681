import Link from 'next/link';
import { Alert } from '#components/ui/alert.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { formatDateTime } from '#lib/format/format-date.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import type { Mention } from '#lib/privacy/find-mentions.ts';
import type { AnonymizationPreview } from '#lib/privacy/preview-anonymization.ts';

/** Where the people may still stand afterwards: what was sent out, what waits to come in, what others wrote. */
export async function WhatNobodyKnows({ preview, actor }: { preview: AnonymizationPreview; actor: Actor }) {
  const t = await getTranslations('privacy.unknown');
  const { waitingFiles, exports, mentions } = preview;
  return (
    <div className="mt-4">
      <Alert tone="warning" title={t('title')}>
        <ul className="grid list-disc gap-1.5 pl-5">
          {waitingFiles > 0 && <li>{t('files', { count: waitingFiles })}</li>}
          <li>
            {t('exports', { count: exports.count })}
            {exports.latest.length > 0 && (
              <ul className="num mt-1 grid gap-0.5 text-small">
                {exports.latest.map(({ at, by, contacts }) => (
                  <li key={at.toISOString()}>
                    {t('export', {
                      at: formatDateTime(at, actor),
                      by: by ?? t('somebody'),
                      contacts: contacts === null ? '' : formatNumber(contacts, actor.locale),
                    })}
                  </li>
                ))}
              </ul>
            )}
          </li>
          <li>
            {mentions === null ? t('mentionsNotSought') : t('mentions', { count: mentions.length })}
            {mentions && mentions.length > 0 && (
              <ul className="mt-1 grid gap-0.5 text-small">
                {mentions.map((mention) => (
                  <li key={`${mention.place} ${mention.id}`}>
                    <MentionLink mention={mention}>{t(`places.${mention.place}`)}</MentionLink>
                  </li>
                ))}
              </ul>
            )}
          </li>
          <li>{t('backups')}</li>
        </ul>
      </Alert>
    </div>
  );
}

const PAGES: Partial<Record<Mention['place'], (id: number) => string>> = {
  'custom-field': (id) => `/settings/custom-fields/${id}`,
  segment: (id) => `/settings/segments/${id}`,
  service: (id) => `/settings/services/${id}`,
  channel: (id) => `/settings/channels/${id}`,
  contact: (id) => `/contacts/${id}`,
  note: (id) => `/contacts/${id}`,
  block: (id) => `/contacts/${id}`,
  survey: (id) => `/interactions/${id}`,
  appointment: (id) => `/appointments/${id}`,
  file: (id) => `/imports/${id}`,
};

function MentionLink({ mention: { place, id }, children }: { mention: Mention; children: string }) {
  const page = id === null ? undefined : PAGES[place]?.(id);
  if (!page) return children;
  return (
    <Link href={page} className="underline underline-offset-2">
      {children}
    </Link>
  );
}
