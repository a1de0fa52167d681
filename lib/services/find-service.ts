import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { services } from '#db/schema/index.ts';
import { refuse } from '#lib/core/errors.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { nameOrId } from '#lib/core/names/name-or-id.ts';

/** A service by its name or its id; blank: none. */
export const serviceReference = nameOrId(LONGEST.service);

/** The id of a named service in use, which stays so until the transaction ends. @throws Refused */
export async function findService(field: string, given: string | number, tx: Database): Promise<number> {
  const [service] = await tx
    .select({ id: services.id })
    .from(services)
    .where(and(isNull(services.archivedAt), isNamed(given)))
    .for('share');
  return service ? service.id : refuse(field, 'service_unknown');
}

function isNamed(given: string | number): SQL {
  return typeof given === 'number' ? eq(services.id, given) : eq(services.nameKey, sql`fold_text(${given})`);
}
