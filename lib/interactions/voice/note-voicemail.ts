import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import type { Step } from '#lib/routing/decision.ts';
import { changeInteraction } from '../changing/change-interaction.ts';
import { lockInteraction, requireCall } from '../changing/lock-interaction.ts';

export const voicemailInput = z.object({
  url: z
    .string('invalid')
    .trim()
    .max(2_000, 'too_long')
    .refine((url) => /^https?:\/\/[^\s]+$/i.test(url), 'url_invalid')
    .nullable()
    .optional(),
  seconds: z.number('invalid').int('invalid').min(0, 'invalid').max(86_400, 'invalid').nullable().optional(),
});

/** Where the recording of a voicemail is; a caller who waited may have left one instead. @throws Refused (conflict) */
export async function noteVoicemail(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<void> {
  authorize(actor, 'interactions.deliver');
  const { url, seconds } = parseInput(voicemailInput, input);
  await db.transaction(async (tx) => {
    const row = await lockInteraction(actor, id, tx);
    requireCall(row, 'voicemail', 'waiting');
    const recording = { recordingUrl: url ?? null, recordingSeconds: seconds ?? null };
    const steps = row.state === 'waiting' ? [leftWithService(row.serviceId)] : [];
    await changeInteraction(id, { ...recording, state: 'voicemail' }, steps, tx);
  });
}

/** The step that says whose voicemail it is where it is no agent's. */
export function leftWithService(serviceId: number | null): Step {
  if (serviceId === null) return { rule: 'outcome', result: 'voicemail_nowhere' };
  return { rule: 'outcome', result: 'voicemail_of_service', saw: { service: serviceId } };
}
