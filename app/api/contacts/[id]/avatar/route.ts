import { type NextRequest, NextResponse } from 'next/server';
import { getAvatar } from '#lib/contacts/avatar/get-avatar.ts';
import { inAvatarTurn, readAvatarUpload } from '#lib/contacts/avatar/read-avatar-upload.ts';
import { setAvatar } from '#lib/contacts/avatar/set-avatar.ts';
import { asBusy } from '#lib/core/as-busy.ts';
import { Forbidden, NotFound, Refused, Unauthenticated } from '#lib/core/errors.ts';
import { errorFacts, log } from '#lib/core/log.ts';
import { idOf } from '#lib/core/row-id.ts';
import { isSameOrigin } from '#lib/web/is-same-origin.ts';
import { setFlash } from '#lib/web/pending-flash.ts';
import { currentActor } from '#lib/web/session.ts';

type Context = { params: Promise<{ id: string }> };

/**
 * A contact's picture. Browsers keep it and ask each time whether it is still the one: of somebody who was forgotten, or is out of
 * sight since, it is shown no more.
 */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  try {
    const known = /^(?:W\/)?"(\d+)"$/.exec(request.headers.get('if-none-match') ?? '')?.[1] ?? null;
    const { bytes, version } = await getAvatar(await currentActor(), idOf((await params).id), known);
    const headers = { 'Cache-Control': 'private, no-cache', ETag: `"${version}"` };
    if (!bytes) return new Response(null, { status: 304, headers });
    return new Response(new Uint8Array(bytes), {
      headers: {
        ...headers,
        'Content-Type': 'image/webp',
        'Content-Disposition': 'inline; filename="avatar.webp"',
      },
    });
  } catch (error) {
    if (error instanceof Unauthenticated) return seeOther('/sign-in');
    if (error instanceof NotFound) return new Response(null, { status: 404 });
    throw error;
  }
}

/** Takes the form's picture. A route handler, not an action: pictures are larger than actions may be. */
export async function POST(request: NextRequest, { params }: Context): Promise<Response> {
  const { id } = await params;
  const page = `/contacts/${idOf(id) || ''}`;
  try {
    if (!isSameOrigin((name) => request.headers.get(name))) throw new Forbidden('same-origin');
    const actor = await currentActor();
    await inAvatarTurn(actor, async () => setAvatar(actor, idOf(id), await readAvatarUpload(request)));
    await setFlash({ key: 'avatar.flash.set' });
    return seeOther(page);
  } catch (error) {
    if (error instanceof Unauthenticated) return seeOther('/sign-in');
    if (error instanceof NotFound) return seeOther('/contacts');
    return seeOther(`${page}/avatar?refused=${refusalCode(error)}`);
  } finally {
    // A body left half read would keep the connection waiting.
    if (request.body && !request.bodyUsed) await request.body.cancel();
  }
}

function refusalCode(error: unknown): string {
  const told = asBusy(error);
  if (told !== error || !(told instanceof Refused || told instanceof Forbidden))
    log('avatar.failed', errorFacts(error));
  if (told instanceof Refused) return Object.values(told.fields)[0]?.[0]?.code ?? 'unexpected';
  return told instanceof Forbidden ? 'forbidden' : 'unexpected';
}

/** A relative address: the server need not know by which name it is reached. */
function seeOther(path: string): NextResponse {
  return new NextResponse(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } });
}
