/**
 * How people reach this deployment, `https://carteira.example`: `APP_URL`, else what the request came from or was
 * addressed to. After an action Next asks itself for the next page, by an address of its own, and only Origin is left
 * of how the browser got here.
 */
export function siteOrigin(header: (name: string) => string | null): string {
  if (process.env.APP_URL) return new URL(process.env.APP_URL).origin;
  const from = URL.parse(header('origin') ?? '');
  if (from && /^https?:$/.test(from.protocol)) return from.origin;
  return `http://${header('host') ?? 'localhost:3000'}`;
}
