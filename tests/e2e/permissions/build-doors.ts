import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACTIONS, CATCH_ALL, ENDPOINTS, HANDLERS, PAGES } from '#tests/permission-matrix.ts';
import { ROOT } from '../../../bin/lib/root.ts';

export interface BuiltAction {
  /** What a request names it by; another one in every build. */
  id: string;
  /** `file#name`. */
  name: string;
  /** Address pattern of a page that carries it. */
  page: string;
}

/** Pages Next makes by itself, which say that something is not there or broke. */
const OWN_OF_NEXT = ['/_global-error', '/_not-found'];

/** Addresses of pages (`/page`) and handlers (`/route`) that the build serves. */
export function builtRoutes(kind: 'page' | 'route'): string[] {
  const manifest = read('app-path-routes-manifest.json') as Record<string, string>;
  return Object.entries(manifest)
    .filter(([file, route]) => file.endsWith(`/${kind}`) && !OWN_OF_NEXT.includes(route))
    .map(([, route]) => route)
    .sort();
}

/** Every server action of the build. */
export function builtActions(): BuiltAction[] {
  const { node } = read('server/server-reference-manifest.json') as {
    node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>;
  };
  return Object.entries(node).map(([id, { filename, exportedName, workers }]) => ({
    id,
    name: `${filename}#${exportedName}`,
    page: addressOf(Object.keys(workers)[0] ?? ''),
  }));
}

/** What the build has and the matrix lacks (`+`), and the other way round (`-`). */
export function differences(): string[] {
  return [
    ...compare(
      builtRoutes('page'),
      PAGES.map(({ page }) => page),
    ),
    ...compare(builtRoutes('route'), [
      ...HANDLERS.map(({ route }) => route),
      ...ENDPOINTS.map(({ endpoint }) => endpoint.replace(/\?.*/, '')),
      CATCH_ALL,
    ]),
    ...compare(
      builtActions().map(({ name }) => name),
      ACTIONS.map(({ file, action }) => `${file}#${action}`),
    ),
  ];
}

/** Whether there is a build to compare with. */
export function isBuilt(): boolean {
  return existsSync(join(buildFolder(), 'app-path-routes-manifest.json'));
}

function compare(built: readonly string[], known: readonly string[]): string[] {
  return [
    ...built.filter((name) => !known.includes(name)).map((name) => `+ ${name}`),
    ...known
      .filter((name, at) => !built.includes(name) || known.indexOf(name) !== at)
      .map((name) => `- ${name}`),
  ];
}

/** `app/(signed-in)/contacts/[id]/page` → `/contacts/[id]`, `app/(signed-in)/contacts/@list/page` → `/contacts` */
function addressOf(worker: string): string {
  const steps = worker.split('/').slice(1, -1);
  return `/${steps.filter((step) => !/^[(@]/.test(step)).join('/')}`;
}

function buildFolder(): string {
  return join(ROOT, process.env.NEXT_DIST_DIR ?? '.next-test');
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(join(buildFolder(), file), 'utf8'));
}
