import { answerExport } from '#lib/api/answer-export.ts';
import { type ExportedAuditEvent, exportAudit } from '#lib/audit/export-audit.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { actionWords, fieldLabels } from '../audit-rows.ts';

const COLUMNS = [
  'id',
  'at',
  'userId',
  'userName',
  'via',
  'what',
  'action',
  'subject',
  'subjectId',
  'fields',
  'details',
  'causeId',
] as const;

/** What the filters leave, one line an entry. */
export function POST(request: Request): Promise<Response> {
  return answerExport(request, '/audit', async (actor, given) => {
    const pieces = await exportAudit(actor, given);
    const t = await getTranslations({ locale: actor.locale, namespace: 'audit' });
    const labels = await fieldLabels(actor);
    return {
      name: t('file.name'),
      header: COLUMNS.map((column) => t(`file.${column}`)),
      pieces,
      cells: (event: ExportedAuditEvent) => cellsOf(event, t, labels),
    };
  });
}

type Labels = Awaited<ReturnType<typeof fieldLabels>>;

function cellsOf(event: ExportedAuditEvent, t: Words<'audit'>, labels: Labels): string[] {
  const { id, at, userId, userName, via, action, subject, subjectId, details, causeId } = event;
  return [
    String(id),
    at.toISOString(),
    idCell(userId),
    userName ?? t('someone'),
    via === 'web' ? '' : t(`via.${via}`),
    actionWords(event, t),
    action,
    t(`subject.${subject as 'contact'}`),
    idCell(subjectId),
    labels(event).join(', '),
    details ? JSON.stringify(details) : '',
    idCell(causeId),
  ];
}

function idCell(id: number | null): string {
  return id === null ? '' : String(id);
}
