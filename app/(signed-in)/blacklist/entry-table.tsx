import Link from 'next/link';
import { Button } from '#components/ui/button.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { type RecordColumn, RecordFacts, RecordTable } from '#components/ui/table/record-table.tsx';
import { type Direction, shownNumber } from '#lib/blacklist/direction.ts';
import type { EntryView } from '#lib/blacklist/list-blacklist.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import type { Words } from '#lib/i18n/get-translations.ts';

interface Props {
  entries: readonly EntryView[];
  direction: Direction;
  actor: Actor;
  t: Words;
}

/** The numbers of a list, to be ticked and taken off together: a form that leads to the question. */
export function EntryTable({ entries, direction, actor, t }: Props) {
  const mayRemove = can(actor, 'blacklist.manage');
  const table = (
    <RecordTable
      label={t(`blacklist.lists.${direction}`)}
      rows={entries}
      rowKey={({ id }) => id}
      columns={columns({ direction, actor, t, mayRemove })}
    />
  );
  if (!mayRemove) return table;
  return (
    <form autoComplete="off" method="get" action="/blacklist/remove" aria-label={t('blacklist.removePicked')}>
      <HiddenField name="direction" value={direction} />
      {table}
      <div className="border-t border-base-300 px-4 py-3 sm:px-5">
        <Button type="submit">{t('blacklist.removePicked')}</Button>
      </div>
    </form>
  );
}

function columns({
  direction,
  actor,
  t,
  mayRemove,
}: Omit<Props, 'entries'> & { mayRemove: boolean }): RecordColumn<EntryView>[] {
  const all: RecordColumn<EntryView>[] = [
    {
      label: t('blacklist.columns.number'),
      phone: 'title',
      cell: ({ id, number }) => {
        const shown = shownNumber(direction, number);
        if (!mayRemove) return <span className="num">{shown}</span>;
        return (
          <label className="num flex min-h-8 cursor-pointer items-center gap-2.5 max-md:min-h-11">
            <input
              type="checkbox"
              name="entry"
              value={id}
              className="checkbox checkbox-sm checkbox-primary"
            />
            <span>
              <span className="sr-only">{t('blacklist.pick')} </span>
              {shown}
            </span>
          </label>
        );
      },
    },
    {
      label: t('blacklist.columns.note'),
      phone: 'below',
      className: 'md:w-1/3',
      cell: ({ note }) => note && <span className="break-words whitespace-pre-line">{note}</span>,
    },
    {
      label: t('blacklist.columns.by'),
      phone: 'below',
      cell: ({ by, createdAt }) => (
        <>
          {by?.name ?? t('contacts.history.someone')}
          <RecordFacts>{[formatWhen(createdAt, actor)]}</RecordFacts>
        </>
      ),
    },
    {
      label: t('blacklist.columns.refused'),
      phone: 'below',
      isFigure: true,
      isNamedOnPhone: true,
      cell: ({ refused, lastRefusedAt }) => (
        <>
          {refused}
          <RecordFacts>{[lastRefusedAt && formatWhen(lastRefusedAt, actor)]}</RecordFacts>
        </>
      ),
    },
  ];
  if (!mayRemove) return all;
  return [
    ...all,
    {
      label: t('blacklist.columns.actions'),
      phone: 'buttons',
      cell: ({ id, number }) => (
        <Link
          href={`/blacklist/remove?direction=${direction}&entry=${id}`}
          prefetch={false}
          className="rounded text-small text-base-content/80 underline underline-offset-2"
        >
          {t('blacklist.remove')}
          <span className="sr-only"> {shownNumber(direction, number)}</span>
        </Link>
      ),
    },
  ];
}
