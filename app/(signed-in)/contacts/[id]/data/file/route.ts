import { idOf } from '#lib/core/row-id.ts';
import { getSubjectData } from '#lib/privacy/get-subject-data.ts';
import { sendFile } from '#lib/web/page-errors.ts';
import { currentActor } from '#lib/web/session.ts';

/** Everything that is kept about one person, as JSON. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return sendFile(async () => {
    const id = idOf((await params).id);
    const data = await getSubjectData(await currentActor(), id);
    return new Response(JSON.stringify(data, null, 2), {
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="contato-${id}.json"`,
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
}
