import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { Card, CardTitle } from '#components/ui/card.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { TextField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { type MergeAllPreview, previewMergeAll } from '#lib/merges/all/preview-merge-all.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { startMergeAllAction } from '../../merges/actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('merges'))('all.title') };
}

export default async function MergeAllPage() {
  const actor = await requireActor();
  if (!can(actor, 'duplicates.merge-all')) return showForbidden();
  const preview = await previewMergeAll(actor);
  const { primaryCriterion } = await getOrganization();
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={t('merges.all.title')}
        breadcrumb={[{ href: '/duplicates', label: t('merges.review.group') }]}
      />
      <div className="mx-auto grid w-full max-w-2xl gap-4 px-4 py-6">
        {preview.isStale && <Alert tone="warning">{t('merges.all.stale')}</Alert>}
        <h2 className="text-title font-semibold tracking-tight">
          {t('merges.all.question', { groups: preview.groups })}
        </h2>
        <div className="grid gap-1 text-body text-base-content/80">
          <p>{t('merges.all.text')}</p>
          <p>
            {t(`merges.all.criterion.${primaryCriterion}`)}{' '}
            {can(actor, 'organization.manage') && (
              <Link
                href="/settings/organization"
                prefetch={false}
                className="rounded text-primary underline underline-offset-2"
              >
                {t('merges.all.change')}
              </Link>
            )}
          </p>
        </div>
        <Counts preview={preview} actor={actor} t={t} />
        {preview.runId === null ? (
          preview.groups > 0 && <Confirm t={t} />
        ) : (
          <Alert
            tone="warning"
            title={t('merges.all.running')}
            actions={
              <ButtonLink href={`/runs/${preview.runId}`} variant="primary">
                {t('merges.all.progress')}
              </ButtonLink>
            }
          />
        )}
      </div>
    </>
  );
}

function Counts({ preview, actor, t }: { preview: MergeAllPreview; actor: Actor; t: Words }) {
  const figures = [
    ['groups', preview.groups],
    ['merged', preview.merged],
    ['portfolios', preview.portfoliosUndone],
    ['held', preview.held],
  ] as const;
  return (
    <>
      <Card flush>
        <dl className="grid divide-y divide-base-300">
          {figures.map(([name, count]) => (
            <div key={name} className="flex items-baseline gap-3 px-4 py-2.5">
              <dd className="num w-20 shrink-0 text-right text-title font-semibold">
                {formatNumber(count, actor.locale)}
              </dd>
              <dt className="text-body text-base-content/80">{t(`merges.all.counts.${name}`)}</dt>
            </div>
          ))}
        </dl>
      </Card>
      {preview.held > 0 && (
        <Card>
          <CardTitle hint={t('merges.all.heldHint')}>{t('merges.all.held')}</CardTitle>
          <ul className="divide-y divide-base-300/60">
            {Object.entries(preview.heldFor).map(([reason, count]) => (
              <li key={reason} className="flex items-baseline gap-3 py-1.5">
                <span className="num w-16 shrink-0 text-right font-semibold">
                  {formatNumber(count, actor.locale)}
                </span>
                <span>{t(`merges.held.${reason}`)}</span>
              </li>
            ))}
          </ul>
          <ButtonLink href="/duplicates?conflict=true" size="xs" className="mt-2">
            {t('merges.review.done.list')}
          </ButtonLink>
        </Card>
      )}
      {preview.crowded > 0 && (
        <p className="text-small text-base-content/80">
          {t('merges.all.crowded', { count: preview.crowded })}
        </p>
      )}
    </>
  );
}

function Confirm({ t }: { t: Words }) {
  return (
    <ActionForm action={startMergeAllAction} className="grid gap-4">
      <TextField
        name="confirm"
        label={t('merges.all.confirmLabel')}
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        required
        className="max-w-xs"
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant="danger">{t('merges.all.confirm')}</SubmitButton>
        <ButtonLink href="/duplicates" variant="ghost">
          {t('merges.all.cancel')}
        </ButtonLink>
      </div>
    </ActionForm>
  );
}
