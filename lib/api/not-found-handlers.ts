import { NotFound } from '#lib/core/errors.ts';
import { errorResponse } from './error-response.ts';

/** Addresses the API does not have answer as the rest of it does, not with the site's page. */
async function answerNotFound(request: Request): Promise<Response> {
  const response = errorResponse(new NotFound('endpoint'), request, '/api/v1');
  response.headers.set('Cache-Control', 'no-store');
  return response;
}

export const notFoundHandlers = {
  GET: answerNotFound,
  POST: answerNotFound,
  PUT: answerNotFound,
  PATCH: answerNotFound,
  DELETE: answerNotFound,
};
