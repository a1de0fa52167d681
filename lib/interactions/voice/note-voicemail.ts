import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { changeInteraction } from '../changing/change-interaction.ts';
import { lockInteraction, requireState } from '../changing/lock-interaction.ts';

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
    requireState(row, 'voicemail', 'waiting');
    const left = { rule: 'outcome', result: 'voicemail_of_service', saw: { service: row.serviceId ?? 0 } };
    const recording = { recordingUrl: url ?? null, recordingSeconds: seconds ?? null };
    const steps = row.state === 'waiting' ? [left] : [];
    await changeInteraction(id, { ...recording, state: 'voicemail' }, steps, tx);
  });
}
