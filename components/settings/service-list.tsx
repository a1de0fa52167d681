import { ArchiveRestore } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { IconForm } from '#components/ui/form/icon-form.tsx';
import { RecordLink } from '#components/ui/table/record-table.tsx';
import { Badge } from '../ui/badge.tsx';
import { ArchivableRecords } from './archivable-records.tsx';

export interface ListedService {
  id: number;
  name: string;
  hasMailbox: boolean;
  surveys: 'choice' | 'always' | 'never';
  archived: boolean;
}

interface ServiceListProps {
  services: readonly ListedService[];
  restore: FormAction;
}

/** The queues in use, and below those put away. */
export function ServiceList({ services, restore }: ServiceListProps) {
  const t = useTranslations('services');
  return (
    <ArchivableRecords
      label={t('title')}
      lead={t('lead')}
      archivedTitle={t('archived')}
      records={services}
      columns={(archived) => [
        {
          label: t('form.name'),
          phone: 'title',
          cell: ({ id, name }) => <RecordLink href={`/settings/services/${id}`}>{name}</RecordLink>,
        },
        {
          label: t('email'),
          phone: archived ? 'below' : 'end',
          className: 'md:w-44',
          cell: ({ hasMailbox }) => hasMailbox && <Badge>{t('mailbox')}</Badge>,
        },
        ...(archived
          ? [
              {
                label: t('actionsLabel'),
                phone: 'buttons' as const,
                cell: ({ id, name }: ListedService) => (
                  <IconForm
                    action={restore}
                    fields={{ id }}
                    icon={ArchiveRestore}
                    label={t('restore', { name })}
                  />
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
