import type { IncomingMessage, ServerResponse } from 'node:http';
import { apiWords, requestLocale } from '#lib/api/api-words.ts';
import { errorResponse } from '#lib/api/error-response.ts';
import type { Locale } from '#lib/i18n/locales.ts';

/** Says no as the API does under its addresses, else as a page of a few words. Whoever asks by script reads the status. */
export async function answerRefusal(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: unknown,
): Promise<void> {
  const language = request.headers['accept-language'] ?? '';
  const asked = new Request('http://front.invalid/', { headers: { 'Accept-Language': language } });
  const told = errorResponse(refusal, asked, 'front');
  response.statusCode = told.status;
  for (const [name, value] of told.headers) response.setHeader(name, value);
  response.setHeader('Cache-Control', 'private, no-store');
  if (request.url?.startsWith('/api/')) {
    response.end(await told.text());
    return;
  }
  const { error } = (await told.json()) as { error: { message: string } };
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(page(requestLocale(asked), error.message));
}

/** All of its text is ours: nothing of the request is repeated. */
function page(locale: Locale, message: string): string {
  const back = apiWords(locale, 'api')('back');
  return `<!doctype html><html lang="${locale}"><meta name="viewport" content="width=device-width"><title>Carteira</title><h1>Carteira</h1><p>${message}</p><p><a href="/">${back}</a></p></html>`;
}
