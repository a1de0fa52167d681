import { Archive, ArchiveRestore, ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { IconForm } from '#components/ui/form/icon-form.tsx';
import { RecordLink } from '#components/ui/table/record-table.tsx';
import { ArchivableRecords } from './archivable-records.tsx';

export interface ListedField {
  id: number;
  name: string;
  type: 'text' | 'number' | 'date' | 'choice';
  choices: readonly string[];
  archived: boolean;
}

interface CustomFieldListProps {
  fields: readonly ListedField[];
  move: FormAction;
  /** The arrow that was pressed last, which keeps the focus: `up:12`. */
  moved: string;
  archive: FormAction;
  restore: FormAction;
}

/** The fields in the order of the contact form, and below those out of use. */
export function CustomFieldList({ fields, restore, ...given }: CustomFieldListProps) {
  const t = useTranslations('customFields');
  const last = fields.filter(({ archived }) => !archived).length - 1;
  return (
    <ArchivableRecords
      label={t('title')}
      lead={t('lead')}
      archivedTitle={t('archived')}
      records={fields}
      columns={(archived) => [
        {
          label: t('form.name'),
          phone: 'title',
          className: 'md:w-1/3',
          cell: ({ id, name }) => <RecordLink href={`/settings/custom-fields/${id}`}>{name}</RecordLink>,
        },
        {
          label: t('form.type'),
          phone: 'below',
          cell: ({ type, choices }) => [t(`types.${type}`), choices.join(' · ')].filter(Boolean).join(': '),
        },
        {
          label: t('actionsLabel'),
          phone: 'buttons',
          cell: (field, at) =>
            archived ? (
              <IconForm
                action={restore}
                fields={{ id: field.id }}
                icon={ArchiveRestore}
                label={t('actions.restore', { name: field.name })}
              />
            ) : (
              <UsedFieldButtons {...given} field={field} isFirst={at === 0} isLast={at === last} />
            ),
        },
      ]}
    />
  );
}

interface UsedFieldButtonsProps extends Pick<CustomFieldListProps, 'move' | 'moved' | 'archive'> {
  field: ListedField;
  isFirst: boolean;
  isLast: boolean;
}

function UsedFieldButtons({
  field: { id, name },
  move,
  moved,
  archive,
  isFirst,
  isLast,
}: UsedFieldButtonsProps) {
  const t = useTranslations('customFields.actions');
  return (
    <div className="flex gap-x-2">
      <IconForm
        action={move}
        fields={{ id, direction: 'up' }}
        icon={ArrowUp}
        label={t('up', { name })}
        off={isFirst}
        autoFocus={moved === `up:${id}`}
      />
      <IconForm
        action={move}
        fields={{ id, direction: 'down' }}
        icon={ArrowDown}
        label={t('down', { name })}
        off={isLast}
        autoFocus={moved === `down:${id}`}
      />
      <IconForm action={archive} fields={{ id }} icon={Archive} label={t('archive', { name })} />
    </div>
  );
}
