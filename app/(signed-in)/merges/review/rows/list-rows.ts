import type { MergeCell, MergeRow } from '#components/merges/merge-table.tsx';
import { formatPhone } from '#lib/identifiers/format.ts';
import type { Reader, Reviewed } from './reader.ts';

/** Of what does not fit. */
const MOST_NAMED = 10;

export function phoneRow({ contacts, plan, outIds, links }: Reviewed, { t }: Reader): MergeRow[] {
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

export function labelRow(
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
