import { headers } from 'next/headers';
import { REQUEST_ID_HEADER } from './failed-requests.ts';

export async function requestId(): Promise<string | null> {
  return (await headers()).get(REQUEST_ID_HEADER);
}
