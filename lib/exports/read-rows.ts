import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { markMoment } from '#lib/contacts/identity/contact-mark.ts';
import type { Flow } from '#lib/contacts/portfolio/flow.ts';
import type { ScalarField } from '#lib/imports/reading/import-fields.ts';
import { SCALAR_COLUMNS } from '#lib/imports/writing/scalar-columns.ts';

export interface ExportRow extends Record<Exclude<ScalarField, 'gender'>, string | null> {
  id: number;
  moment: number;
  name: string;
  gender: 'female' | 'male' | 'not_informed' | null;
  kind: 'individual' | 'corporate' | 'group';
  active: boolean;
  priority: number | null;
  phones: string[];
  tagIds: number[];
  segmentIds: number[];
  custom: Record<string, string>;
  flow: Flow | null;
  ownerId: number | null;
  backupAgentId: number | null;
  serviceId: number | null;
}

const TEXTS = SCALAR_COLUMNS.map(([field, column]) =>
  column === 'birth_date' ? `to_char(birth_date, 'DD/MM/YYYY') as "birthDate"` : `${column} as "${field}"`,
).join(', ');

export async function readRows(ids: readonly number[], db: Database): Promise<ExportRow[]> {
  const { rows } = await db.execute<Record<string, unknown>>(sql`
    select id, ${markMoment} as moment, name, kind, active, priority, phones, tag_ids as "tagIds",
      segment_ids as "segmentIds", custom, flow, owner_id as "ownerId", backup_agent_id as "backupAgentId",
      service_id as "serviceId", ${sql.raw(TEXTS)}
    from contact where id = any(${sql.param([...ids])}::bigint[]) order by id`);
  return rows as unknown as ExportRow[];
}
