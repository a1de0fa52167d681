import type { NextRequest } from 'next/server';
import { localPath } from '#lib/web/local-path.ts';
import { setFlash } from '#lib/web/pending-flash.ts';

/** Leads on to the page whose address held words of a session that has ended, and says so there. */
export async function GET(request: NextRequest): Promise<Response> {
  await setFlash({ key: 'common.searchEnded', tone: 'warning' });
  const page = localPath(request.nextUrl.searchParams.get('page')).replace(/\?.*$/, '');
  return new Response(null, { status: 303, headers: { Location: page, 'Cache-Control': 'no-store' } });
}
