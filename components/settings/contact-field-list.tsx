import { ArrowDown, ArrowUp, ArrowUpToLine } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { IconForm } from '#components/ui/form/icon-form.tsx';
import { RecordTable } from '#components/ui/table/record-table.tsx';
import { Badge } from '../ui/badge.tsx';

export interface PlacedField {
  key: string;
  label: string;
  custom: boolean;
}

interface ContactFieldListProps {
  fields: readonly PlacedField[];
  move: FormAction;
  /** The arrow that was pressed last, which keeps the focus: `up:email`. */
  moved: string;
}

const ICONS = { top: ArrowUpToLine, up: ArrowUp, down: ArrowDown };

/** The fields of a contact's page in their order, each with buttons that move it. */
export function ContactFieldList({ fields, move, moved }: ContactFieldListProps) {
  const t = useTranslations('settings.contactFields');
  const press = ({ key, label }: PlacedField, direction: keyof typeof ICONS, off: boolean) => (
    <IconForm
      action={move}
      fields={{ field: key, direction }}
      icon={ICONS[direction]}
      label={t(`actions.${direction}`, { name: label })}
      off={off}
      autoFocus={moved === `${direction}:${key}`}
      className={direction === 'top' ? 'max-sm:hidden' : undefined}
    />
  );
  return (
    <div className="max-w-3xl p-4 sm:p-5">
      <p className="mb-3 text-small text-base-content/75">{t('lead')}</p>
      <RecordTable
        isFramed
        label={t('title')}
        rows={fields}
        rowKey={({ key }) => key}
        columns={[
          {
            label: t('field'),
            phone: 'title',
            cell: ({ label, custom }, at) => (
              <span className="flex items-center gap-x-2">
                <span className="num w-6 shrink-0 text-small font-normal text-base-content/70">{at + 1}</span>
                <span className="min-w-0 font-normal">{label}</span>
                {custom && <Badge>{t('custom')}</Badge>}
              </span>
            ),
          },
          {
            label: t('actionsLabel'),
            phone: 'buttons',
            cell: (field, at) => (
              <div className="flex gap-x-2">
                {press(field, 'top', at < 2)}
                {press(field, 'up', at === 0)}
                {press(field, 'down', at === fields.length - 1)}
              </div>
            ),
          },
        ]}
      />
    </div>
  );
}
