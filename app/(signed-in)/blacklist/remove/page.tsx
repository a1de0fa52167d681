import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { HiddenFields } from '#components/ui/form/hidden-fields.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { shownNumber } from '#lib/blacklist/direction.ts';
import { findEntries } from '#lib/blacklist/list-blacklist.ts';
import { can } from '#lib/core/permissions.ts';
import { idOf } from '#lib/core/row-id.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { removeFromBlacklistAction } from '../actions.ts';
import { givenDirection } from '../given-direction.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('blacklist.removal'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const MOST_NAMED = 10;

/** `?entry=` of each number that is to be taken off. */
export default async function RemoveFromBlacklistPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!can(actor, 'blacklist.manage')) return showForbidden();
  const given = await searchParams;
  const direction = givenDirection(given.direction);
  const list = `/blacklist?direction=${direction}`;
  const entries = await findEntries(actor, [given.entry].flat().map(idOf));
  const t = await getTranslations();
  if (entries.length === 0) return <NonePicked list={list} />;
  const named = entries.slice(0, MOST_NAMED).map((entry) => shownNumber(entry.direction, entry.number));
  const more = entries.length - named.length;
  return (
    <>
      <PageHeader
        title={t('blacklist.removal.title')}
        breadcrumb={[{ href: list, label: t('blacklist.title') }]}
      />
      <div className="mx-auto w-full max-w-xl px-4 py-8">
        <Alert tone="warning" title={t('blacklist.removal.question', { count: entries.length })}>
          <p className="num">
            {named.join(', ')}
            {more > 0 && ` ${t('blacklist.removal.more', { count: more })}`}
          </p>
          <p className="mt-1.5">{t(`blacklist.removal.${direction}`)}</p>
        </Alert>
        <ActionForm action={removeFromBlacklistAction} className="mt-5 flex flex-wrap gap-2">
          <HiddenField name="direction" value={direction} />
          <HiddenFields values={entries.map(({ id }) => ['entry', String(id)] as const)} />
          <SubmitButton variant="danger">{t('blacklist.removal.confirm')}</SubmitButton>
          <ButtonLink href={list} variant="ghost">
            {t('common.cancel')}
          </ButtonLink>
        </ActionForm>
      </div>
    </>
  );
}

async function NonePicked({ list }: { list: string }) {
  const t = await getTranslations('blacklist');
  return (
    <>
      <PageHeader title={t('removal.title')} breadcrumb={[{ href: list, label: t('title') }]} />
      <EmptyState
        title={t('removal.none')}
        text={t('removal.noneText')}
        action={<ButtonLink href={list}>{t('removal.back')}</ButtonLink>}
      />
    </>
  );
}
