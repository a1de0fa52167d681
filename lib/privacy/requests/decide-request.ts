import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { privacyRequests } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound, refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import { OUTCOMES } from './request-fields.ts';

export const decisionInput = z.object({ outcome: z.enum(OUTCOMES, 'required') });

/** `{ outcome }`: what became of it, said once. @throws NotFound, Refused */
export async function decideRequest(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<void> {
  authorize(actor, 'privacy.manage');
  const { outcome } = parseInput(decisionInput, input);
  await db.transaction(async (tx) => {
    const which = eq(privacyRequests.id, rowId('privacy-request', id));
    const decided = await tx
      .update(privacyRequests)
      .set({ outcome, decidedById: actor.userId, decidedAt: new Date() })
      .where(and(which, isNull(privacyRequests.outcome)))
      .returning({ id: privacyRequests.id });
    if (decided.length === 0) {
      if ((await tx.$count(privacyRequests, which)) === 0) throw new NotFound('privacy-request');
      refuse('outcome', 'request_decided', undefined, 'conflict');
    }
    await audit(actor, { action: 'privacy-request.decided', subjectId: id }, tx);
  });
}
