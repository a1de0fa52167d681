import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { getSubjectData, type SubjectData } from '#lib/privacy/get-subject-data.ts';
import { orNotFound, showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { loadContact } from '../load-contact.ts';
import { type FactWords, factName, factText } from './fact-words.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy.data'))('title') };
}

/** Everything that is kept about one person, to be read, printed and handed over. */
export default async function SubjectDataPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  if (!can(actor, 'privacy.manage')) return showForbidden();
  const contact = await loadContact((await params).id, '/data');
  if (contact.anonymizedAt) return showForbidden();
  const data = await orNotFound(getSubjectData(actor, contact.id));
  const [t, words] = await Promise.all([getTranslations('privacy.data'), getTranslations()]);
  const parts = Object.entries(data) as [keyof SubjectData, Record<string, unknown>[]][];
  return (
    <>
      <PageHeader title={t('title')} breadcrumb={[{ href: `/contacts/${contact.id}`, label: contact.name }]}>
        <ButtonLink href={`/contacts/${contact.id}/data/file`} external>
          {t('download')}
        </ButtonLink>
      </PageHeader>
      <div className="max-w-3xl px-4 py-5 sm:px-6">
        <p className="mb-4 text-body text-base-content/80 print:hidden">{t('text')}</p>
        {parts.map(([name, rows]) => (
          <section key={name} className="mb-6 break-inside-avoid-page">
            <h2 className="mb-2 text-body font-semibold">{t(`parts.${name}`, { count: rows.length })}</h2>
            {rows.map((row) => (
              <Facts key={JSON.stringify(row)} row={row} words={{ part: name, reader: actor, t: words }} />
            ))}
          </section>
        ))}
      </div>
    </>
  );
}

function Facts({ row, words }: { row: Record<string, unknown>; words: FactWords }) {
  return (
    <dl className="mb-3 grid grid-cols-[minmax(8rem,12rem)_minmax(0,1fr)] gap-x-4 gap-y-1 rounded-box border border-base-300 p-3 text-small">
      {Object.entries(row)
        .filter(
          ([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
        )
        .map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-base-content/70">{factName(name, words)}</dt>
            <dd className="break-words whitespace-pre-line">{factText(name, value, words)}</dd>
          </div>
        ))}
    </dl>
  );
}
