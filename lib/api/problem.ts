/** Clients may rely on it; the catalogue `api.problems` has its words. */
export type ProblemCode =
  | 'invalid_request'
  | 'invalid_address'
  | 'unauthenticated'
  | 'forbidden'
  | 'foreign_origin'
  | 'not_found'
  | 'gone'
  | 'method_not_allowed'
  | 'conflict'
  | 'stale_version'
  | 'timed_out'
  | 'too_large'
  | 'unsupported_media_type'
  | 'refused'
  | 'too_many_requests'
  | 'unexpected'
  | 'busy';

export const PROBLEM_STATUS: Record<ProblemCode, number> = {
  invalid_request: 400,
  invalid_address: 400,
  unauthenticated: 401,
  forbidden: 403,
  foreign_origin: 403,
  not_found: 404,
  gone: 410,
  method_not_allowed: 405,
  conflict: 409,
  stale_version: 409,
  timed_out: 408,
  too_large: 413,
  unsupported_media_type: 415,
  refused: 422,
  too_many_requests: 429,
  unexpected: 500,
  busy: 503,
};

/** What the front answers before any address is looked at; the document says it of none. */
export const FRONT_PROBLEMS: readonly ProblemCode[] = ['invalid_address', 'foreign_origin', 'timed_out'];

export const METHOD_NAMES: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** A request that cannot reach a verb: its protocol is wrong, whatever it asks for. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly headers: Record<string, string>;

  constructor(code: ProblemCode, headers: Record<string, string> = {}) {
    super(`api problem: ${code}`);
    this.name = 'Problem';
    this.code = code;
    this.headers = headers;
  }
}
