import type { IncomingMessage } from 'node:http';
import { METHOD_NAMES, Problem } from '#lib/api/problem.ts';
import { Refused } from '#lib/core/errors.ts';
import { isSameOrigin } from '#lib/web/is-same-origin.ts';

/** Why a request is refused before anything works on it, by what costs nothing to look at; null when it may go on. */
export function refusalAtDoor({ method = '', url = '', headers }: IncomingMessage): Problem | Refused | null {
  if (!METHOD_NAMES.includes(method))
    return new Problem('method_not_allowed', { Allow: METHOD_NAMES.join(', ') });
  if (!isReadablePath(url)) return new Problem('invalid_address');
  const isApi = url.startsWith('/api/');
  // Next answers a page's form from a malformed origin with a bare 500. The doors under /api have words of their own.
  const isForm = !isApi && !['GET', 'HEAD', 'OPTIONS'].includes(method);
  if (isForm && !isSameOrigin((name) => headers[name]?.toString() ?? null))
    return new Problem('foreign_origin');
  // Next drops the name before the API can refuse it as it does every unknown one.
  if (isApi && namesPrototype(url)) return new Refused({ ['__proto__']: [{ code: 'unknown_parameter' }] });
  return null;
}

/** A path of this site whose percent signs stand for UTF-8 without NUL. */
function isReadablePath(url: string): boolean {
  if (!url.startsWith('/')) return false;
  try {
    return !decodeURIComponent(url.split('?')[0] ?? '').includes('\0');
  } catch {
    return false;
  }
}

function namesPrototype(url: string): boolean {
  const at = url.indexOf('?');
  return at >= 0 && new URLSearchParams(url.slice(at)).has('__proto__');
}
