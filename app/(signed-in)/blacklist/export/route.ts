import { answerExport } from '#lib/api/answer-export.ts';
import { filedNumber } from '#lib/blacklist/direction.ts';
import { exportBlacklist } from '#lib/blacklist/export-blacklist.ts';
import type { EntryView } from '#lib/blacklist/list-blacklist.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { givenDirection } from '../given-direction.ts';

const COLUMNS = ['number', 'note', 'addedBy', 'addedAt', 'refused', 'lastRefusedAt'] as const;

/** A list as a file that can be imported again. */
export function POST(request: Request): Promise<Response> {
  return answerExport(request, '/blacklist', async (actor, given) => {
    const pieces = await exportBlacklist(actor, given);
    const direction = givenDirection(given.direction);
    const t = await getTranslations({ locale: actor.locale, namespace: 'blacklist.file' });
    return { name: t(direction), header: COLUMNS.map((column) => t(column)), pieces, cells: cellsOf };
  });
}

function cellsOf({ direction, number, note, by, createdAt, refused, lastRefusedAt }: EntryView): string[] {
  return [
    filedNumber(direction, number),
    note ?? '',
    by?.name ?? '',
    createdAt.toISOString(),
    String(refused),
    lastRefusedAt?.toISOString() ?? '',
  ];
}
