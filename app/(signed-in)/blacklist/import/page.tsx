import { FileUp, ScanEye } from 'lucide-react';
import type { Metadata } from 'next';
import { UploadForm } from '#components/imports/upload-form.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { RadioField, TextareaField } from '#components/ui/form/field.tsx';
import { FieldGroup } from '#components/ui/form/field-group.tsx';
import { Section } from '#components/ui/section.tsx';
import { DIRECTIONS } from '#lib/blacklist/direction.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { hasWords } from '#lib/i18n/has-words.ts';
import { findActiveImport } from '#lib/imports/find-active-import.ts';
import { findWaitingReview } from '#lib/imports/review/find-waiting-review.ts';
import { uploadMegabytes } from '#lib/imports/upload-body.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { givenDirection } from '../given-direction.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('blacklist.import'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ImportBlacklistPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!can(actor, 'blacklist.manage')) return showForbidden();
  const given = await searchParams;
  const chosen = givenDirection(given.direction);
  const refused = [given.refused].flat()[0];
  const [active, waiting] = [await findActiveImport(actor), await findWaitingReview(actor)];
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={t('blacklist.import.title')}
        breadcrumb={[{ href: `/blacklist?direction=${chosen}`, label: t('blacklist.title') }]}
      />
      <div className="max-w-4xl p-4 sm:p-5">
        {refused && !active && (
          <Alert tone="error" role="alert" className="mb-5">
            {t(hasWords(t, `errors.${refused}`) ? `errors.${refused}` : 'errors.unexpected', {
              megabytes: String(uploadMegabytes()),
            })}
          </Alert>
        )}
        {active && (
          <Alert
            tone="warning"
            className="mb-5"
            title={t('imports.locked.title')}
            actions={<ButtonLink href={`/imports/${active}`}>{t('imports.locked.follow')}</ButtonLink>}
          >
            {t('imports.locked.text')}
          </Alert>
        )}
        {waiting && (
          <Alert
            className="mb-5"
            title={t('imports.review.waiting.title', { name: waiting.fileName })}
            actions={
              <ButtonLink href={`/imports/${waiting.id}/review`}>
                {t('imports.review.waiting.open')}
              </ButtonLink>
            }
          >
            {t('imports.review.waiting.replaces')}
          </Alert>
        )}
        <Section title={t('imports.file.title')} hint={t('blacklist.import.hint')}>
          <UploadForm
            into="blacklist"
            locked={active !== null}
            label={t('imports.file.label')}
            drop={t('imports.file.drop')}
            words={{
              now: t('imports.file.submit'),
              review: t('imports.file.review'),
              sending: t('imports.file.sending'),
            }}
            icons={{
              now: <FileUp aria-hidden="true" size={14} strokeWidth={1.75} />,
              review: <ScanEye aria-hidden="true" size={14} strokeWidth={1.75} />,
            }}
          >
            <FieldGroup name="direction" legend={t('blacklist.form.direction')}>
              {DIRECTIONS.map((direction) => (
                <RadioField
                  key={direction}
                  name="direction"
                  value={direction}
                  label={t(`blacklist.form.${direction}.label`)}
                  hint={t(`blacklist.form.${direction}.hint`)}
                  defaultChecked={direction === chosen}
                  disabled={active !== null}
                  className="mb-1.5 last:mb-0 [&>div]:-mt-1"
                />
              ))}
            </FieldGroup>
            <TextareaField
              name="note"
              label={t('blacklist.form.note')}
              hint={t('blacklist.import.noteHint')}
              rows={2}
              maxLength={LONGEST.reason}
            />
          </UploadForm>
        </Section>
      </div>
    </>
  );
}
