import { X } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { InstantForm } from '#components/contacts/instant-form.tsx';
import { TickList } from '#components/contacts/tick-list.tsx';
import { buttonClass } from '#components/ui/button-class.ts';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { SelectField, TextField } from '#components/ui/field.tsx';
import { CONTACT_SORTS } from '#lib/contacts/contact-order.ts';
import type { ContactFilters } from '#lib/contacts/filters/contact-filters.ts';
import { valuesOf } from '#lib/contacts/filters/filter-parts.ts';
import { IDENTIFIERS } from '#lib/contacts/filters/identifier-filter.ts';
import { OUTCOMES } from '#lib/contacts/filters/import-filter.ts';
import { KINDS, PRIORITY_CHOICES } from '#lib/contacts/filters/state-filter.ts';
import type { Actor } from '#lib/core/actor.ts';
import { FLOWS } from '#lib/portfolio/flow.ts';
import { type ContactListQuery, contactsHref } from './contact-list-query.ts';
import { type Choice, chosen, type FilterChoices, filterChoices } from './filter-choices.ts';
import { QueryFields } from './query-fields.tsx';

interface PartProps {
  filters: ContactFilters;
  choices: FilterChoices;
}

/** Every filter and the order, in one GET form; with scripts each change shows at once. */
export async function FilterPanel({ query, actor }: { query: ContactListQuery; actor: Actor }) {
  const t = await getTranslations('contactList.filters');
  const choices = await filterChoices(actor, query.filters);
  const { search, clientCode } = query.filters;
  const part = { filters: query.filters, choices };
  return (
    <section
      aria-labelledby="filters"
      className="border-base-300 max-lg:border-b lg:w-72 lg:shrink-0 lg:border-r"
    >
      <div className="flex items-center justify-between gap-2 px-4 pt-3 sm:px-5">
        <h2 id="filters" className="text-body font-semibold">
          {t('title')}
        </h2>
        <ButtonLink
          href={contactsHref(query, { isPanelOpen: false })}
          variant="ghost"
          square
          aria-label={t('close')}
          title={t('close')}
          icon={<X aria-hidden="true" size={15} strokeWidth={1.75} />}
        />
      </div>
      <InstantForm action="/contacts" label={t('title')} className="filter-panel">
        <QueryFields query={{ ...query, filters: { active: true, search, clientCode }, sort: 'name' }} />
        <StateAndOrder query={query} />
        <Portfolio {...part} />
        <Tags {...part} />
        <Segments {...part} />
        <Kinds {...part} />
        <Identifiers {...part} />
        <CustomField {...part} />
        <Place {...part} />
        <Dates {...part} />
        <Import {...part} />
        <div className="flex gap-2 border-t border-base-300 py-3">
          <button type="submit" className={buttonClass({ variant: 'primary', className: 'grow' })}>
            {t('apply')}
          </button>
          <ButtonLink href={contactsHref(query, { isPanelOpen: false })} className="lg:hidden">
            {t('show')}
          </ButtonLink>
        </div>
      </InstantForm>
    </section>
  );
}

async function StateAndOrder({ query }: { query: ContactListQuery }) {
  const t = await getTranslations();
  const { active } = query.filters;
  return (
    <>
      <Group legend={t('contactList.filters.state')}>
        <TickList
          type="radio"
          name="active"
          className="tick-row"
          options={[
            ['true', t('contacts.states.active')],
            ['false', t('contacts.states.inactive')],
            ['all', t('contacts.states.all')],
          ]}
          ticked={[active === undefined ? 'all' : String(active)]}
        />
      </Group>
      <SelectField
        key={query.sort}
        name="sort"
        label={t('contactList.sorts.label')}
        defaultValue={query.sort}
        options={CONTACT_SORTS.map((sort) => ({ value: sort, label: t(`contactList.sorts.${sort}`) }))}
      />
    </>
  );
}

async function Portfolio({ filters, choices: { owners } }: PartProps) {
  const t = await getTranslations('contactList');
  const withOwner = filters.owner === undefined ? filters.withOwner : true;
  return (
    <Folded
      summary={t('filters.portfolio')}
      isOpen={withOwner !== undefined || filters.flow !== undefined}
      className="portfolio-filter"
    >
      <Group legend={t('filters.portfolio')} isSaid>
        <TickList
          type="radio"
          name="withOwner"
          options={[
            ['any', t('filters.withOwner.any')],
            ['false', t('filters.withOwner.false')],
            ['true', t('filters.withOwner.true')],
          ]}
          ticked={[String(withOwner ?? 'any')]}
        />
      </Group>
      <Group legend={t('filters.owner')} className="owners">
        <Ticks name="owner" options={owners} ticked={chosen(filters.owner, owners)} />
      </Group>
      <Group legend={t('filters.flow')}>
        <Ticks
          name="flow"
          options={FLOWS.map((flow) => [flow, t(`flows.${flow}`)])}
          ticked={valuesOf(filters.flow)}
        />
      </Group>
    </Folded>
  );
}

const TAG_MODES = { tag: 'anyTagLegend', allTags: 'allTagsLegend', withoutTag: 'noTagLegend' } as const;

async function Tags({ filters, choices: { tags, hasMoreTags } }: PartProps) {
  const t = await getTranslations('contactList.filters');
  const modes = Object.keys(TAG_MODES) as (keyof typeof TAG_MODES)[];
  return (
    <Folded summary={t('tags')} isOpen={modes.some((mode) => filters[mode] !== undefined)}>
      {modes.map((mode) => (
        <Folded
          key={mode}
          summary={t(TAG_MODES[mode])}
          isOpen={mode === 'tag' || filters[mode] !== undefined}
          isInner
        >
          <Group legend={t(TAG_MODES[mode])} isSaid>
            <Ticks name={mode} options={tags} ticked={chosen(filters[mode], tags)} />
          </Group>
        </Folded>
      ))}
      {hasMoreTags && (
        <p className="text-note text-base-content/70">{t('more', { count: String(tags.length) })}</p>
      )}
    </Folded>
  );
}

async function Segments({ filters, choices: { segments } }: PartProps) {
  const t = await getTranslations('contactList.filters');
  if (segments.length === 0) return null;
  return (
    <Folded summary={t('segment')} isOpen={filters.segment !== undefined}>
      <Group legend={t('segment')} isSaid>
        <Ticks name="segment" options={segments} ticked={chosen(filters.segment, segments)} />
      </Group>
    </Folded>
  );
}

async function Kinds({ filters: { kind, priority } }: PartProps) {
  const t = await getTranslations();
  return (
    <>
      <Folded summary={t('contactList.filters.priority')} isOpen={priority !== undefined}>
        <Group legend={t('contactList.filters.priority')} isSaid>
          <Ticks
            name="priority"
            options={PRIORITY_CHOICES.toReversed().map((one) => [
              one,
              one === 'none' ? t('contactList.filters.noPriority') : t(`contacts.priorities.${one}`),
            ])}
            ticked={valuesOf(priority)}
          />
        </Group>
      </Folded>
      <Folded summary={t('contactList.filters.kind')} isOpen={kind !== undefined}>
        <Group legend={t('contactList.filters.kind')} isSaid>
          <Ticks
            name="kind"
            options={KINDS.map((one) => [one, t(`contacts.kinds.${one}`)])}
            ticked={valuesOf(kind)}
          />
        </Group>
      </Folded>
    </>
  );
}

async function Identifiers({ filters: { has, lacks } }: PartProps) {
  const t = await getTranslations();
  const options = IDENTIFIERS.map((one): Choice => [one, t(`contacts.fields.${one}`)]);
  return (
    <Folded summary={t('contactList.filters.identifiers')} isOpen={has !== undefined || lacks !== undefined}>
      <Group legend={t('contactList.filters.has')}>
        <Ticks name="has" options={options} ticked={valuesOf(has)} isRow />
      </Group>
      <Group legend={t('contactList.filters.lacks')}>
        <Ticks name="lacks" options={options} ticked={valuesOf(lacks)} isRow />
      </Group>
    </Folded>
  );
}

async function CustomField({ filters, choices: { fields } }: PartProps) {
  const t = await getTranslations('contactList.filters');
  if (fields.length === 0) return null;
  return (
    <Folded summary={t('customField')} isOpen={filters.field !== undefined}>
      <SelectField
        name="field"
        label={t('whichField')}
        defaultValue={chosen(filters.field, fields)[0] ?? ''}
        options={[{ value: '', label: t('anyField') }, ...fields.map(optionOf)]}
      />
      <TextField
        name="fieldEquals"
        label={t('fieldEquals')}
        defaultValue={filters.fieldEquals}
        autoComplete="off"
        maxLength={200}
      />
      <TextField
        name="fieldContains"
        label={t('fieldContains')}
        defaultValue={filters.fieldContains}
        autoComplete="off"
        maxLength={200}
      />
    </Folded>
  );
}

async function Place({ filters: { city, addressState } }: PartProps) {
  const t = await getTranslations();
  return (
    <Folded
      summary={t('contactList.filters.place')}
      isOpen={city !== undefined || addressState !== undefined}
    >
      <TextField
        name="city"
        label={t('contacts.fields.city')}
        defaultValue={city}
        autoComplete="off"
        maxLength={200}
      />
      <TextField
        name="addressState"
        label={t('contacts.fields.state')}
        defaultValue={addressState}
        autoComplete="off"
        maxLength={200}
      />
    </Folded>
  );
}

const MOMENTS = ['created', 'updated', 'interaction'] as const;

async function Dates({ filters }: PartProps) {
  const t = await getTranslations('contactList.filters');
  const isOpen = MOMENTS.some((what) => filters[`${what}From`] ?? filters[`${what}To`]);
  return (
    <Folded summary={t('dates')} isOpen={isOpen}>
      {MOMENTS.map((what) => (
        <Group key={what} legend={t(what)} className="grid grid-cols-2 gap-2">
          {(['From', 'To'] as const).map((end) => (
            <TextField
              key={end}
              type="date"
              name={`${what}${end}`}
              label={t(end === 'From' ? 'from' : 'to')}
              defaultValue={filters[`${what}${end}`]}
            />
          ))}
        </Group>
      ))}
    </Folded>
  );
}

async function Import({ filters, choices: { imports } }: PartProps) {
  const t = await getTranslations('contactList');
  if (!imports || imports.length === 0) return null;
  return (
    <Folded summary={t('filters.import')} isOpen={filters.import !== undefined}>
      <SelectField
        name="import"
        label={t('filters.whichImport')}
        defaultValue={filters.import === undefined ? '' : String(filters.import)}
        options={[{ value: '', label: t('filters.anyImport') }, ...imports.map(optionOf)]}
      />
      <SelectField
        name="outcome"
        label={t('filters.outcome')}
        defaultValue={filters.outcome ?? ''}
        options={[
          { value: '', label: t('filters.anyOutcome') },
          ...OUTCOMES.map((outcome) => ({ value: outcome, label: t(`outcomes.${outcome}`) })),
        ]}
      />
    </Folded>
  );
}

function optionOf([value, label]: Choice) {
  return { value, label };
}

async function Ticks({
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

function Folded({ summary, isOpen, isInner, className = '', children }: FoldedProps) {
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

function Group({ legend, isSaid, className, children }: GroupProps) {
  return (
    <fieldset className="min-w-0">
      <legend className={isSaid ? 'sr-only' : 'mb-1 text-small font-medium'}>{legend}</legend>
      <div className={className}>{children}</div>
    </fieldset>
  );
}
