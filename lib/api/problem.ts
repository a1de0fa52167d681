/** What an error answer is about, as clients may rely on it; the catalogue `api.problems` has its words. */
export type ProblemCode =
  | 'invalid_request'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'method_not_allowed'
  | 'conflict'
  | 'stale_version'
  | 'too_large'
  | 'unsupported_media_type'
  | 'refused'
  | 'too_many_requests'
  | 'unexpected';

export const PROBLEM_STATUS: Record<ProblemCode, number> = {
  invalid_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  stale_version: 409,
  too_large: 413,
  unsupported_media_type: 415,
  refused: 422,
  too_many_requests: 429,
  unexpected: 500,
};

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
