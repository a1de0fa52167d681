import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client.ts';
import { services } from '#db/schema/index.ts';
import { refuse } from '#lib/core/errors.ts';
import { inJson } from '#lib/core/json-form.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { SMALL_ID } from '#lib/core/row-id.ts';

/** A service by its name or its id; blank: none. */
export const serviceReference = inJson(
  z.union([z.string().max(LONGEST.service), z.int().min(1).max(SMALL_ID)]).nullable(),
  z
    .union([z.string().trim().max(LONGEST.service, 'too_long'), z.int().min(1).max(SMALL_ID)], 'invalid')
    .nullable()
    .transform((given) => (given === '' ? null : given)),
);

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
