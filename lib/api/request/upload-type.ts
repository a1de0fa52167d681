import { WORKBOOK_TYPE } from '#lib/imports/upload/workbook-type.ts';
import { Problem } from '../problem.ts';

const UPLOADS: ReadonlySet<string> = new Set([
  'multipart/form-data',
  'text/csv',
  'application/csv',
  'text/plain',
  'application/octet-stream',
  WORKBOOK_TYPE,
]);

/** @throws Problem 415 for what can be no file */
export function refuseOtherUploads(request: Request): void {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';');
  if (!UPLOADS.has(type.trim().toLowerCase())) {
    throw new Problem('unsupported_media_type', {
      Accept: `multipart/form-data, text/csv, ${WORKBOOK_TYPE}`,
    });
  }
}
