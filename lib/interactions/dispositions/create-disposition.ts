import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { dispositions } from '#db/schema/index.ts';
import { channelName } from '#lib/channels/channel.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { type Disposition, dispositionColumns } from './disposition.ts';

export const createDispositionInput = z.object({ name: channelName });

/** `{ name }`. Refuses a name already in use, archived ones included (conflict). */
export async function createDisposition(
  actor: Actor,
  input: unknown,
  db: Database = database(),
): Promise<Disposition> {
  authorize(actor, 'dispositions.manage');
  const { name } = parseInput(createDispositionInput, input);
  return db.transaction(async (tx) => {
    const [made] = await tx
      .insert(dispositions)
      .values({ name })
      .onConflictDoNothing({ target: dispositions.nameKey })
      .returning(dispositionColumns);
    if (!made) refuse('name', 'disposition_taken', undefined, 'conflict');
    await audit(actor, { action: 'disposition.created', subjectId: made.id, fields: ['name'] }, tx);
    return made;
  });
}
