import type { ContactFilters } from '#lib/contacts/filters/contact-filters.ts';
import { type FilterNames, filterNames } from '#lib/contacts/filters/filter-names.ts';
import { type OneOrMore, valuesOf } from '#lib/contacts/filters/filter-parts.ts';
import type { Reference } from '#lib/contacts/filters/reference.ts';
import { listOwners } from '#lib/contacts/list/list-owners.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { listCustomFields } from '#lib/custom-fields/list-custom-fields.ts';
import { formatShortDate } from '#lib/format/format-date.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { foldText } from '#lib/identifiers/normalize-text.ts';
import { listImports } from '#lib/imports/list-imports.ts';
import { listSegments } from '#lib/segments/list-segments.ts';
import { listTags } from '#lib/tags/list-tags.ts';
import type { ContactListQuery } from '../contact-list-query.ts';

export type Choice = readonly [value: string, label: string];

/** What the filters offer by name. */
export interface FilterChoices {
  owners: Choice[];
  tags: Choice[];
  /** Where there are more tags than can be ticked: how many are shown, and of how many. */
  someTags: { shown: number; all: number } | null;
  segments: Choice[];
  fields: Choice[];
  /** null where imports are not the reader's to see. */
  imports: Choice[] | null;
}

const MOST_TAGS = 200;

/** What the actor may choose from, and what is chosen already. Of too many tags those that `tagName` finds. */
export async function filterChoices(
  actor: Actor,
  { filters, tagName = '' }: Pick<ContactListQuery, 'filters' | 'tagName'>,
): Promise<FilterChoices> {
  const [owners, tags, segments, fields, names] = await Promise.all([
    listOwners(actor),
    listTags(actor),
    listSegments(actor),
    listCustomFields(actor, { archived: false }),
    filterNames(actor, filters),
  ]);
  const found = tags.length > MOST_TAGS ? tags.filter(isNamed(tagName)) : tags;
  const offered = found.slice(0, MOST_TAGS);
  const chosenTags = [filters.tag, filters.allTags, filters.withoutTag].flat();
  return {
    owners: withChosen(choices(owners), filters.owner, names.owners),
    tags: withChosen(choices(offered), chosenTags as Reference[], names.tags),
    someTags: tags.length > MOST_TAGS ? { shown: offered.length, all: tags.length } : null,
    segments: withChosen(choices(segments), filters.segment, names.segments),
    fields: withChosen(choices(fields), filters.field, names.fields),
    imports: can(actor, 'imports.view') ? await importChoices(actor, filters, names) : null,
  };
}

/** What a field of the form holds: ids as they are, names by the id they have among the choices. */
export function chosen(given: OneOrMore<Reference> | undefined, among: readonly Choice[]): string[] {
  return valuesOf<Reference>(given).map((one) => {
    const named = among.find(
      ([, label]) => label.localeCompare(String(one), 'pt', { sensitivity: 'base' }) === 0,
    );
    return typeof one === 'number' ? String(one) : (named?.[0] ?? one);
  });
}

function isNamed(text: string): (one: { name: string }) => boolean {
  const wanted = foldText(text);
  return ({ name }) => foldText(name).includes(wanted);
}

async function importChoices(actor: Actor, filters: ContactFilters, names: FilterNames): Promise<Choice[]> {
  const t = await getTranslations('imports');
  const items = (await listImports(actor)).items.filter(({ target }) => target === 'contacts');
  const listed = items.map(
    ({ id, fileName, createdAt }): Choice => [
      String(id),
      `${fileName || t('one')}, ${formatShortDate(createdAt, actor)}`,
    ],
  );
  return withChosen(listed, filters.import, names.imports);
}

function choices(rows: readonly { id: number; name: string }[]): Choice[] {
  return rows.map(({ id, name }) => [String(id), name]);
}

/** A choice that is set must stand in the form, or sending it would undo it. */
function withChosen(
  offered: Choice[],
  set: OneOrMore<Reference> | undefined,
  names: ReadonlyMap<number, string>,
): Choice[] {
  const missing = chosen(set, offered).filter((value) => !offered.some(([own]) => own === value));
  return [
    ...offered,
    ...[...new Set(missing)].map((value): Choice => [value, names.get(Number(value)) ?? value]),
  ];
}
