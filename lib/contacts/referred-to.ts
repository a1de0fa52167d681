import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import type { contacts } from '#db/schema/index.ts';
import type { CustomField } from '#lib/custom-fields/custom-field.ts';
import type { PortfolioPerson, PortfolioService } from './portfolio/contact-portfolio.ts';

export interface Named {
  id: number;
  name: string;
}

type Referring = Pick<
  typeof contacts.$inferSelect,
  'tagIds' | 'segmentIds' | 'ownerId' | 'backupAgentId' | 'assignedById' | 'serviceId' | 'custom'
>;

export interface ReferredTo {
  tags: ReadonlyMap<number, Named>;
  segments: ReadonlyMap<number, Named>;
  people: ReadonlyMap<number, PortfolioPerson>;
  services: ReadonlyMap<number, PortfolioService>;
  /** In the organization's order, those in use first; none where no row has a value. */
  fields: readonly ShownField[];
}

export type ShownField = Pick<CustomField, 'id' | 'name' | 'type' | 'archived'>;

export async function referredTo(rows: readonly Referring[], db: Database): Promise<ReferredTo> {
  const [found] = await listsOf(db).execute({
    tags: different(rows.flatMap(({ tagIds }) => tagIds)),
    segments: different(rows.flatMap(({ segmentIds }) => segmentIds)),
    people: different(rows.flatMap((row) => [row.ownerId, row.backupAgentId, row.assignedById])),
    services: different(rows.map(({ serviceId }) => serviceId)),
    hasValues: rows.some(({ custom }) => Object.keys(custom).length > 0),
  });
  if (!found) throw new Error('a list of values is never empty');
  return byIds(found.lists);
}

const listsOf = prepared((db) => {
  const ids = (name: string) => sql`${sql.placeholder(name)}::integer[]`;
  const lists = referredLists({
    tags: ids('tags'),
    segments: ids('segments'),
    people: ids('people'),
    services: ids('services'),
    hasValues: sql`${sql.placeholder('hasValues')}::boolean`,
  });
  return db.select({ lists }).from(sql`(values (1)) as once`).prepare('contact_referred_to');
});

export interface ReferredLists {
  tags: Named[];
  segments: Named[];
  people: PortfolioPerson[];
  services: PortfolioService[];
  fields: ShownField[];
}

interface ReferredIds extends Record<Exclude<keyof ReferredLists, 'fields'>, SQL> {
  hasValues: SQL;
}

export function referredLists(ids: ReferredIds): SQL<ReferredLists> {
  return sql<ReferredLists>`json_build_object(
    'tags', ${listed(sql`'id', id, 'name', name`, sql`tag`, ids.tags)},
    'segments', ${listed(sql`'id', id, 'name', name`, sql`segment`, ids.segments)},
    'people', ${listed(
      sql`'id', id, 'name', name, 'email', email, 'active', active, 'hasPhone', follow_me_phone is not null`,
      sql`app_user`,
      ids.people,
    )},
    'services', ${listed(
      sql`'id', id, 'name', name, 'archived', archived_at is not null`,
      sql`service`,
      ids.services,
    )},
    'fields', (
      select coalesce(json_agg(json_build_object(
          'id', id, 'name', name, 'type', type, 'archived', archived_at is not null
        ) order by archived_at is not null, position, id), '[]')
      from custom_field where ${ids.hasValues}
    ))`;
}

function listed(pairs: SQL, table: SQL, ids: SQL): SQL {
  return sql`(select coalesce(json_agg(json_build_object(${pairs})), '[]') from ${table} where id = any(${ids}))`;
}

export function byIds({ tags, segments, people, services, fields }: ReferredLists): ReferredTo {
  return {
    tags: byId(tags),
    segments: byId(segments),
    people: byId(people),
    services: byId(services),
    fields,
  };
}

function different(ids: readonly (number | null)[]): number[] {
  return [...new Set(ids.filter((id) => id !== null))];
}

function byId<Row extends { id: number }>(rows: readonly Row[]): Map<number, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}
