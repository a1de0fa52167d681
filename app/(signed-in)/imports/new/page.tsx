import { Download, FileUp, ScanEye } from 'lucide-react';
import type { Metadata } from 'next';
import { ModeFields } from '#components/imports/mode-fields.tsx';
import { UploadForm } from '#components/imports/upload-form.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { Section } from '#components/ui/section.tsx';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { hasWords } from '#lib/i18n/has-words.ts';
import { findActiveImport } from '#lib/imports/find-active-import.ts';
import { findWaitingReview } from '#lib/imports/review/find-waiting-review.ts';
import { uploadMegabytes } from '#lib/imports/upload-body.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';

const RULES = [
  'delimiter',
  'workbook',
  'name',
  'gender',
  'phone',
  'blank',
  'identify',
  'custom',
  'segments',
  'portfolio',
  'cnpj',
  'export',
] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('new') };
}

export default async function NewImportPage({
  searchParams,
}: {
  searchParams: Promise<{ refused?: string | string[] }>;
}) {
  const actor = await requireActor();
  if (!can(actor, 'imports.create')) return showForbidden();
  const refused = [(await searchParams).refused].flat()[0];
  const [t, errors] = [await getTranslations('imports'), await getTranslations('errors')];
  const [active, waiting] = [await findActiveImport(actor), await findWaitingReview(actor)];
  const { allowDuplicates } = await getOrganization();
  return (
    <>
      <PageHeader title={t('new')} breadcrumb={[{ href: '/imports', label: t('title') }]} />
      <div className="max-w-4xl p-4 sm:p-5">
        {refused && !active && (
          <Alert tone="error" role="alert" className="mb-5">
            {hasWords(errors, refused)
              ? errors(refused, { megabytes: String(uploadMegabytes()) })
              : errors('unexpected')}
          </Alert>
        )}
        {active && (
          <Alert
            tone="warning"
            className="mb-5"
            title={t('locked.title')}
            actions={<ButtonLink href={`/imports/${active}`}>{t('locked.follow')}</ButtonLink>}
          >
            {t('locked.text')}
          </Alert>
        )}
        {waiting && (
          <Alert
            className="mb-5"
            title={t('review.waiting.title', { name: waiting.fileName })}
            actions={
              <ButtonLink href={`/imports/${waiting.id}/review`}>{t('review.waiting.open')}</ButtonLink>
            }
          >
            {t('review.waiting.replaces')}
          </Alert>
        )}
        <Section title={t('file.title')} hint={t('file.hint')}>
          <UploadForm
            locked={active !== null}
            label={t('file.label')}
            drop={t('file.drop')}
            words={{ now: t('file.submit'), review: t('file.review'), sending: t('file.sending') }}
            icons={{
              now: <FileUp aria-hidden="true" size={14} strokeWidth={1.75} />,
              review: <ScanEye aria-hidden="true" size={14} strokeWidth={1.75} />,
            }}
          >
            <ModeFields allowDuplicates={allowDuplicates} disabled={active !== null} />
          </UploadForm>
        </Section>
        <Section title={t('template.title')} hint={t('template.hint')}>
          <div className="flex flex-wrap gap-2">
            <ButtonLink
              href="/templates/carteira-import.xlsx"
              download
              icon={<Download aria-hidden="true" size={14} strokeWidth={1.75} />}
            >
              {t('template.download_xlsx')}
            </ButtonLink>
            <ButtonLink
              href="/templates/carteira-import.csv"
              download
              icon={<Download aria-hidden="true" size={14} strokeWidth={1.75} />}
            >
              {t('template.download')}
            </ButtonLink>
          </div>
        </Section>
        <Section title={t('rules.title')} hint={t('rules.hint')}>
          <ul className="space-y-2 text-body">
            {RULES.map((rule) => (
              <li key={rule} className="grid gap-x-3 sm:grid-cols-[9rem_1fr]">
                <span className="font-medium">{t(`rules.${rule}.name`)}</span>
                <span className="text-base-content/80">
                  {t.rich(`rules.${rule}.text`, {
                    code: (text) => (
                      <code className="rounded bg-base-content/6 px-1 text-small break-all">{text}</code>
                    ),
                  })}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </>
  );
}
