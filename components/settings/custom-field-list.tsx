import { Archive, ArchiveRestore, ArrowDown, ArrowUp } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ActionForm } from '../ui/action-form.tsx';
import { Badge } from '../ui/badge.tsx';
import { HiddenField } from '../ui/field.tsx';
import type { FormAction } from '../ui/form-context.ts';
import { SubmitButton } from '../ui/submit-button.tsx';

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
export function CustomFieldList({ fields, move, moved, archive, restore }: CustomFieldListProps) {
  const t = useTranslations('customFields');
  const used = fields.filter(({ archived }) => !archived);
  const archived = fields.filter((field) => field.archived);
  return (
    <div className="max-w-3xl p-4 sm:p-5">
      <p className="mb-3 text-small text-base-content/75">{t('lead')}</p>
      {used.length > 0 && (
        <ol data-rows="" className="divide-y divide-base-300 rounded-box border border-base-300">
          {used.map((field, at) => (
            <li key={field.id} className="flex flex-wrap items-center gap-x-2 gap-y-1 px-4 py-2">
              <Words field={field} />
              <Press {...{ action: move, field, moved }} direction="up" off={at === 0} />
              <Press {...{ action: move, field, moved }} direction="down" off={at === used.length - 1} />
              <Press action={archive} field={field} />
            </li>
          ))}
        </ol>
      )}
      {archived.length > 0 && (
        <section aria-labelledby="archived" className="mt-6">
          <h2 id="archived" className="mb-2 text-small font-semibold text-base-content/75">
            {t('archived')}
          </h2>
          <ul className="divide-y divide-base-300 rounded-box border border-base-300">
            {archived.map((field) => (
              <li key={field.id} className="flex items-center gap-2 px-4 py-2">
                <Words field={field} />
                <Press action={restore} field={field} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Words({ field }: { field: ListedField }) {
  const t = useTranslations('customFields');
  return (
    <div className="min-w-0 grow basis-40 leading-snug">
      <p className="flex flex-wrap items-center gap-x-2">
        <Link
          href={`/settings/custom-fields/${field.id}`}
          prefetch={false}
          className="max-w-full truncate rounded text-body font-medium underline-offset-2 hover:underline max-md:py-2"
        >
          {field.name}
        </Link>
        <Badge>{t(`types.${field.type}`)}</Badge>
      </p>
      {field.choices.length > 0 && (
        <p className="truncate text-small text-base-content/70">{field.choices.join(' · ')}</p>
      )}
    </div>
  );
}

interface PressProps {
  action: FormAction;
  field: ListedField;
  direction?: 'up' | 'down';
  moved?: string;
  /** Keeps its place, so that the next press of the neighbour hits the same spot. */
  off?: boolean;
}

const ICONS = { up: ArrowUp, down: ArrowDown, archive: Archive, restore: ArchiveRestore };

function Press({ action, field, direction, moved, off }: PressProps) {
  const t = useTranslations('customFields');
  const change = direction ?? (field.archived ? 'restore' : 'archive');
  const Icon = ICONS[change];
  return (
    <ActionForm action={action}>
      <HiddenField name="id" value={field.id} />
      {direction && <HiddenField name="direction" value={direction} />}
      <SubmitButton
        variant="ghost"
        square
        aria-label={t(`actions.${change}`, { name: field.name })}
        title={t(`actions.${change}`, { name: field.name })}
        aria-disabled={off || undefined}
        autoFocus={direction && moved === `${direction}:${field.id}`}
        className={off ? 'text-base-content/30' : undefined}
        icon={<Icon aria-hidden="true" size={15} strokeWidth={1.75} />}
      />
    </ActionForm>
  );
}
