import { headers } from 'next/headers';

/** Header by which `proxy.ts` numbers page requests. */
export const REQUEST_ID_HEADER = 'x-carteira-request';

/** The number of this request; null outside pages. */
export async function requestId(): Promise<string | null> {
  return (await headers()).get(REQUEST_ID_HEADER);
}
