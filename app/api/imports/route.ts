import { type NextRequest, NextResponse } from 'next/server';
import { asBusy } from '#lib/core/as-busy.ts';
import { Forbidden, Refused, Unauthenticated } from '#lib/core/errors.ts';
import { errorFacts, log } from '#lib/core/log.ts';
import { receiveImport } from '#lib/imports/receive-import.ts';
import { receiveReview } from '#lib/imports/review/receive-review.ts';
import { readUpload } from '#lib/imports/upload/read-upload.ts';
import { isSameOrigin } from '#lib/web/is-same-origin.ts';
import { setFlash } from '#lib/web/pending-flash.ts';
import { currentActor } from '#lib/web/session.ts';

/**
 * Takes the upload form's file, to import it at once or, with `?then=review`, to let it wait for its review; contacts, or with
 * `?into=blacklist` numbers. A route
 * handler, not an action: it streams, and it stands outside the proxy, which cuts long bodies short. Answers with a
 * redirect, so that it works without scripts.
 */
export async function POST(request: NextRequest): Promise<Response> {
  const { searchParams } = request.nextUrl;
  const into = searchParams.get('into') === 'blacklist' ? ('blacklist' as const) : undefined;
  const form = into ? '/blacklist/import' : '/imports/new';
  try {
    if (!isSameOrigin((name) => request.headers.get(name))) throw new Forbidden('same-origin');
    const actor = await currentActor();
    const file = { ...(await readUpload(request)), into };
    if (searchParams.get('then') === 'review') {
      const { id } = await receiveReview(actor, file);
      return seeOther(`/imports/${id}/review`);
    }
    const { id } = await receiveImport(actor, file);
    await setFlash({ key: 'imports.flash.received' });
    return seeOther(`/imports/${id}`);
  } catch (error) {
    if (error instanceof Unauthenticated) return seeOther(`/sign-in?next=${form}`);
    return seeOther(`${form}?refused=${refusalCode(error)}`);
  } finally {
    // A body left half read would keep the connection waiting.
    if (request.body && !request.bodyUsed) await request.body.cancel();
  }
}

function refusalCode(error: unknown): string {
  const told = asBusy(error);
  if (told !== error || !(told instanceof Refused || told instanceof Forbidden))
    log('upload.failed', errorFacts(error));
  if (told instanceof Refused) return Object.values(told.fields)[0]?.[0]?.code ?? 'unexpected';
  return told instanceof Forbidden ? 'forbidden' : 'upload_incomplete';
}

/** A relative address: the server need not know by which name it is reached. */
function seeOther(path: string): NextResponse {
  return new NextResponse(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } });
}
