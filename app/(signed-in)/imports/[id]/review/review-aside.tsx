import { FileUp, RefreshCw, RotateCw } from 'lucide-react';
import { ModeFields } from '#components/imports/mode-fields.tsx';
import { CheckProgress, CheckResult } from '#components/imports/review/check-result.tsx';
import { StaleCheck } from '#components/imports/review/stale-check.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { Card, CardTitle } from '#components/ui/card.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { reasonWords } from '#lib/imports/report/reason-words.ts';
import type { CheckView } from '#lib/imports/review/check/find-check.ts';
import type { Review } from '#lib/imports/review/get-review.ts';
import { paceWords } from '#lib/runs/pace-words.ts';
import { paceOf } from '#lib/runs/run-pace.ts';

interface ReviewAsideProps {
  review: Review;
  actor: Actor;
}

const MOST_REASONS = 8;

/** The dry run, the mode and what can be done now; beside the file where there is room. */
export async function ReviewAside({ review, actor }: ReviewAsideProps) {
  const t = await getTranslations('imports.review');
  const { check, file, numbers } = review;
  const shown = file ?? numbers;
  // What is rejected or known already does not come in.
  const count = check?.state === 'completed' ? check.created + check.updated : null;
  return (
    <div className="grid min-w-0 gap-4 lg:sticky lg:top-4">
      <Card>
        {file && (
          <div className="mb-4">
            <ModeFields key={review.mode} chosen={review.mode} allowDuplicates={review.allowDuplicates} />
          </div>
        )}
        <div className="grid gap-2">
          <SubmitButton
            name="intent"
            value="update"
            variant="default"
            icon={<RefreshCw aria-hidden="true" size={14} strokeWidth={1.75} />}
          >
            {t('update')}
          </SubmitButton>
          <SubmitButton
            name="intent"
            value="import"
            icon={<FileUp aria-hidden="true" size={14} strokeWidth={1.75} />}
          >
            {count === null ? t('importUncounted') : t('import', { count })}
          </SubmitButton>
        </div>
      </Card>
      <Card flush>
        <div className="px-4 pt-4">
          <CardTitle>{t('check.title')}</CardTitle>
        </div>
        {shown?.problem ? (
          <p className="px-4 pb-4 text-body text-base-content/75">{t('check.blocked')}</p>
        ) : (
          check && (
            <StaleCheck key={check.runId} notice={t('check.stale')}>
              <Check check={check} ignored={shown?.ignored ?? []} reviewId={review.id} actor={actor} />
            </StaleCheck>
          )
        )}
      </Card>
    </div>
  );
}

interface CheckProps {
  check: CheckView;
  ignored: readonly string[];
  reviewId: number;
  actor: Actor;
}

async function Check({ check, ignored, reviewId, actor }: CheckProps) {
  const t = await getTranslations('imports.review.check');
  const [all, errors] = [await getTranslations(), await getTranslations('errors')];
  const number = (value: number) => formatNumber(value, actor.locale);
  if (check.state === 'completed') {
    const reasons = check.reasons.slice(0, MOST_REASONS).map((reason) => ({
      words: reasonWords(errors)(reason),
      rows: number(reason.rows),
      line: number(reason.line),
    }));
    return <CheckResult counts={check} ignored={ignored} reasons={reasons} format={number} />;
  }
  if (check.state === 'queued' || check.state === 'running') {
    const done = t('progress_rows', { done: number(check.processed), total: number(check.total) });
    const pace = check.state === 'running' ? paceWords(paceOf(check), all, actor.locale) : null;
    return (
      <>
        <CheckProgress
          percent={check.state === 'running' ? Math.floor(check.permille / 10) : undefined}
          details={check.state === 'running' ? [done, pace ?? ''].filter(Boolean) : []}
        />
        <noscript>
          <div className="px-4 pb-4">
            <ButtonLink
              href={`/imports/${reviewId}/review`}
              icon={<RotateCw aria-hidden="true" size={14} strokeWidth={1.75} />}
            >
              {all('imports.refresh')}
            </ButtonLink>
          </div>
        </noscript>
      </>
    );
  }
  return (
    <div className="px-4 pb-4">
      <Alert tone="warning" title={t('stopped')}>
        {errors(check.reason ?? 'unexpected', check.reasonDetail ?? {})}
      </Alert>
    </div>
  );
}
