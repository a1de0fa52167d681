import { headers } from 'next/headers';
import { Forbidden } from '#lib/core/errors.ts';
import { isSameOrigin } from './is-same-origin.ts';

/**
 * Next accepts actions without an Origin and believes X-Forwarded-Host; browsers always send Sec-Fetch-Site or Origin on a
 * POST, so one of them must vouch for us. @throws Forbidden
 */
export async function assertSameOrigin(): Promise<void> {
  const list = await headers();
  if (!isSameOrigin((name) => list.get(name))) throw new Forbidden('same-origin');
}
