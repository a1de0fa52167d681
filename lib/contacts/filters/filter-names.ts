import { inArray, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { customFields, imports, segments, tags, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize, can } from '#lib/core/permissions.ts';
import { SMALL_ID } from '#lib/core/row-id.ts';
import { inPortfolioOf } from '../portfolio/in-portfolio-of.ts';
import { hasLimitedView, visibleContacts } from '../visible-contacts.ts';
import type { ContactFilters } from './contact-filters.ts';
import { valuesOf } from './filter-parts.ts';
import type { Reference } from './reference.ts';

/** By id. What is not there, or not for the actor to know, is missing. */
export interface FilterNames {
  owners: ReadonlyMap<number, string>;
  tags: ReadonlyMap<number, string>;
  segments: ReadonlyMap<number, string>;
  fields: ReadonlyMap<number, string>;
  imports: ReadonlyMap<number, string>;
}

const NOTHING: ReadonlyMap<number, string> = new Map();

export async function filterNames(
  actor: Actor,
  filters: ContactFilters,
  db: Database = database(),
): Promise<FilterNames> {
  authorize(actor, 'contacts.view');
  const tagIds = ids([filters.tag, filters.allTags, filters.withoutTag].flat());
  const segmentIds = ids(filters.segment).filter(
    (id) => !hasLimitedView(actor) || actor.segmentIds.includes(id),
  );
  return {
    owners: await ownersNamed(actor, ids(filters.owner), db),
    tags: await named(tags, tagIds, db),
    segments: await named(segments, segmentIds, db),
    fields: await named(customFields, ids(filters.field), db),
    imports: can(actor, 'imports.view') ? await filesNamed(filters.import, db) : NOTHING,
  };
}

function ids(references: Reference | readonly (Reference | undefined)[] | undefined): number[] {
  return valuesOf<Reference>([references].flat().filter((one) => one !== undefined) as Reference[]).filter(
    (one): one is number => typeof one === 'number' && one <= SMALL_ID,
  );
}

async function named(
  table: typeof tags | typeof segments | typeof customFields,
  wanted: number[],
  db: Database,
) {
  if (wanted.length === 0) return NOTHING;
  const rows = await db
    .select({ id: table.id, name: table.name })
    .from(table)
    .where(inArray(table.id, wanted));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Agents are told the owners of contacts they see, and nobody else. */
async function ownersNamed(actor: Actor, wanted: number[], db: Database) {
  if (wanted.length === 0) return NOTHING;
  const known = hasLimitedView(actor)
    ? sql`exists (select from contact where ${inPortfolioOf(sql`${users.id}`)} and ${visibleContacts(actor)})`
    : sql`true`;
  const rows = await db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(sql`${inArray(users.id, wanted)} and ${known}`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function filesNamed(run: number | undefined, db: Database) {
  if (run === undefined) return NOTHING;
  const rows = await db
    .select({ id: imports.runId, name: imports.fileName })
    .from(imports)
    .where(inArray(imports.runId, [run]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
