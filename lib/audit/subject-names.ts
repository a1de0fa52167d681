import { inArray } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import {
  apiTokens,
  contacts,
  customFields,
  runs,
  savedViews,
  segments,
  services,
  tags,
  users,
} from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { RUN_COLUMNS } from '#lib/core/runs/run-view-kind.ts';
import type { Translate } from '#lib/core/translate.ts';
import { runViews } from '#lib/runs/run-view.ts';

export interface NamedSubject {
  name: string;
  href: string | null;
}

interface About {
  subject: string;
  subjectId: number | null;
}

const TABLES = {
  contact: { table: contacts, path: '/contacts/' },
  user: { table: users, path: '/settings/users/' },
  'custom-field': { table: customFields, path: '/settings/custom-fields/' },
  tag: { table: tags, path: '/settings/tags/' },
  service: { table: services, path: '/settings/services/' },
  segment: { table: segments, path: '/settings/segments/' },
  view: { table: savedViews, path: '/contacts/views/' },
  token: { table: apiTokens, path: null },
} as const;

/** The trail keeps no names: these are looked up as they are now. What is gone has none. `t` knows all messages. */
export async function subjectNames(
  actor: Actor,
  about: readonly About[],
  t: Translate,
  db: Database = database(),
): Promise<(of: About) => NamedSubject | null> {
  authorize(actor, 'audit.view');
  const named = new Map<string, NamedSubject>();
  for (const [subject, { table, path }] of Object.entries(TABLES)) {
    const ids = idsOf(about, subject);
    if (ids.length === 0) continue;
    const rows = await db
      .select({ id: table.id, name: table.name })
      .from(table)
      .where(inArray(table.id, ids));
    for (const { id, name } of rows)
      named.set(`${subject} ${id}`, { name, href: path === null ? null : `${path}${id}` });
  }
  const runIds = idsOf(about, 'run');
  const rows =
    runIds.length === 0 ? [] : await db.select(RUN_COLUMNS).from(runs).where(inArray(runs.id, runIds));
  for (const view of await runViews(actor, rows, db))
    named.set(`run ${view.id}`, { name: view.title(t), href: view.href });
  return ({ subject, subjectId }) => named.get(`${subject} ${subjectId}`) ?? null;
}

function idsOf(about: readonly About[], wanted: string): number[] {
  return [
    ...new Set(about.flatMap(({ subject, subjectId }) => (subject === wanted ? (subjectId ?? []) : []))),
  ];
}
