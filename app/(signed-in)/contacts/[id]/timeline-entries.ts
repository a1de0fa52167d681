import type { TimelineEntry } from '#components/contacts/record/timeline.tsx';
import type { HistoryEntry } from '#lib/contacts/list-contact-history.ts';
import type { Concerned, PortfolioTrail } from '#lib/contacts/portfolio/portfolio-trails.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { listCustomFields } from '#lib/custom-fields/list-custom-fields.ts';
import { formatDateTime } from '#lib/format/format-date.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { contactFieldLabels } from '../form/contact-field-labels.ts';

const KINDS: Record<string, TimelineEntry['kind']> = {
  'contact.created': 'created',
  'contact.updated': 'updated',
  'contact.activated': 'activated',
  'contact.deactivated': 'deactivated',
  'contact.assigned': 'portfolio',
  'contact.unassigned': 'portfolio',
  'contact.blocked': 'blocked',
  'contact.unblocked': 'activated',
  'contact.noted': 'note',
  'contact.note-deleted': 'note',
  'import.created': 'import',
  'import.updated': 'import',
};

/** A contact's history in words. */
export async function timelineEntries(
  entries: readonly HistoryEntry[],
  actor: Actor,
): Promise<TimelineEntry[]> {
  const t = await getTranslations('contacts');
  const portfolioWords = await getTranslations('portfolio');
  const customFields = await listCustomFields(actor);
  return entries.map((entry) => {
    const who = entry.userName ?? t('history.someone');
    const key = `history.${entry.action.replace('.', '-')}`;
    const labels = entry.action.endsWith('.updated') ? contactFieldLabels(entry.fields, t, customFields) : [];
    const via = entry.via === 'web' ? [] : [t(`history.via.${entry.via}`)];
    const by = entry.import ? [t('history.by', { who })] : [];
    return {
      key: entry.key,
      kind: KINDS[entry.action] ?? 'updated',
      title: t.has(key) ? t(key, { who, file: entry.import?.fileName ?? '' }) : entry.action,
      href: entry.import && can(actor, 'imports.view') ? `/imports/${entry.import.id}` : null,
      detail: [labels.join(', '), ...trailWords(entry.portfolio, portfolioWords), ...by, ...via]
        .filter(Boolean)
        .join(' · '),
      when: formatWhen(entry.at, actor),
      exactly: formatDateTime(entry.at, actor),
      at: entry.at.toISOString(),
    };
  });
}

/** `Agente reserva · Caio Lima · reserva: Juliana Prado` */
function trailWords(trail: PortfolioTrail | null, words: Words<'portfolio'>): string[] {
  if (!trail) return [];
  const { flow, owner, backupAgent, service } = trail;
  const person = ({ id, name }: Concerned) => name ?? words('trail.someone', { id });
  return [
    flow && words(`flows.${flow}`),
    owner && person(owner),
    backupAgent && words('trail.backupAgent', { name: person(backupAgent) }),
    service && words('trail.service', { name: service.name ?? service.id }),
  ].filter((text): text is string => Boolean(text));
}
