import type { AuditRow } from '#components/audit/audit-table.tsx';
import { type AuditEvent, MOST_COUNTED } from '#lib/audit/list-audit-events.ts';
import { subjectNames } from '#lib/audit/subject-names.ts';
import type { Actor } from '#lib/core/actor.ts';
import { detailsOf } from '#lib/core/audit/audit-actions.ts';
import { listCustomFields } from '#lib/custom-fields/list-custom-fields.ts';
import { formatDateTime } from '#lib/format/format-date.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { contactFieldLabels } from '../contacts/form/contact-field-labels.ts';

/** Entries in words, with the names that things have now. `opened` is the cause whose entries they are. */
export async function auditRows(
  events: readonly AuditEvent[],
  actor: Actor,
  { opened }: { opened?: number } = {},
): Promise<AuditRow[]> {
  const t = await getTranslations();
  const words = await getTranslations('audit');
  const labels = await fieldLabels(actor);
  const concerned = events.flatMap((event) => [...peopleOf(event), ...(event.cause ? [event.cause] : [])]);
  const named = await subjectNames(actor, [...events, ...concerned], t);
  const person = (id: number) => named({ subject: 'user', subjectId: id })?.name ?? words('someone');
  return events.map((event) => {
    const { id, at, userName, subject, subjectId, via, cause, made } = event;
    const about = named(event);
    return {
      id,
      who: userName ?? words('someone'),
      isPerson: userName !== null,
      what: actionWords(event, words),
      subject:
        about?.name ??
        (subjectId === null
          ? null
          : words('numbered', { subject: words(`subject.${subject}`), id: String(subjectId) })),
      href: about?.href ?? null,
      fields: [...(detailLabels(event, t, person) ?? labels(event))],
      cause: cause &&
        cause.id !== opened && {
          words: named(cause)?.name ?? actionWords(cause, words),
          href: `/audit?cause=${cause.id}`,
        },
      made:
        made > 0
          ? {
              words: words('made', {
                count: Math.min(made, MOST_COUNTED),
                more: String(made > MOST_COUNTED),
              }),
              href: `/audit?cause=${id}`,
            }
          : null,
      via: via === 'web' ? null : words(`via.${via}`),
      when: formatWhen(at, actor),
      exactly: formatDateTime(at, actor),
      at: at.toISOString(),
    };
  });
}

export function actionWords({ action }: { action: string }, words: Words<'audit'>): string {
  const key = `actions.${action.replace('.', '_')}`;
  return words.has(key) ? words(key) : action;
}

/** Words for the names of fields that an entry has. */
export async function fieldLabels(
  actor: Actor,
): Promise<(event: Pick<AuditEvent, 'subject' | 'fields'>) => string[]> {
  const words = await getTranslations('audit');
  const contactWords = await getTranslations('contacts');
  const customFields = await listCustomFields(actor);
  return ({ subject, fields }) =>
    subject === 'contact'
      ? contactFieldLabels(fields, contactWords, customFields)
      : fields.map((field) => (words.has(`fields.${field}`) ? words(`fields.${field}`) : field));
}

/** The users whom the details of an entry name. */
function peopleOf(event: AuditEvent): { subject: string; subjectId: number | null }[] {
  const { ownerId } = detailsOf(event, 'contact.assigned', 'contact.unassigned') ?? {};
  const { toId } = detailsOf(event, 'portfolio.handed-over') ?? {};
  return [ownerId, toId].flatMap((id) => (id ? [{ subject: 'user', subjectId: id }] : []));
}

/** What the details of an entry say, where it has any: how much was taken out and as what, into whose portfolio. */
function detailLabels(event: AuditEvent, t: Words, person: (id: number) => string): string[] | null {
  const exported = detailsOf(event, 'contacts.exported');
  if (exported)
    return [t('audit.exported', { count: exported.contacts, format: exported.format.toUpperCase() })];
  const portfolio = detailsOf(event, 'contact.assigned', 'contact.unassigned');
  if (portfolio?.ownerId) return [person(portfolio.ownerId), t(`portfolio.flows.${portfolio.flow}`)];
  const handedOver = detailsOf(event, 'portfolio.handed-over');
  if (handedOver)
    return [handedOver.toId ? t('audit.handedTo', { name: person(handedOver.toId) }) : t('audit.dissolved')];
  const listed = detailsOf(event, 'blacklist.added', 'blacklist.removed', 'blacklist.exported');
  if (listed)
    return [t(`blacklist.lists.${listed.direction}`), t('audit.numbers', { count: listed.numbers })];
  const blocked = detailsOf(event, 'contact.blocked');
  if (blocked) return [t('audit.closed', { count: blocked.closed })];
  const saved = detailsOf(event, 'sync.started');
  if (saved)
    return (['people', 'groups'] as const).filter((which) => saved[which]).map((which) => t(`sync.${which}`));
  const told = detailsOf(event, 'audit.exported');
  if (told) return [t('audit.entries', { count: told.entries })];
  const replayed = detailsOf(event, 'webhook.replayed');
  if (replayed) return [t('audit.replayed', { count: replayed.deliveries })];
  return null;
}
