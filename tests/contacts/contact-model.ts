import type { ContactFilters } from '#lib/contacts/filters/contact-filters.ts';
import { PRIORITIES } from '#lib/contacts/priority.ts';
import type { Actor } from '#lib/core/actor.ts';
import { foldText } from '#lib/identifiers/normalize-text.ts';

/** A contact as a table row holds it, in memory. */
export interface ModelContact {
  id: number;
  name: string;
  kind: 'individual' | 'corporate' | 'group';
  active: boolean;
  /** The contact it was merged into. */
  mergedIntoId: number | null;
  email: string | null;
  cpf: string | null;
  phones: string[];
  city: string | null;
  state: string | null;
  priority: 1 | 2 | 3 | null;
  tagIds: number[];
  segmentIds: number[];
  ownerId: number | null;
  custom: Record<string, string>;
  createdAt: string;
  updatedAt: string;
  lastInteractionAt: string | null;
  /** What the base's one import did with it. */
  outcome: 'created' | 'updated' | 'unchanged' | null;
}

/** Whether the contact exists for the person. */
export function isVisible(
  { segmentIds, ownerId }: ModelContact,
  { role, userId, segmentIds: served }: Actor,
): boolean {
  if (role !== 'agent') return true;
  return segmentIds.length === 0 || ownerId === userId || segmentIds.some((id) => served.includes(id));
}

export const MODEL_TIME_ZONE = 'America/Sao_Paulo';

/** Whether a contact matches, said as plainly as it can be; `field` is 1, a text. */
export function matchesModel(contact: ModelContact, filters: ContactFilters): boolean {
  const list = <Item>(given: Item | readonly Item[] | undefined) =>
    given === undefined ? undefined : ([given].flat() as Item[]);
  const { active, merged, search, city, addressState, fieldEquals, fieldContains } = filters;
  const has = {
    cpf: contact.cpf !== null,
    // Nobody in the model has a CNPJ.
    document: contact.cpf !== null,
    phone: contact.phones.length > 0,
    email: contact.email !== null,
  };
  const value = contact.custom['1'];
  const tags = (ids: unknown[] | undefined) => ids?.map(Number);
  return [
    active === undefined || contact.active === active,
    (contact.mergedIntoId !== null) === (merged ?? false),
    list(filters.kind)?.includes(contact.kind) ?? true,
    list(filters.priority)?.includes(
      contact.priority ? (PRIORITIES[contact.priority - 1] ?? 'none') : 'none',
    ) ?? true,
    tags(list(filters.tag))?.some((id) => contact.tagIds.includes(id)) ?? true,
    tags(list(filters.allTags))?.every((id) => contact.tagIds.includes(id)) ?? true,
    !(tags(list(filters.withoutTag))?.some((id) => contact.tagIds.includes(id)) ?? false),
    tags(list(filters.segment))?.some((id) => contact.segmentIds.includes(id)) ?? true,
    tags(list(filters.owner))?.includes(contact.ownerId ?? 0) ?? true,
    filters.withOwner === undefined || filters.withOwner === (contact.ownerId !== null),
    list(filters.has)?.every((kind) => has[kind]) ?? true,
    list(filters.lacks)?.every((kind) => !has[kind]) ?? true,
    city === undefined || sameText(contact.city, city),
    addressState === undefined || sameText(contact.state, addressState),
    filters.field === undefined || value !== undefined,
    fieldEquals === undefined || sameText(value ?? null, fieldEquals),
    fieldContains === undefined || foldText(value ?? '').includes(foldText(fieldContains)),
    isBetween(contact.createdAt, filters.createdFrom, filters.createdTo),
    isBetween(contact.updatedAt, filters.updatedFrom, filters.updatedTo),
    isBetween(contact.lastInteractionAt, filters.interactionFrom, filters.interactionTo),
    filters.import === undefined ||
      (contact.outcome !== null && [undefined, contact.outcome].includes(filters.outcome)),
    search === undefined || foldText(`${contact.name} ${contact.email ?? ''}`).includes(foldText(search)),
  ].every(Boolean);
}

function sameText(one: string | null, other: string): boolean {
  return one !== null && foldText(one) === foldText(other);
}

function isBetween(at: string | null, from: string | undefined, to: string | undefined): boolean {
  if (from === undefined && to === undefined) return true;
  if (at === null) return false;
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: MODEL_TIME_ZONE }).format(new Date(at));
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}

/** In the order a sort asks for; by name, those whose name begins with what is searched come first. */
export function sortModel(contacts: ModelContact[], sort: string, search?: string): ModelContact[] {
  const turned = sort.startsWith('-') ? -1 : 1;
  const key = sort.replace('-', '');
  const byName = (a: ModelContact, b: ModelContact) =>
    compare(foldText(a.name), foldText(b.name)) || a.id - b.id;
  return contacts.toSorted((a, b) => {
    if (sort === 'name' && search)
      return Number(!begins(a, search)) - Number(!begins(b, search)) || byName(a, b);
    if (key === 'name') return turned * byName(a, b);
    if (key === 'created') return turned * (compare(a.createdAt, b.createdAt) || a.id - b.id);
    if (key === 'priority') return lastWhenNull(a.priority, b.priority, turned) || byName(a, b);
    return lastWhenNull(a.lastInteractionAt, b.lastInteractionAt, turned) || turned * (a.id - b.id);
  });
}

function begins({ name }: ModelContact, search: string): boolean {
  return foldText(name).startsWith(foldText(search));
}

function lastWhenNull<Value extends string | number>(
  a: Value | null,
  b: Value | null,
  turned: number,
): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return turned * compare(a, b);
}

function compare<Value extends string | number>(a: Value, b: Value): number {
  return a < b ? -1 : Number(a > b);
}
