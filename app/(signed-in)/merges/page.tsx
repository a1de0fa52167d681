import { Download, GitMerge, Undo2 } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { FilterChoice, FilterField } from '#components/ui/form/filter-fields.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { Pagination } from '#components/ui/table/pagination.tsx';
import {
  type RecordColumn,
  RecordFacts,
  RecordLink,
  RecordTable,
} from '#components/ui/table/record-table.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { Refused } from '#lib/core/errors.ts';
import { can } from '#lib/core/permissions.ts';
import { idOf, isId } from '#lib/core/row-id.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { listMerges, type MergeView, mergeFilterShape } from '#lib/merges/list-merges.ts';
import { HOWS } from '#lib/merges/planning/planned.ts';
import { listUsers } from '#lib/users/list-users.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { DuplicateTabs } from '../duplicates/duplicate-tabs.tsx';
import { undoMergeAction } from './actions.ts';
import { mergeStateWords, namesOf } from './merge-words.ts';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('merges'))('title') };
}

const TONES = { undoable: 'success', undone: 'neutral', final: 'neutral' } as const;

export default async function MergesPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!can(actor, 'merges.view')) return showForbidden();
  const given = await searchParams;
  const filters = filtersOf(given);
  const before = idOf(given.before);
  const t = await getTranslations();
  const { items, next } = await listMerges(actor, {
    ...filters,
    ...(isId(before) && { before }),
  }).catch(nothingWhereRefused);
  const address = (more: Record<string, string>) => `/merges?${new URLSearchParams({ ...filters, ...more })}`;
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <>
      <PageHeader
        title={t('merges.title')}
        breadcrumb={[{ href: '/duplicates', label: t('merges.review.group') }]}
      >
        <form autoComplete="off" method="post" action="/merges/export">
          {Object.entries(filters).map(([name, value]) => (
            <HiddenField key={name} name={name} value={value} />
          ))}
          <Button type="submit" icon={<Download aria-hidden="true" size={14} strokeWidth={1.75} />}>
            {t('merges.history.export')}
          </Button>
        </form>
      </PageHeader>
      <DuplicateTabs actor={actor} current="merges" />
      <Filters given={filters} users={await listUsers(actor)} isFiltered={isFiltered} t={t} />
      {items.length === 0 ? (
        <EmptyState
          icon={<GitMerge size={22} strokeWidth={1.75} />}
          title={t(`merges.history.${isFiltered ? 'emptyFiltered' : 'empty'}.title`)}
          text={t(`merges.history.${isFiltered ? 'emptyFiltered' : 'empty'}.text`)}
        />
      ) : (
        <RecordTable
          label={t('merges.title')}
          rows={items}
          rowKey={({ id }) => id}
          columns={columns(actor, t, address({}))}
        />
      )}
      <Pagination previous={null} next={next === null ? null : address({ before: String(next) })} />
    </>
  );
}

function filtersOf(given: Awaited<Props['searchParams']>): Record<string, string> {
  return Object.fromEntries(
    Object.keys(mergeFilterShape).flatMap((name) => {
      const value = [given[name]].flat()[0]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
}

/** What is not understood must not look like everything. */
function nothingWhereRefused(error: unknown): Awaited<ReturnType<typeof listMerges>> {
  if (error instanceof Refused) return { items: [], next: null };
  throw error;
}

interface FiltersProps {
  given: Readonly<Record<string, string>>;
  users: readonly { id: number; name: string }[];
  isFiltered: boolean;
  t: Words;
}

function Filters({ given, users, isFiltered, t }: FiltersProps) {
  return (
    <form
      autoComplete="off"
      action="/merges"
      aria-label={t('merges.filters.apply')}
      className="grid grid-cols-2 items-end gap-2 border-b border-base-300 bg-base-200/60 px-4 py-2.5 sm:flex sm:flex-wrap sm:px-5"
    >
      {given.run && <HiddenField name="run" value={given.run} />}
      <FilterChoice
        name="user"
        label={t('merges.filters.user')}
        all={t('merges.filters.everyone')}
        value={given.user}
        options={users.map(({ id, name }) => [String(id), name])}
      />
      <FilterChoice
        name="how"
        label={t('merges.filters.how')}
        all={t('merges.filters.anyhow')}
        value={given.how}
        options={HOWS.map((how) => [how, t(`merges.hows.${how}`)])}
      />
      <FilterChoice
        name="state"
        label={t('merges.filters.state')}
        all={t('merges.filters.any')}
        value={given.state}
        options={[
          ['standing', t('merges.filters.standing')],
          ['undone', t('merges.filters.undone')],
        ]}
      />
      <FilterField
        name="contact"
        label={t('merges.filters.contact')}
        value={given.contact}
        inputMode="numeric"
      />
      <FilterField name="from" label={t('merges.filters.from')} value={given.from} type="date" />
      <FilterField name="to" label={t('merges.filters.to')} value={given.to} type="date" />
      <Button type="submit" className="h-8">
        {t('merges.filters.apply')}
      </Button>
      {isFiltered && (
        <ButtonLink href="/merges" variant="ghost" className="h-8">
          {t('merges.filters.clear')}
        </ButtonLink>
      )}
    </form>
  );
}

function columns(actor: Actor, t: Words, here: string): RecordColumn<MergeView>[] {
  return [
    {
      label: t('merges.history.survivor'),
      phone: 'title',
      cell: ({ primary }) => (
        <RecordLink href={primary.name === null ? null : `/contacts/${primary.id}`}>
          {primary.name ?? t('merges.history.gone', { id: String(primary.id) })}
        </RecordLink>
      ),
    },
    {
      label: t('merges.history.merged'),
      phone: 'below',
      isNamedOnPhone: true,
      className: 'md:w-1/4',
      cell: (view) => <span className="break-words">{namesOf(view, t)}</span>,
    },
    {
      label: t('merges.history.linkedBy'),
      phone: 'below',
      isNamedOnPhone: true,
      cell: ({ linkedBy }) =>
        linkedBy.map((kind) => t(`merges.kinds.${kind}`)).join(', ') || t('merges.history.noLink'),
    },
    {
      label: t('merges.history.who'),
      phone: 'below',
      cell: ({ by, how, at }) => (
        <>
          {by?.name ?? t('merges.history.nobody')}
          <RecordFacts>{[t(`merges.hows.${how}`), formatWhen(at, actor)]}</RecordFacts>
        </>
      ),
    },
    {
      label: t('merges.history.state'),
      phone: 'end',
      className: 'md:w-1/5',
      cell: (view) => (
        <>
          <Badge tone={TONES[view.state]}>{t(`merges.states.${view.state}`)}</Badge>
          <RecordFacts>{[mergeStateWords(view, actor, t)]}</RecordFacts>
        </>
      ),
    },
    {
      label: t('merges.history.undo'),
      phone: 'buttons',
      cell: ({ id, state, primary }) =>
        state === 'undoable' && (
          <ActionForm
            action={undoMergeAction}
            label={`${t('merges.history.undo')}: ${primary.name ?? primary.id}`}
          >
            <HiddenField name="id" value={id} />
            <HiddenField name="returnTo" value={here} />
            <SubmitButton
              variant="ghost"
              size="xs"
              icon={<Undo2 aria-hidden="true" size={13} strokeWidth={1.75} />}
            >
              {t('merges.history.undo')}
            </SubmitButton>
          </ActionForm>
        ),
    },
  ];
}
