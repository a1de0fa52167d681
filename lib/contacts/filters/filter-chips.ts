import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { formatDay } from '#lib/format/format-date.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import type { ContactFilters } from './contact-filters.ts';
import { type FilterNames, filterNames } from './filter-names.ts';
import { type OneOrMore, valuesOf } from './filter-parts.ts';
import type { Reference } from './reference.ts';

export interface FilterChip {
  label: string;
  value: string;
  names: (keyof ContactFilters)[];
}

interface Context {
  actor: Actor;
  names: FilterNames;
  t: Words;
}

/** The set filters in the reader's words; the search stands in its field and the state in its switch. */
export async function filterChips(
  actor: Actor,
  filters: ContactFilters,
  db: Database = database(),
): Promise<FilterChip[]> {
  authorize(actor, 'contacts.view');
  const t = await getTranslations({ locale: actor.locale });
  const context = { actor, names: await filterNames(actor, filters, db), t };
  return [
    ...goneChips(filters, context),
    ...blockedChips(filters, context),
    ...portfolioChips(filters, context),
    ...tagChips(filters, context),
    ...choiceChips(filters, context),
    ...textChips(filters, context),
    ...customFieldChips(filters, context),
    ...dateChips(filters, context),
    ...importChips(filters, context),
    ...runChips(filters, context),
  ];
}

/** Who is no person of the base any more, asked for apart. */
function goneChips(filters: ContactFilters, { t }: Context): FilterChip[] {
  return (['merged', 'anonymized'] as const)
    .filter((name) => filters[name])
    .map((name) => ({
      label: t('contactList.filters.state'),
      value: t(`contactList.filters.${name}`),
      names: [name],
    }));
}

function blockedChips({ blocked }: ContactFilters, { t }: Context): FilterChip[] {
  if (blocked === undefined) return [];
  const value = t(`contactList.filters.blockedChoices.${blocked}`);
  return [{ label: t('contactList.filters.blocked'), value, names: ['blocked'] }];
}

function portfolioChips({ withOwner, owner, flow }: ContactFilters, { actor, names, t }: Context) {
  const chips: FilterChip[] = [];
  if (withOwner !== undefined)
    chips.push({
      label: t('contactList.filters.portfolio'),
      value: t(`contactList.filters.withOwner.${withOwner}`),
      names: ['withOwner'],
    });
  const owners = called(owner, names.owners, t('contactList.filters.someone'));
  const flows = valuesOf(flow).map((one) => t(`portfolio.flows.${one}`));
  if (owners.length > 0)
    chips.push({ label: t('contactList.filters.owner'), value: either(owners, actor), names: ['owner'] });
  if (flows.length > 0)
    chips.push({ label: t('contactList.filters.flow'), value: either(flows, actor), names: ['flow'] });
  return chips;
}

function tagChips({ tag, allTags, withoutTag, segment }: ContactFilters, context: Context) {
  const { names, t } = context;
  const gone = t('contactList.filters.gone');
  const list = [
    { name: 'tag', texts: called(tag, names.tags, gone), join: either },
    { name: 'allTags', texts: called(allTags, names.tags, gone), join: both },
    { name: 'withoutTag', texts: called(withoutTag, names.tags, gone), join: either },
    { name: 'segment', texts: called(segment, names.segments, gone), join: either },
  ] as const;
  return listChips(list, context);
}

function choiceChips({ kind, priority, has, lacks }: ContactFilters, context: Context) {
  const { t } = context;
  const identifiers = (given: ContactFilters['has']) =>
    valuesOf(given).map((one) => t(`contacts.fields.${one}`));
  const list = [
    { name: 'kind', texts: valuesOf(kind).map((one) => t(`contacts.kinds.${one}`)), join: either },
    {
      name: 'priority',
      texts: valuesOf(priority).map((one) =>
        one === 'none' ? t('contactList.filters.noPriority') : t(`contacts.priorities.${one}`),
      ),
      join: either,
    },
    { name: 'has', texts: identifiers(has), join: both },
    { name: 'lacks', texts: identifiers(lacks), join: both },
  ] as const;
  return listChips(list, context);
}

interface Listed {
  name: 'tag' | 'allTags' | 'withoutTag' | 'segment' | 'kind' | 'priority' | 'has' | 'lacks';
  texts: readonly string[];
  join: (texts: readonly string[], actor: Actor) => string;
}

function listChips(list: readonly Listed[], { actor, t }: Context): FilterChip[] {
  return list
    .filter(({ texts }) => texts.length > 0)
    .map(({ name, texts, join }) => ({
      label: t(`contactList.filters.${name}`),
      value: join(texts, actor),
      names: [name],
    }));
}

function textChips({ city, addressState, clientCode }: ContactFilters, { t }: Context): FilterChip[] {
  const chips: FilterChip[] = [];
  if (clientCode)
    chips.push({ label: t('contacts.fields.clientCode'), value: clientCode, names: ['clientCode'] });
  if (city) chips.push({ label: t('contacts.fields.city'), value: city, names: ['city'] });
  if (addressState)
    chips.push({ label: t('contacts.fields.state'), value: addressState, names: ['addressState'] });
  return chips;
}

function customFieldChips(filters: ContactFilters, { names: { fields }, t }: Context): FilterChip[] {
  const { field, fieldEquals, fieldContains } = filters;
  if (field === undefined) return [];
  const said = [
    ...(fieldEquals ? [t('contactList.filters.equals', { text: fieldEquals })] : []),
    ...(fieldContains ? [t('contactList.filters.contains', { text: fieldContains })] : []),
  ];
  return [
    {
      label: called(field, fields, t('contactList.filters.gone'))[0] ?? '',
      value: said.join(', ') || t('contactList.filters.filled'),
      names: ['field', 'fieldEquals', 'fieldContains'],
    },
  ];
}

function dateChips(filters: ContactFilters, { actor, t }: Context): FilterChip[] {
  return (['created', 'updated', 'interaction'] as const).flatMap((what) => {
    const [from, to] = [filters[`${what}From`], filters[`${what}To`]];
    if (!from && !to) return [];
    const days = {
      from: from ? formatDay(from, actor.locale) : '',
      to: to ? formatDay(to, actor.locale) : '',
    };
    const key = from && to ? (from === to ? 'on' : 'between') : from ? 'since' : 'until';
    return [
      {
        label: t(`contactList.filters.${what}`),
        value: t(`contactList.filters.${key}`, days),
        names: [`${what}From`, `${what}To`] as (keyof ContactFilters)[],
      },
    ];
  });
}

function importChips({ import: run, outcome }: ContactFilters, { names, t }: Context): FilterChip[] {
  if (run === undefined) return [];
  const file = names.imports.get(run) ?? t('contactList.filters.gone');
  return [
    {
      label: t('contactList.filters.import'),
      value: outcome ? `${file}, ${t(`contactList.outcomes.${outcome}`)}` : file,
      names: ['import', 'outcome'],
    },
  ];
}

function runChips({ run, runOutcome }: ContactFilters, { t }: Context): FilterChip[] {
  if (run === undefined) return [];
  const value = runOutcome ? t(`contactList.runOutcomes.${runOutcome}`) : '';
  return [{ label: t('contactList.filters.run'), value, names: ['run', 'runOutcome'] }];
}

/** What references are called: whoever gave a name reads it again. */
function called(
  references: OneOrMore<Reference> | undefined,
  names: ReadonlyMap<number, string>,
  unknown: string,
): string[] {
  return valuesOf(references).map((one) => (typeof one === 'number' ? (names.get(one) ?? unknown) : one));
}

function either(texts: readonly string[], { locale }: Actor): string {
  return new Intl.ListFormat(locale, { type: 'disjunction' }).format(texts);
}

function both(texts: readonly string[], { locale }: Actor): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(texts);
}
