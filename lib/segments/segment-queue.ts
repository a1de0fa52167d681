import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client.ts';
import { services } from '#db/schema/index.ts';
import { refuse } from '#lib/core/errors.ts';
import { LONGEST } from '#lib/core/limits.ts';

/** The service whose queue a segment's contacts wait in, by name; blank: none of its own. */
export const queueName = z
  .string('invalid')
  .trim()
  .max(LONGEST.service, 'too_long')
  .nullable()
  .transform((name) => name || null);

/** The id of a service in use, which stays so until the transaction ends. @throws Refused */
export async function findQueue(name: string | null, tx: Database): Promise<number | null> {
  if (name === null) return null;
  const [service] = await tx
    .select({ id: services.id })
    .from(services)
    .where(and(isNull(services.archivedAt), eq(services.nameKey, sql`fold_text(${name})`)))
    .for('share');
  return service ? service.id : refuse('service', 'service_unknown');
}
