import type { MergeRow } from '#components/merges/merge-table.tsx';
import type { Contact } from '#lib/contacts/contact-record.ts';
import type { Reader, Reviewed } from './reader.ts';

export function portfolioRow({ contacts, plan }: Reviewed, { t }: Reader): MergeRow {
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

export function hangingRows({ contacts, hanging, outIds, plan }: Reviewed, { t }: Reader): MergeRow[] {
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

export function blockRow({ contacts, plan }: Reviewed, { t }: Reader): MergeRow[] {
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
