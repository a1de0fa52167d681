import { ArrowDown, ArrowUp, ArrowUpToLine } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ActionForm } from '../ui/action-form.tsx';
import { Badge } from '../ui/badge.tsx';
import { HiddenField } from '../ui/field.tsx';
import type { FormAction } from '../ui/form-context.ts';
import { SubmitButton } from '../ui/submit-button.tsx';

export interface PlacedField {
  key: string;
  label: string;
  custom: boolean;
}

const ICONS = { top: ArrowUpToLine, up: ArrowUp, down: ArrowDown };
type Direction = keyof typeof ICONS;

interface ContactFieldListProps {
  fields: readonly PlacedField[];
  move: FormAction;
  /** The arrow that was pressed last, which keeps the focus: `up:email`. */
  moved: string;
}

/** The fields of a contact's page in their order, each with buttons that move it. */
export function ContactFieldList({ fields, move, moved }: ContactFieldListProps) {
  const t = useTranslations('settings.contactFields');
  return (
    <div className="max-w-3xl p-4 sm:p-5">
      <p className="mb-3 text-small text-base-content/75">{t('lead')}</p>
      <ol className="divide-y divide-base-300 rounded-box border border-base-300">
        {fields.map(({ key, label, custom }, at) => (
          <li key={key} className="flex items-center gap-x-2 px-4 py-1.5">
            <span className="num w-6 shrink-0 text-small text-base-content/70">{at + 1}</span>
            <span className="flex min-w-0 grow flex-wrap items-center gap-x-2">
              <span className="max-w-full truncate text-body">{label}</span>
              {custom && <Badge>{t('custom')}</Badge>}
            </span>
            <Press
              {...{
                move,
                moved,
                field: key,
                label,
                direction: 'top',
                off: at < 2,
                className: 'max-sm:hidden',
              }}
            />
            <Press {...{ move, moved, field: key, label, direction: 'up', off: at === 0 }} />
            <Press
              {...{ move, moved, field: key, label, direction: 'down', off: at === fields.length - 1 }}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}

interface PressProps {
  move: FormAction;
  moved: string;
  field: string;
  label: string;
  direction: Direction;
  /** Keeps its place, so that the next press of the neighbour hits the same spot. */
  off: boolean;
  className?: string;
}

function Press({ move, moved, field, label, direction, off, className }: PressProps) {
  const t = useTranslations('settings.contactFields');
  const Icon = ICONS[direction];
  return (
    <ActionForm action={move} className={className}>
      <HiddenField name="field" value={field} />
      <HiddenField name="direction" value={direction} />
      <SubmitButton
        variant="ghost"
        square
        aria-label={t(`actions.${direction}`, { name: label })}
        title={t(`actions.${direction}`, { name: label })}
        aria-disabled={off || undefined}
        autoFocus={moved === `${direction}:${field}`}
        className={off ? 'text-base-content/30' : undefined}
        icon={<Icon aria-hidden="true" size={15} strokeWidth={1.75} />}
      />
    </ActionForm>
  );
}
