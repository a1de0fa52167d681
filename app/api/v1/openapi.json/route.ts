import { requestLocale } from '#lib/api/api-words.ts';
import { openApiDocument } from '#lib/api/openapi/document.ts';

/** The document describes the API and nobody's data, so that it needs no token. */
export async function GET(request: Request): Promise<Response> {
  const locale = requestLocale(request);
  return Response.json(openApiDocument(locale), {
    headers: { 'Content-Language': locale, Vary: 'Accept-Language', 'Cache-Control': 'no-cache' },
  });
}
