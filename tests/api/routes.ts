import { readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const ROOT = new URL('../../app/api/v1/', import.meta.url);

export type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;

export interface Route {
  /** As OpenAPI words it: `/contacts/{id}`. */
  path: string;
  handlers: Record<string, Handler>;
}

/** Every address under /api/v1, from its files. */
export async function apiRoutes(): Promise<Route[]> {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('route.ts'),
  );
  return Promise.all(
    files.map(async (file) => ({
      path: `/${file.replace(/\/route\.ts$/, '').replace(/\[(\.\.\.)?(\w+)\]/g, '{$2}')}`,
      handlers: (await import(pathToFileURL(new URL(file, ROOT).pathname).href)) as Record<string, Handler>,
    })),
  );
}

/** The route that Next would choose for a path, and what stands in its braces. */
export async function routeOf(pathname: string): Promise<{ route: Route; params: Record<string, string> }> {
  const routes = await apiRoutes();
  // As Next does: what is written out goes before what stands in braces.
  for (const route of routes.sort((one, other) => braces(one) - braces(other))) {
    const pattern = route.path.replace(/[.]/g, '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
    const match = new RegExp(`^/api/v1${pattern}$`).exec(pathname);
    if (match && !route.path.includes('{rest}')) return { route, params: { ...match.groups } };
  }
  throw new Error(`no route for ${pathname}`);
}

function braces({ path }: Route): number {
  return path.split('{').length;
}
