import { sql } from 'drizzle-orm';
import { dispositions } from '#db/schema/index.ts';

export interface Disposition {
  id: number;
  name: string;
  archived: boolean;
}

export const dispositionColumns = {
  id: dispositions.id,
  name: dispositions.name,
  archived: sql<boolean>`${dispositions.archivedAt} is not null`,
};
