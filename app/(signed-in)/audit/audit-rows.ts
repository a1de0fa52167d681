import type { AuditRow } from '#components/audit/audit-table.tsx';
import type { AuditEvent } from '#lib/audit/list-audit-events.ts';
import type { Actor } from '#lib/core/actor.ts';
import { detailsOf } from '#lib/core/audit/audit-actions.ts';
import { listCustomFields } from '#lib/custom-fields/list-custom-fields.ts';
import { formatDateTime } from '#lib/format/format-date.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { contactFieldLabels } from '../contacts/contact-field-labels.ts';

const PLACES: Record<string, string> = {
  contact: '/contacts/',
  run: '/imports/',
  user: '/settings/users/',
  'custom-field': '/settings/custom-fields/',
  tag: '/settings/tags/',
  service: '/settings/services/',
  segment: '/settings/segments/',
};

/** Events in words. Things that were deleted have no address. */
export async function auditRows(events: readonly AuditEvent[], actor: Actor): Promise<AuditRow[]> {
  const t = await getTranslations('audit');
  const bulkWords = await getTranslations('bulk');
  const contactWords = await getTranslations('contacts');
  const customFields = await listCustomFields(actor);
  return events.map((event) => {
    const { id, at, userName, action, subject, subjectId, fields, via } = event;
    const key = `actions.${action.replace('.', '_')}`;
    const place = placeOf(action, subject);
    const labels =
      subject === 'contact'
        ? contactFieldLabels(fields, contactWords, customFields)
        : fields.map((field) => (t.has(`fields.${field}`) ? t(`fields.${field}`) : field));
    return {
      id,
      who: userName ?? t('someone'),
      isPerson: userName !== null,
      what: t.has(key) ? t(key) : action,
      subject:
        subjectId === null
          ? null
          : t('numbered', { subject: t(`subject.${subject}`), id: String(subjectId) }),
      href: place && subjectId !== null ? `${place}${subjectId}` : null,
      fields: [...labels, ...detailLabels(event, t, bulkWords)],
      via: via === 'web' ? null : t(`via.${via}`),
      when: formatWhen(at, actor),
      exactly: formatDateTime(at, actor),
      at: at.toISOString(),
    };
  });
}

function placeOf(action: string, subject: AuditEvent['subject']): string | undefined {
  if (action.endsWith('.deleted')) return undefined;
  return action.startsWith('bulk.') ? '/runs/' : PLACES[subject];
}

/** What the details of an event add: how much was taken out and as what, what was done in bulk. */
function detailLabels(event: AuditEvent, t: Words<'audit'>, bulk: Words<'bulk'>): string[] {
  const exported = detailsOf(event, 'contacts.exported');
  if (exported) return [t('exported', { count: exported.contacts, format: exported.format.toUpperCase() })];
  const changed = detailsOf(event, 'bulk.started', 'bulk.undone');
  return changed ? [bulk(`did.${changed.action}`)] : [];
}
