/** How people reach this deployment, `https://carteira.example`: `APP_URL`, else what the request was addressed to. */
export function siteOrigin(header: (name: string) => string | null): string {
  if (process.env.APP_URL) return new URL(process.env.APP_URL).origin;
  return `http://${header('host') ?? 'localhost:3000'}`;
}
