import { sealTyped } from '#components/ui/address/sealed-words.ts';
import { Unauthenticated } from '#lib/core/errors.ts';
import { isSameOrigin } from '#lib/web/is-same-origin.ts';
import { localPath } from '#lib/web/local-path.ts';
import { currentActor } from '#lib/web/session.ts';
import { addressKey } from '#lib/web/session-cookie.ts';

type Props = { params: Promise<{ page: string[] }> };

/**
 * Where the form of a search or of filters leads: to the page named behind `/search`, with what was typed sealed. A POST, since a GET form
 * would put the words into the address as they are.
 */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  if (!isSameOrigin((name) => request.headers.get(name))) return new Response(null, { status: 403 });
  const page = localPath(`/${(await params).page.join('/')}`);
  try {
    await currentActor();
  } catch (error) {
    if (error instanceof Unauthenticated) return seeOther(`/sign-in?next=${encodeURIComponent(page)}`);
    throw error;
  }
  const form = await request.formData().catch(() => new FormData());
  const parameters = sealTyped(filledParameters(form), await addressKey());
  return seeOther(parameters.size > 0 ? `${page}?${parameters}` : page);
}

function filledParameters(form: FormData): URLSearchParams {
  const filled = [...form].map(([name, value]): [string, string] => [name, String(value).trim()]);
  return new URLSearchParams(filled.filter(([, value]) => value !== ''));
}

/** A relative address: the server need not know by which name it is reached. */
function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } });
}
