import { refuse } from '#lib/core/errors.ts';
import { personTurns } from '#lib/core/person-turns.ts';

/** More than any phone's camera makes of a portrait. */
export const MOST_AVATAR_MEGABYTES = 10;

const MOST_BYTES = MOST_AVATAR_MEGABYTES * 1024 * 1024;
const FORM_BYTES = 4_096;

/** Pictures are held in memory until they are stored: two of one person at a time in a web process. */
export const inAvatarTurn = personTurns('avatar', {
  atOnce: 2,
  waiting: 0,
  patience: 0,
  code: 'uploads_active',
  retryAfter: 10,
});

/** Read into memory, so its announced length decides first. @throws Refused `avatar_missing`, `avatar_too_large` */
export async function readAvatarUpload(request: Request): Promise<Buffer> {
  const announced = Number(request.headers.get('content-length') ?? Number.NaN);
  if (!(announced <= MOST_BYTES + FORM_BYTES)) refuseSize();
  const form = await request.formData().catch(() => refuse('avatar', 'avatar_missing'));
  const file = form.get('avatar');
  if (!(file instanceof File) || file.size === 0) refuse('avatar', 'avatar_missing');
  if (file.size > MOST_BYTES) refuseSize();
  return Buffer.from(await file.arrayBuffer());
}

function refuseSize(): never {
  refuse('avatar', 'avatar_too_large', { megabytes: MOST_AVATAR_MEGABYTES });
}
