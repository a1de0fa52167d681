import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';

interface ColumnsFormProps {
  action: FormAction;
  /** What the list looks like to which the way leads back. */
  query: string;
  columns: readonly { key: string; name: string }[];
  shown: readonly string[];
  /** The arrow that was pressed last, which keeps the focus: `up:email`. */
  moved: string;
  cancel: ReactNode;
}

/** Boxes in the order of the list; the arrows keep what is ticked, too. */
export function ColumnsForm({ action, query, columns, shown, moved, cancel }: ColumnsFormProps) {
  const t = useTranslations('contactList.columns');
  return (
    <ActionForm action={action} label={t('title')}>
      <HiddenField name="query" value={query} />
      {/* Enter presses the first button of a form. */}
      <SubmitButton className="sr-only" tabIndex={-1} aria-hidden="true">
        {t('save')}
      </SubmitButton>
      <ul aria-label={t('listLabel')} className="divide-y divide-base-300 rounded-box border border-base-300">
        {columns.map((column) => {
          const at = shown.indexOf(column.key);
          return (
            <li key={column.key} className="flex min-h-10 items-center gap-2 px-4">
              <label className="flex min-h-10 grow cursor-pointer items-center gap-2.5 text-body max-md:min-h-11">
                <input
                  type="checkbox"
                  name="column"
                  value={column.key}
                  defaultChecked={at !== -1}
                  className="checkbox checkbox-sm checkbox-primary"
                />
                {column.name}
              </label>
              {at !== -1 && (
                <>
                  <Arrow {...{ column, moved }} direction="up" isOff={at === 0} />
                  <Arrow {...{ column, moved }} direction="down" isOff={at === shown.length - 1} />
                </>
              )}
            </li>
          );
        })}
      </ul>
      <div className="mt-4 flex flex-wrap gap-2">
        <SubmitButton>{t('save')}</SubmitButton>
        <SubmitButton variant="default" name="intent" value="reset">
          {t('reset')}
        </SubmitButton>
        {cancel}
      </div>
    </ActionForm>
  );
}

interface ArrowProps {
  column: { key: string; name: string };
  direction: 'up' | 'down';
  /** Keeps its place, so that the next press of the neighbour hits the same spot. */
  isOff: boolean;
  moved: string;
}

function Arrow({ column: { key, name }, direction, isOff, moved }: ArrowProps) {
  const t = useTranslations('contactList.columns');
  const Icon = direction === 'up' ? ArrowUp : ArrowDown;
  return (
    <SubmitButton
      variant="ghost"
      square
      name="move"
      value={`${direction}:${key}`}
      aria-label={t(direction, { name })}
      title={t(direction, { name })}
      aria-disabled={isOff || undefined}
      autoFocus={moved === `${direction}:${key}`}
      className={isOff ? 'text-base-content/30' : undefined}
      icon={<Icon aria-hidden="true" size={15} strokeWidth={1.75} />}
    />
  );
}
