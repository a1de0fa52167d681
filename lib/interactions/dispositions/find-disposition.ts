import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { dispositions } from '#db/schema/index.ts';
import { refuse } from '#lib/core/errors.ts';

/** One in use, by its name or id. @throws Refused */
export async function findDisposition(given: string | number, tx: Database): Promise<number> {
  const which =
    typeof given === 'number'
      ? eq(dispositions.id, given)
      : eq(dispositions.nameKey, sql`fold_text(${given})`);
  const [found] = await tx
    .select({ id: dispositions.id })
    .from(dispositions)
    .where(and(which, isNull(dispositions.archivedAt)));
  return found ? found.id : refuse('disposition', 'disposition_unknown');
}
