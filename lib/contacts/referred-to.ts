import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import type { CustomField } from '#lib/custom-fields/custom-field.ts';
import type { PortfolioPerson, PortfolioService } from './contact-portfolio.ts';
import type { ContactRow, Named } from './contact-record.ts';

/** What rows of contacts refer to by id, by that id. */
export interface ReferredTo {
  tags: ReadonlyMap<number, Named>;
  segments: ReadonlyMap<number, Named>;
  people: ReadonlyMap<number, PortfolioPerson>;
  services: ReadonlyMap<number, PortfolioService>;
  /** In the organization's order, those in use first; none where no row has a value. */
  fields: readonly ShownField[];
}

export type ShownField = Pick<CustomField, 'id' | 'name' | 'type' | 'archived'>;

/** Reads all of it in one query: the list asks for every page. */
export async function referredTo(rows: readonly ContactRow[], db: Database): Promise<ReferredTo> {
  const [found] = await listsOf(db).execute({
    tags: different(rows.flatMap(({ tagIds }) => tagIds)),
    segments: different(rows.flatMap(({ segmentIds }) => segmentIds)),
    people: different(rows.flatMap((row) => [row.ownerId, row.backupAgentId, row.assignedById])),
    services: different(rows.map(({ serviceId }) => serviceId)),
    hasValues: rows.some(({ custom }) => Object.keys(custom).length > 0),
  });
  if (!found) throw new Error('a list of values is never empty');
  return {
    tags: byId(found.tags),
    segments: byId(found.segments),
    people: byId(found.people),
    services: byId(found.services),
    fields: found.fields,
  };
}

const listsOf = prepared((db) =>
  db
    .select({
      tags: listed<Named>(sql`'id', id, 'name', name`, sql`tag`, 'tags'),
      segments: listed<Named>(sql`'id', id, 'name', name`, sql`segment`, 'segments'),
      people: listed<PortfolioPerson>(
        sql`'id', id, 'name', name, 'email', email, 'active', active, 'hasPhone', follow_me_phone is not null`,
        sql`app_user`,
        'people',
      ),
      services: listed<PortfolioService>(
        sql`'id', id, 'name', name, 'archived', archived_at is not null`,
        sql`service`,
        'services',
      ),
      fields: sql<ShownField[]>`(
        select coalesce(json_agg(json_build_object(
            'id', id, 'name', name, 'type', type, 'archived', archived_at is not null
          ) order by archived_at is not null, position, id), '[]')
        from custom_field where ${sql.placeholder('hasValues')}::boolean)`,
    })
    .from(sql`(values (1)) as once`)
    .prepare('contact_referred_to'),
);

function listed<Row>(pairs: SQL, table: SQL, ids: string) {
  return sql<Row[]>`(
    select coalesce(json_agg(json_build_object(${pairs})), '[]')
    from ${table} where id = any(${sql.placeholder(ids)}::integer[]))`;
}

function different(ids: readonly (number | null)[]): number[] {
  return [...new Set(ids.filter((id) => id !== null))];
}

function byId<Row extends { id: number }>(rows: readonly Row[]): Map<number, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}
