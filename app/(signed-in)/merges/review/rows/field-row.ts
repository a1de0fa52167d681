import type { MergeCell, MergeRow } from '#components/merges/merge-table.tsx';
import type { Contact } from '#lib/contacts/contact-record.ts';
import { ADDRESS_FIELDS } from '#lib/contacts/field-groups.ts';
import { shownValue } from '#lib/contacts/list/shown-value.ts';
import { priorityOf } from '#lib/contacts/priority.ts';
import { formatDay } from '#lib/format/format-date.ts';
import { formatCnpj, formatCpf } from '#lib/identifiers/format.ts';
import type { ChoiceField, MergePlan } from '#lib/merges/merge-plan.ts';
import { SWAPPED_FIELDS, type TextField } from '#lib/merges/planning/member.ts';
import type { Reader, Reviewed } from './reader.ts';

/** A field of one value, which may be chosen among those that differ; none where nobody has it. */
export function fieldRow(field: ChoiceField, review: Reviewed, reader: Reader): MergeRow[] {
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
