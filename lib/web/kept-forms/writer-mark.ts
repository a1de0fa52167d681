import { createHmac, timingSafeEqual } from 'node:crypto';
import { deploymentSecret } from '#lib/core/secret.ts';

/** Stands in every form of a page and says for whom the page was made, however the session ended since. It opens nothing. */
export function writerMark(userId: number): string {
  return `${userId}.${macOf(userId)}`;
}

export function writerOf(mark: string): number | null {
  const [id = '', mac = ''] = mark.split('.');
  if (!/^\d{1,9}$/.test(id)) return null;
  const [given, right] = [Buffer.from(mac), Buffer.from(macOf(Number(id)))];
  return given.length === right.length && timingSafeEqual(given, right) ? Number(id) : null;
}

function macOf(userId: number): string {
  return createHmac('sha256', deploymentSecret()).update(`writer:${userId}`).digest('base64url');
}
