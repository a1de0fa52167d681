/** Whether a page of ours started the request, by its headers: the rule of `assertSameOrigin`, without Next. */
export function isSameOrigin(header: (name: string) => string | null): boolean {
  const site = header('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  const origin = header('origin');
  if (origin === null) return site === 'same-origin';
  const allowed = process.env.APP_URL ? new URL(process.env.APP_URL).host : header('host');
  try {
    const host = new URL(origin).host;
    return host === allowed || host === header('host');
  } catch {
    return false;
  }
}
