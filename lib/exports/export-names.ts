import type { Database } from '#db/client.ts';
import { segments, services, tags, users } from '#db/schema/index.ts';
import type { CustomField } from '#lib/custom-fields/custom-field.ts';
import { allCustomFields } from '#lib/custom-fields/list-custom-fields.ts';

export interface ExportNames {
  tag: Map<number, string>;
  segment: Map<number, string>;
  email: Map<number, string>;
  service: Map<number, string>;
  fields: Pick<CustomField, 'id' | 'name' | 'type'>[];
}

export async function loadExportNames(db: Database): Promise<ExportNames> {
  const byId = (rows: { id: number; name: string }[]) => new Map(rows.map(({ id, name }) => [id, name]));
  return {
    tag: byId(await db.select({ id: tags.id, name: tags.name }).from(tags)),
    segment: byId(await db.select({ id: segments.id, name: segments.name }).from(segments)),
    email: byId(await db.select({ id: users.id, name: users.email }).from(users)),
    service: byId(await db.select({ id: services.id, name: services.name }).from(services)),
    fields: (await allCustomFields(db)).filter(({ archived }) => !archived),
  };
}
