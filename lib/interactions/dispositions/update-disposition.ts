import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { dispositions } from '#db/schema/index.ts';
import { channelName } from '#lib/channels/channel.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound } from '#lib/core/errors.ts';
import { flag } from '#lib/core/json-form.ts';
import { refuseTakenName } from '#lib/core/names/refuse-taken-name.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId, SMALL_ID } from '#lib/core/row-id.ts';
import { type Disposition, dispositionColumns } from './disposition.ts';

const schema = z.object({ name: channelName.optional(), archived: flag.optional() });

/** Any of `{ name, archived }`. An archived one stays on what was closed with it. @throws NotFound */
export async function updateDisposition(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<Disposition> {
  authorize(actor, 'dispositions.manage');
  rowId('disposition', id, SMALL_ID);
  const { name, archived } = parseInput(schema, input);
  return db.transaction(async (tx) => {
    // Two transactions that take the same name at once would both find it free.
    await tx.execute(sql`lock table disposition in share row exclusive mode`);
    const [before] = await tx.select(dispositionColumns).from(dispositions).where(eq(dispositions.id, id));
    if (!before) throw new NotFound('disposition');
    const fields = [
      ...(name !== undefined && name !== before.name ? ['name'] : []),
      ...(archived !== undefined && archived !== before.archived ? ['archived'] : []),
    ];
    if (fields.length === 0) return before;
    const archivedAt = (archived ?? before.archived) ? new Date() : null;
    if (fields.includes('name'))
      await refuseTakenName(dispositions, { id, name: name ?? '' }, 'disposition_taken', tx);
    await tx
      .update(dispositions)
      .set({ name: name ?? before.name, archivedAt })
      .where(eq(dispositions.id, id));
    await audit(actor, { action: 'disposition.updated', subjectId: id, fields }, tx);
    return { id, name: name ?? before.name, archived: archivedAt !== null };
  });
}
