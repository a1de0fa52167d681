import type { MergeCell, MergeRow } from '#components/merges/merge-table.tsx';
import type { Contact } from '#lib/contacts/contact-record.ts';
import { ADDRESS_FIELDS } from '#lib/contacts/field-groups.ts';
import { shownValue } from '#lib/contacts/list/shown-value.ts';
import { priorityOf } from '#lib/contacts/priority.ts';
import type { Actor } from '#lib/core/actor.ts';
import { formatDay } from '#lib/format/format-date.ts';
import type { Words } from '#lib/i18n/get-translations.ts';
import { formatCnpj, formatCpf, formatPhone } from '#lib/identifiers/format.ts';
import type { ChoiceField, MergePlan } from '#lib/merges/merge-plan.ts';
import { SWAPPED_FIELDS, TEXT_FIELDS, type TextField } from '#lib/merges/planning/member.ts';
import type { MergeReview } from '#lib/merges/review-merge.ts';

interface Reader {
  actor: Actor;
  t: Words;
  /** Explicit choices, by field as `merge-plan.ts` names it. */
  chosen: ReadonlyMap<string, number>;
}

/** Of what does not fit. */
const MOST_NAMED = 10;

type Reviewed = MergeReview & { plan: MergePlan };

/** Every field that somebody has, with what comes of it, and then what hangs on them. */
export function reviewRows(review: Reviewed, reader: Reader): MergeRow[] {
  const single = ['name', 'kind', ...TEXT_FIELDS] as const;
  const [names, rest] = [single.slice(0, 4), single.slice(4)];
  return [
    ...names.flatMap((field) => singleRow(field, review, reader)),
    ...phoneRow(review, reader),
    ...rest.flatMap((field) => singleRow(field, review, reader)),
    ...labelRow('tags', 'tagIds', review, reader),
    ...labelRow('segments', 'segmentIds', review, reader),
    ...customIds(review).flatMap((id) => singleRow(`custom:${id}`, review, reader)),
    portfolioRow(review, reader),
    ...hangingRows(review, reader),
    ...blockRow(review, reader),
  ];
}

function singleRow(field: ChoiceField, review: Reviewed, reader: Reader): MergeRow[] {
  const { contacts, plan, outIds, links } = review;
  const values = contacts.map((contact) => heldBy(field, contact));
  if (values.every((value) => value === null)) return [];
  const inside = contacts.filter(({ id }) => !outIds.includes(id));
  const different = new Set(inside.map((one) => heldBy(field, one)).filter((value) => value !== null));
  const picked = reader.chosen.get(field);
  const taken = [...plan.filled, ...plan.chosen].find((one) => one.field === field);
  const giver = taken?.from ?? plan.primary.id;
  const automatic = picked === undefined ? giver : null;
  const cells = contacts.map((contact, at): MergeCell => {
    const value = values[at] ?? null;
    const isIn = !outIds.includes(contact.id);
    const link = links.find(
      (one) =>
        one.kind === field && one.value === value?.toLowerCase() && one.contactIds.includes(contact.id),
    );
    const shown = value === null ? [] : [wordOf(field, value, contact, reader)];
    return {
      lines: shown,
      choice:
        value !== null && isIn && different.size > 1
          ? {
              value: contact.id === automatic ? '' : String(contact.id),
              checked: contact.id === giver,
              label: reader.t('merges.review.choose', {
                field: labelOf(field, review, reader),
                value: shown[0] ?? '',
              }),
            }
          : null,
      differs: value !== null && isIn && different.size > 1,
      adds: taken?.from === contact.id && plan.filled.some((one) => one.field === field),
      shared: link ? reader.t('merges.review.shared', { count: link.holders }) : null,
    };
  });
  return [
    {
      key: keyOf(field),
      label: labelOf(field, review, reader),
      cells,
      result: resultOf(field, review, reader),
    },
  ];
}

/** Forms know custom fields as `customFields.f12`. */
function keyOf(field: ChoiceField): string {
  return field.startsWith('custom:') ? `customFields.f${field.slice('custom:'.length)}` : field;
}

function labelOf(field: ChoiceField, { contacts }: Reviewed, { t }: Reader): string {
  const custom = customOf(field, contacts);
  return custom ? custom.name : t(`contacts.fields.${field}`);
}

function customOf(field: ChoiceField, contacts: readonly Contact[]) {
  const id = field.startsWith('custom:') ? Number(field.slice('custom:'.length)) : null;
  return contacts.flatMap(({ customFields }) => customFields).find((one) => one.id === id);
}

function customIds({ contacts }: Reviewed): number[] {
  return [...new Set(contacts.flatMap(({ customFields }) => customFields.map(({ id }) => id)))];
}

/** As the plan holds it. */
function heldBy(field: ChoiceField, contact: Contact): string | null {
  if (field.startsWith('custom:')) return customOf(field, [contact])?.value ?? null;
  return contact[field as 'name' | TextField] || null;
}

function wordOf(field: ChoiceField, value: string, contact: Contact | null, reader: Reader): string {
  const { actor, t } = reader;
  if (field === 'cpf') return formatCpf(value);
  if (field === 'cnpj') return formatCnpj(value);
  if (field === 'birthDate') return formatDay(value, actor.locale);
  if (field === 'gender') return t(`contacts.genders.${value}`);
  if (field === 'kind') return t(`contacts.kinds.${value}`);
  if (field === 'priority') return t(`contacts.priorities.${value}`);
  const custom = contact && customOf(field, [contact]);
  return custom ? shownValue({ type: custom.type, value }, actor.locale) : value;
}

function resultOf(field: ChoiceField, review: Reviewed, reader: Reader): MergeRow['result'] {
  const { plan, contacts } = review;
  const { t } = reader;
  const taken = [...plan.filled, ...plan.chosen].find((one) => one.field === field);
  const source = contacts.find(({ id }) => id === (taken?.from ?? plan.primary.id)) ?? null;
  const value = resultValue(field, plan);
  const notes: string[] = [];
  if (taken && plan.moved.some((one) => one.field === field)) notes.push(t('merges.review.moves'));
  else if (taken && source) {
    const word = plan.filled.includes(taken) ? 'filled' : 'chosen';
    notes.push(t(`merges.review.${word}`, { name: source.name }));
  }
  const staying = plan.staying.filter((one) => one.field === field);
  const isSought = SWAPPED_FIELDS.some((one) => one === field);
  if (staying.length > 0 && isSought) {
    const values = staying.map((one) => wordOf(field, one.value, null, reader)).join(', ');
    notes.push(t('merges.review.staying', { values }));
  } else if (staying.length > 0 && field !== 'name' && field !== 'kind')
    notes.push(t('merges.review.stayingMany', { count: staying.length }));
  const isMixed = field === firstOfAddress(plan) && isMixedAddress(plan);
  if (isMixed) notes.push(t('merges.review.mixedAddress'));
  return { lines: value === null ? [] : [wordOf(field, value, source, reader)], notes, isWarning: isMixed };
}

function resultValue(field: ChoiceField, { result }: MergePlan): string | null {
  if (field === 'name') return result.name;
  if (field === 'kind') return result.kind;
  if (field.startsWith('custom:')) return result.custom[field.slice('custom:'.length)] ?? null;
  const value = result.texts[field as TextField] ?? null;
  return field === 'priority' && value !== null ? priorityOf(Number(value)) : value;
}

function firstOfAddress({ result }: MergePlan): ChoiceField | undefined {
  return ADDRESS_FIELDS.find((field) => result.texts[field] !== undefined);
}

/** A street of one record in the city of another is no address. */
function isMixedAddress({ primary, filled, chosen }: MergePlan): boolean {
  const isAddress = ({ field }: { field: string }) => ADDRESS_FIELDS.some((one) => one === field);
  const from = new Set([...filled, ...chosen].filter(isAddress).map((one) => one.from));
  if (ADDRESS_FIELDS.some((field) => primary.texts[field] !== undefined)) from.add(primary.id);
  return from.size > 1;
}

function phoneRow({ contacts, plan, outIds, links }: Reviewed, { t }: Reader): MergeRow[] {
  if (contacts.every(({ phones }) => phones.length === 0)) return [];
  const added = new Set(plan.added.phones.map(({ from }) => from));
  const cells = contacts.map((contact): MergeCell => {
    const link = links.find(({ kind, contactIds }) => kind === 'phone' && contactIds.includes(contact.id));
    return {
      lines: contact.phones.map(formatPhone),
      choice: null,
      differs: false,
      adds: added.has(contact.id) && !outIds.includes(contact.id),
      shared: link ? t('merges.review.shared', { count: link.holders }) : null,
    };
  });
  const notes: string[] = [];
  const [came, left] = [plan.added.phones.length, plan.notFitting.phones];
  if (came > 0) notes.push(t('merges.review.phonesAdded', { count: came }));
  if (left.length > 0) {
    const named = left.slice(0, MOST_NAMED).map(({ value }) => formatPhone(value));
    const others = left.length - named.length;
    if (others > 0) named.push(t('merges.history.others', { count: others }));
    notes.push(t('merges.review.notFitting', { values: named.join(', ') }));
  }
  return [
    {
      key: 'phones',
      label: t('contacts.fields.phones'),
      cells,
      result: { lines: plan.result.phones.map(formatPhone), notes, isWarning: left.length > 0 },
    },
  ];
}

function labelRow(
  field: 'tags' | 'segments',
  list: 'tagIds' | 'segmentIds',
  { contacts, plan }: Reviewed,
  { t }: Reader,
): MergeRow[] {
  if (contacts.every((contact) => contact[field].length === 0)) return [];
  const names = new Map(contacts.flatMap((contact) => contact[field].map(({ id, name }) => [id, name])));
  const named = (ids: readonly number[]) => ids.map((id) => names.get(id) ?? `#${id}`);
  const [added, left] = [plan.added[list], plan.notFitting[list]];
  const notes: string[] = [];
  if (added.length > 0) notes.push(t('merges.review.added', { count: added.length }));
  if (left.length > 0)
    notes.push(t('merges.review.notFitting', { values: named(left.map(({ value }) => value)).join(', ') }));
  return [
    {
      key: field,
      label: t(`contacts.fields.${field}`),
      cells: contacts.map(
        (contact): MergeCell => ({
          lines: contact[field].length > 0 ? [contact[field].map(({ name }) => name).join(', ')] : [],
          choice: null,
          differs: false,
          adds: added.some(({ from }) => from === contact.id),
          shared: null,
        }),
      ),
      result: {
        lines: plan.result[list].length > 0 ? [named(plan.result[list]).join(', ')] : [],
        notes,
        isWarning: left.length > 0,
      },
    },
  ];
}

function portfolioRow({ contacts, plan }: Reviewed, { t }: Reader): MergeRow {
  const words = ({ portfolio }: Contact) =>
    portfolio
      ? [`${portfolio.owner.name} · ${t(`portfolio.flows.${portfolio.flow}`)}`]
      : [t('merges.review.noOwner')];
  const primary = contacts.find(({ id }) => id === plan.primary.id);
  const undone = plan.unassigned.length;
  return {
    key: 'portfolio',
    label: t('contacts.fields.portfolio'),
    cells: contacts.map((contact) => ({
      lines: words(contact),
      choice: null,
      differs: plan.unassigned.includes(contact.id),
      adds: false,
      shared: null,
    })),
    result: {
      lines: primary ? words(primary) : [],
      notes: undone > 0 ? [t('merges.review.unassigned', { count: undone })] : [],
      isWarning: undone > 0,
    },
  };
}

function hangingRows({ contacts, hanging, outIds, plan }: Reviewed, { t }: Reader): MergeRow[] {
  const places = new Set([...hanging.values()].flatMap((counted) => [...counted.keys()]));
  const shown = ['interaction', ...[...places].filter((place) => place !== 'interaction')];
  return shown.map((place) => {
    const count = (id: number) => hanging.get(id)?.get(place) ?? 0;
    const inside = contacts.filter(({ id }) => !outIds.includes(id));
    const others = inside.filter(({ id }) => id !== plan.primary.id && count(id) > 0);
    const key = `merges.hanging.${place}`;
    return {
      key: place,
      label: t(t.has(key) ? key : 'merges.hanging.other'),
      cells: contacts.map(({ id }) => ({
        lines: [String(count(id))],
        choice: null,
        differs: false,
        adds: others.some((one) => one.id === id),
        shared: null,
      })),
      result: {
        lines: [String(inside.reduce((sum, { id }) => sum + count(id), 0))],
        notes: place === 'interaction' && others.length > 0 ? [t('merges.review.hanging')] : [],
      },
    };
  });
}

function blockRow({ contacts, plan }: Reviewed, { t }: Reader): MergeRow[] {
  if (!contacts.some(({ blockedAt }) => blockedAt)) return [];
  const word = (blocked: boolean) => t(blocked ? 'merges.review.yes' : 'merges.review.no');
  return [
    {
      key: 'blocked',
      label: t('blocking.mark'),
      cells: contacts.map(({ blockedAt }) => ({
        lines: [word(blockedAt !== null)],
        choice: null,
        differs: blockedAt !== null,
        adds: false,
        shared: null,
      })),
      result: {
        lines: [word(plan.blocked)],
        notes: plan.becomesBlocked ? [t('merges.review.becomesBlocked')] : [],
        isWarning: plan.becomesBlocked,
      },
    },
  ];
}
