import { MOST_CUSTOM_FIELDS, MOST_PHONES, MOST_SEGMENTS, MOST_TAGS } from '#lib/core/limits.ts';
import {
  type Member,
  SWAPPED_FIELDS,
  type SwappedField,
  TEXT_FIELDS,
  type TextField,
  UNIQUE_FIELDS,
} from './planning/member.ts';

/** Fields of which one value remains: a choice names the member whose value that is. */
export type ChoiceField = 'name' | 'kind' | TextField | `custom:${string}`;

export interface Choices {
  /** Who remains; else whoever comes first by the organization's criterion. */
  primaryId?: number;
  values?: Readonly<Partial<Record<ChoiceField, number>>>;
}

/** A value of one member. */
export interface Of<Value = string> {
  value: Value;
  /** The member's id. */
  from: number;
}

export type FieldOf = Of & { field: ChoiceField };

/** What the primary is afterwards, as far as a merge changes it. */
export type Result = Pick<
  Member,
  'name' | 'kind' | 'texts' | 'phones' | 'tagIds' | 'segmentIds' | 'custom' | 'lastInteractionAt'
>;

export interface MergePlan {
  primary: Member;
  /** In the order in which they fill what is blank. */
  secondaries: readonly Member[];
  result: Result;
  /** What was blank in the primary. */
  filled: FieldOf[];
  /** What somebody chose instead of the primary's own value. */
  chosen: FieldOf[];
  /** Values that the member they come from gives up, for the primary's own or for none. */
  moved: { field: SwappedField; from: number; back: string | null }[];
  added: { phones: Of[]; tagIds: Of<number>[]; segmentIds: Of<number>[] };
  /** Nothing of it is lost: it stays with its secondary. */
  notFitting: { phones: Of[]; tagIds: Of<number>[]; segmentIds: Of<number>[]; custom: Of[] };
  /** Other values than the one that remains. They stay with their secondaries, too. */
  staying: FieldOf[];
  /** The secondary whose picture the primary gets. */
  avatarFrom: number | null;
  /** Secondaries whose portfolio is undone. */
  unassigned: number[];
  openInteractions: number;
  /** One of them is blocked, and so is who remains. */
  blocked: boolean;
  /** It was not, until now. */
  becomesBlocked: boolean;
}

/**
 * What becomes of contacts that are merged; nothing else decides it, neither for a preview nor for a merge nor for counts. Members
 * come in the order of the primary criterion. What is blank in the primary is filled from the others, latest interaction first.
 */
export function mergePlan(members: readonly Member[], choices: Choices = {}): MergePlan {
  const primary = members.find(({ id }) => id === choices.primaryId) ?? members[0];
  if (!primary) throw new Error('nobody to merge');
  const secondaries = members.filter((one) => one !== primary).sort(laterFirst);
  const plan = emptyPlan(primary, secondaries);
  const chosen = (field: ChoiceField) => choices.values?.[field];
  settle('name', ({ name }) => name, chosen('name'), plan);
  settle('kind', ({ kind }) => kind, chosen('kind'), plan);
  for (const field of TEXT_FIELDS) settle(field, ({ texts }) => texts[field], chosen(field), plan);
  for (const id of customIds(secondaries)) {
    const field = `custom:${id}` as const;
    settle(field, ({ custom }) => custom[id], chosen(field), plan);
  }
  unite(plan.result, 'phones', MOST_PHONES, plan);
  unite(plan.result, 'tagIds', MOST_TAGS, plan);
  unite(plan.result, 'segmentIds', MOST_SEGMENTS, plan);
  return plan;
}

function emptyPlan(primary: Member, secondaries: readonly Member[]): MergePlan {
  const blocked = primary.blocked || secondaries.some((one) => one.blocked);
  return {
    primary,
    secondaries,
    result: {
      name: primary.name,
      kind: primary.kind,
      texts: { ...primary.texts },
      phones: primary.phones,
      tagIds: primary.tagIds,
      segmentIds: primary.segmentIds,
      custom: { ...primary.custom },
      lastInteractionAt: latest([primary, ...secondaries]),
    },
    filled: [],
    chosen: [],
    moved: [],
    added: { phones: [], tagIds: [], segmentIds: [] },
    notFitting: { phones: [], tagIds: [], segmentIds: [], custom: [] },
    staying: [],
    avatarFrom: primary.hasAvatar ? null : (secondaries.find(({ hasAvatar }) => hasAvatar)?.id ?? null),
    unassigned: secondaries.filter(({ ownerId }) => ownerId !== null).map(({ id }) => id),
    openInteractions: secondaries.reduce((sum, one) => sum + one.openInteractions, primary.openInteractions),
    blocked,
    becomesBlocked: blocked && !primary.blocked,
  };
}

function laterFirst(one: Member, other: Member): number {
  const [a, b] = [one.lastInteractionAt ?? -1, other.lastInteractionAt ?? -1];
  return b - a || other.createdAt - one.createdAt || other.id - one.id;
}

function latest(members: readonly Member[]): number | null {
  const moments = members.flatMap(({ lastInteractionAt }) => lastInteractionAt ?? []);
  return moments.length > 0 ? moments.reduce((one, other) => Math.max(one, other)) : null;
}

function customIds(members: readonly Member[]): string[] {
  if (members.every(({ custom }) => isEmpty(custom))) return [];
  return [...new Set(members.flatMap(({ custom }) => Object.keys(custom)))];
}

function isEmpty(custom: object): boolean {
  for (const _ in custom) return false;
  return true;
}

function settle(
  field: ChoiceField,
  read: (member: Member) => string | undefined,
  chosen: number | undefined,
  plan: MergePlan,
): void {
  const own = read(plan.primary);
  if (plan.secondaries.every((one) => isSame(field, read(one) ?? own, own))) return;
  const from = giverOf(field, own, read, chosen, plan);
  if (from) {
    const value = read(from) ?? '';
    put(field, value, plan);
    (own === undefined ? plan.filled : plan.chosen).push({ field, value, from: from.id });
    if (isGivenUp(field, own)) plan.moved.push({ field, from: from.id, back: own ?? null });
  }
  const stands = from ? read(from) : own;
  for (const member of plan.secondaries) {
    const value = read(member);
    if (value !== undefined && !isSame(field, value, stands))
      plan.staying.push({ field, value, from: member.id });
  }
}

function isSame(field: ChoiceField, one: string | undefined, other: string | undefined): boolean {
  return one === other || (field === 'email' && one?.toLowerCase() === other?.toLowerCase());
}

/** Whose value the primary gets; undefined: its own stays, or nobody has any. */
function giverOf(
  field: ChoiceField,
  own: string | undefined,
  read: (member: Member) => string | undefined,
  chosen: number | undefined,
  plan: MergePlan,
): Member | undefined {
  const picked = chosen === undefined ? undefined : plan.secondaries.find(({ id }) => id === chosen);
  if (picked && read(picked) !== undefined && !isSame(field, read(picked), own)) return picked;
  if (own !== undefined) return undefined;
  const from = plan.secondaries.find((one) => read(one) !== undefined);
  if (!from || !field.startsWith('custom:')) return from;
  if (Object.keys(plan.result.custom).length < MOST_CUSTOM_FIELDS) return from;
  plan.notFitting.custom.push({ value: field.slice('custom:'.length), from: from.id });
  return undefined;
}

function put(field: ChoiceField, value: string, { result }: MergePlan): void {
  if (field === 'name') result.name = value;
  else if (field === 'kind') result.kind = value as Member['kind'];
  else if (field.startsWith('custom:'))
    Object.assign(result.custom, { [field.slice('custom:'.length)]: value });
  else result.texts[field as TextField] = value;
}

function isGivenUp(field: ChoiceField, own: string | undefined): field is SwappedField {
  const fields: readonly ChoiceField[] = own === undefined ? UNIQUE_FIELDS : SWAPPED_FIELDS;
  return fields.includes(field);
}

type List = 'phones' | 'tagIds' | 'segmentIds';

/** The primary's own first; what is too much stays where it is. */
function unite<Name extends List>(result: Result, name: Name, most: number, plan: MergePlan): void {
  type Item = Member[Name][number];
  const own = plan.primary[name] as readonly Item[];
  const held = new Set<Item>(own);
  const [added, notFitting] = [plan.added[name], plan.notFitting[name]] as Of<Item>[][];
  for (const { id: from, [name]: items } of plan.secondaries) {
    for (const value of items as readonly Item[]) {
      if (held.has(value)) continue;
      const fits = own.length + (added?.length ?? 0) < most;
      held.add(value);
      (fits ? added : notFitting)?.push({ value, from });
    }
  }
  if (added && added.length > 0)
    Object.assign(result, { [name]: [...own, ...added.map(({ value }) => value)] });
}
