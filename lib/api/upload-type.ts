import { Problem } from './problem.ts';

const UPLOADS =
  /^(multipart\/form-data|text\/csv|application\/csv|text\/plain|application\/octet-stream)\s*(;|$)/i;

/** @throws Problem 415 for what can be no file */
export function refuseOtherUploads(request: Request): void {
  if (!UPLOADS.test(request.headers.get('content-type')?.trim() ?? '')) {
    throw new Problem('unsupported_media_type', { Accept: 'multipart/form-data, text/csv' });
  }
}
