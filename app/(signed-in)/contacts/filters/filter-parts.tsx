import type { ReactNode } from 'react';
import { TickList } from '#components/contacts/filters/tick-list.tsx';
import type { ContactFilters } from '#lib/contacts/filters/contact-filters.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import type { Choice, FilterChoices } from './filter-choices.ts';

/** What a group of filters is drawn from. */
export interface PartProps {
  filters: ContactFilters;
  /** Texts that are not understood stay in their fields. */
  refused: ReadonlyMap<string, string>;
  choices: FilterChoices;
}

/** A choice as a select field takes it. */
export function optionOf([value, label]: Choice) {
  return { value, label };
}

/** Boxes to tick, or that there is nothing to choose from. */
export async function Ticks({
  name,
  options,
  ticked,
  isRow,
}: {
  name: string;
  options: readonly Choice[];
  ticked: readonly string[];
  isRow?: boolean;
}) {
  const t = await getTranslations('contactList.filters');
  if (options.length === 0) return <p className="text-small text-base-content/70">{t('none')}</p>;
  return (
    <TickList name={name} options={options} ticked={ticked} className={isRow ? 'tick-row' : undefined} />
  );
}

interface FoldedProps {
  summary: string;
  /** What is set is not hidden. */
  isOpen: boolean;
  isInner?: boolean;
  className?: string;
  children: ReactNode;
}

/** A group that opens; what is set is open. */
export function Folded({ summary, isOpen, isInner, className = '', children }: FoldedProps) {
  return (
    <details open={isOpen} className={`${isInner ? 'folded-inner' : 'folded'} ${className}`}>
      <summary>{summary}</summary>
      <div className="grid gap-3 pb-3">{children}</div>
    </details>
  );
}

interface GroupProps {
  legend: string;
  /** The summary says it already. */
  isSaid?: boolean;
  className?: string;
  children: ReactNode;
}

/** Fields under one legend. */
export function Group({ legend, isSaid, className, children }: GroupProps) {
  return (
    <fieldset className="min-w-0">
      <legend className={isSaid ? 'sr-only' : 'mb-1 text-small font-medium'}>{legend}</legend>
      <div className={className}>{children}</div>
    </fieldset>
  );
}
