const HERE = 'http://here.invalid';

/** A path of this site to go to after signing in; anything that could lead elsewhere is `/`. */
export function localPath(text: unknown): string {
  if (typeof text !== 'string' || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text) || text.length > 500) return '/';
  const url = URL.canParse(text, HERE) ? new URL(text, HERE) : null;
  // Dots are resolved by now: `/.//evil.example` has become an address of another site.
  if (url?.origin !== HERE || /^\/(\/|(sign-in|sign-out|setup|invitation|api)(\/|$))/.test(url.pathname))
    return '/';
  return url.pathname + url.search;
}
