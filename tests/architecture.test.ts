import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('..', import.meta.url).pathname;
const FOLDERS = ['app', 'components', 'db', 'demo', 'jobs', 'lib'];

const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name)),
).map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

/** Own modules a file imports, as paths from the root; type-only imports are marked. */
function imports(file: { path: string; text: string }): { to: string; typeOnly: boolean }[] {
  return [...file.text.matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+'([^']+)'/gms)].flatMap(
    ([, type, to]) => {
      if (!to) return [];
      if (to.startsWith('#')) return [{ to: to.slice(1), typeOnly: type !== undefined }];
      if (to.startsWith('.')) return [{ to: join(file.path, '..', to), typeOnly: type !== undefined }];
      return [];
    },
  );
}

/** `app`, `jobs`, `components`, `db`; an area of `lib` by its own name. */
function part(path: string): string {
  const [top, area] = path.split('/');
  return top === 'lib' ? (area ?? '') : (top ?? '');
}

/**
 * The parts from the lowest to the highest. Each imports from those below it; parts on one line stand beside each other and do
 * not know one another.
 */
const LAYERS: readonly (readonly string[])[] = [
  ['db'],
  ['core'],
  ['dates'],
  ['webhooks'],
  ['identifiers'],
  ['i18n', 'format'],
  ['web', 'organization'],
  ['tags', 'segments', 'custom-fields'],
  ['contacts'],
  ['portfolio', 'settings'],
  ['services'],
  ['blacklist'],
  ['routing'],
  ['channels', 'presence', 'templates'],
  ['interactions'],
  ['blocking', 'surveys', 'appointments', 'sync'],
  ['duplicates'],
  ['merges'],
  ['users'],
  ['anonymization'],
  ['imports', 'bulk'],
  ['privacy'],
  ['runs'],
  ['notifications'],
  ['exports', 'audit', 'dashboard'],
  ['api'],
  ['jobs'],
  ['demo'],
  ['app'],
];

const LAYER_OF = new Map(LAYERS.flatMap((parts, height) => parts.map((name) => [name, height] as const)));

function mayImport(from: string, target: string): boolean {
  if (from === target) return true;
  if (target === 'components') return from === 'app';
  const [above, below] = [LAYER_OF.get(from), LAYER_OF.get(target)];
  return above !== undefined && below !== undefined && below < above;
}

/** Plain numbers: a form stops at the length its verb refuses. */
const LIMITS = 'lib/core/limits.ts';

/** Which folder of lib writes a table. */
const WRITERS: Record<string, string[]> = {
  contacts: ['lib/contacts'],
  contactIdentifiers: ['lib/contacts'],
  contactNotes: ['lib/contacts/notes'],
  contactBlocks: ['lib/contacts/blocks'],
  tags: ['lib/tags'],
  savedViews: ['lib/contacts/views'],
  customFields: ['lib/custom-fields'],
  organization: ['lib/organization', 'lib/settings', 'lib/users/invitations/first-owner.ts'],
  users: ['lib/users'],
  userSessions: ['lib/users', 'lib/web/session'],
  keptForms: ['lib/web/kept-forms'],
  sentForms: ['lib/web/sent-forms'],
  accessLinks: ['lib/users'],
  apiTokens: ['lib/users'],
  signInThrottles: ['lib/users'],
  auditEvents: ['lib/core/audit/audit.ts'],
  channels: ['lib/channels'],
  agentPresence: ['lib/presence'],
  interactions: ['lib/interactions'],
  messages: ['lib/interactions'],
  contactIdentities: ['lib/interactions'],
  removedContactChannels: ['lib/interactions/contact-channels'],
  dispositions: ['lib/interactions/dispositions'],
  blacklistEntries: ['lib/blacklist'],
  messageTemplates: ['lib/templates'],
  surveys: ['lib/surveys'],
  appointments: ['lib/appointments'],
  idempotencyKeys: ['lib/interactions'],
  duplicateMembers: ['lib/duplicates'],
  duplicateGroups: ['lib/duplicates'],
  duplicateParts: ['lib/duplicates'],
  duplicatePending: ['lib/contacts/identity', 'lib/duplicates'],
  duplicateDismissals: ['lib/duplicates'],
  merges: ['lib/merges'],
  mergeMembers: ['lib/merges'],
  mergeMoves: ['lib/merges'],
  mergeAllHeld: ['lib/merges'],
  runs: ['lib/core/runs', 'lib/imports', 'lib/bulk', 'lib/merges', 'lib/sync'],
  bulkChanges: ['lib/bulk'],
  erasedContacts: ['lib/anonymization'],
  erasureCounts: ['lib/anonymization'],
  confirmations: ['lib/users/sign-in'],
  legalHolds: ['lib/privacy'],
  privacyRequests: ['lib/privacy'],
  runContacts: ['lib/bulk'],
  imports: ['lib/imports'],
  importChecks: ['lib/imports'],
  importChunks: ['lib/imports'],
  importRows: ['lib/imports'],
  runRejections: ['lib/imports'],
  webhookEndpoints: ['lib/webhooks'],
  webhookEvents: ['lib/core/events', 'lib/webhooks'],
  webhookDeliveries: ['lib/core/events', 'lib/webhooks'],
  webhookAttempts: ['lib/webhooks'],
  notifications: ['lib/notifications', 'lib/core/runs', 'lib/core/notifications'],
};

describe('the architecture', () => {
  it('knows every area of lib', () => {
    const areas = new Set(files.filter(({ path }) => path.startsWith('lib/')).map(({ path }) => part(path)));
    expect([...areas].filter((area) => !LAYER_OF.has(area))).toEqual([]);
  });

  it('keeps at most twenty files in a room of lib, of components and of app', () => {
    const rooms = Map.groupBy(
      files.filter(({ path }) => /^(?:lib|components|app)\//.test(path)),
      ({ path }) => dirname(path),
    );
    const large = [...rooms].filter(([, inside]) => inside.length > 20).map(([room]) => room);
    expect(large).toEqual([]);
  });

  it('lets imports point one way only', () => {
    const wrong = files.flatMap((file) =>
      imports(file)
        .filter(({ to, typeOnly }) => {
          const from = part(file.path);
          const target = part(to);
          // Components may know the shape of what they draw, never the code behind it.
          if (from === 'components' && (to === LIMITS || (typeOnly && to.startsWith('lib/')))) return false;
          return !mayImport(from, target);
        })
        .map(({ to }) => `${file.path} → ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  it('exports nothing but async functions from files that open doors', () => {
    const doors = files.filter((file) => /^'use server'/m.test(file.text));
    expect(doors.length).toBeGreaterThan(5);
    const wrong = doors.flatMap((file) =>
      [...file.text.matchAll(/^export\s+(?!async function \w+Action\b).*$/gm)].map(
        ([line]) => `${file.path}: ${line}`,
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps every action a form that checks its origin', () => {
    const doors = files.filter((file) => /^'use server'/m.test(file.text));
    const wrong = doors.flatMap((file) => {
      const actions = file.text.split(/^export async function /m).slice(1);
      return actions
        .filter((body) => !/submit(Public)?Form\(/.test(body))
        .map((body) => `${file.path}: ${body.slice(0, body.indexOf('('))}`);
    });
    expect(wrong).toEqual([]);
  });

  it('lets a table be written by its own area alone', () => {
    const wrong = files.flatMap((file) =>
      [...file.text.matchAll(/\.(insert|update|delete)\((\w+)\)/g)]
        .filter(([, , table]) => {
          const writers = WRITERS[table ?? ''];
          return writers && !writers.some((writer) => file.path.startsWith(writer));
        })
        .filter(() => !file.path.startsWith('demo/'))
        .map(([call]) => `${file.path}: ${call}`),
    );
    expect(wrong).toEqual([]);
  });

  // A verb stands alone and so defaults its database; its helpers are given the one of the verb.
  it('asks permission in the first line of every verb', () => {
    const verbs = files
      .filter(({ path }) => path.startsWith('lib/') && !/^lib\/(?:core|web|i18n|api)\//.test(path))
      .flatMap((file) =>
        exportedFunctions(file.text)
          .filter(
            ({ parameters }) => /^\s*actor: Actor\b/.test(parameters) && parameters.includes('= database()'),
          )
          .map((verb) => ({ ...verb, path: file.path })),
      );
    expect(verbs.length).toBeGreaterThan(80);
    const wrong = verbs.filter(({ body }) => !body.trimStart().startsWith('authorize(actor, '));
    expect(wrong.map(({ path, name }) => `${path}: ${name}`)).toEqual([]);
  });

  it('never renders behind a loading screen, which stays up without scripts', () => {
    expect(
      files
        .filter((file) => /\/loading\.tsx$/.test(file.path) || /<Suspense\b/.test(file.text))
        .map((file) => file.path),
    ).toEqual([]);
  });

  it('keeps inline styles out, which the content security policy forbids', () => {
    expect(files.filter((file) => /\sstyle=\{/.test(file.text)).map((file) => file.path)).toEqual([]);
  });
});

/** Parameters and body of what a file exports as functions. The body is whatever follows the first line that ends with `{`. */
function exportedFunctions(text: string): { name: string; parameters: string; body: string }[] {
  return [...text.matchAll(/^export (?:async )?function\*? (\w+)(?:<[^(]*>)?\(/gm)].map((match) => {
    const start = match.index + match[0].length;
    let end = start;
    for (let depth = 1; depth > 0; end++) depth += text[end] === '(' ? 1 : text[end] === ')' ? -1 : 0;
    return {
      name: match[1] ?? '',
      parameters: text.slice(start, end - 1),
      body: text.slice(text.indexOf('{\n', end) + 1),
    };
  });
}
