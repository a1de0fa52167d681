import { Archive, ArchiveRestore } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { IconForm } from '#components/ui/form/icon-form.tsx';
import { RecordLink } from '#components/ui/table/record-table.tsx';
import { ArchivableRecords } from './archivable-records.tsx';

interface ListedDisposition {
  id: number;
  name: string;
  archived: boolean;
}

interface DispositionListProps {
  dispositions: readonly ListedDisposition[];
  archive: FormAction;
}

/** How interactions can end, and below those put away. */
export function DispositionList({ dispositions, archive }: DispositionListProps) {
  const t = useTranslations('dispositions');
  return (
    <ArchivableRecords
      label={t('title')}
      lead={t('lead')}
      archivedTitle={t('archived')}
      records={dispositions}
      columns={(archived) => [
        {
          label: t('form.name'),
          phone: 'title',
          cell: ({ id, name }) => <RecordLink href={`/settings/dispositions/${id}`}>{name}</RecordLink>,
        },
        {
          label: t('actionsLabel'),
          phone: 'buttons',
          cell: ({ id, name }) => (
            <IconForm
              action={archive}
              fields={{ id, archived: archived ? 'false' : 'true' }}
              icon={archived ? ArchiveRestore : Archive}
              label={t(archived ? 'restore' : 'archive', { name })}
            />
          ),
        },
      ]}
    />
  );
}
