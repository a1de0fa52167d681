import { z } from 'zod';
import type { AgentLoad } from '#lib/presence/list-presence.ts';
import { PRESENCES } from '#lib/routing/routing-facts.ts';
import { id, instant, whole } from '../answer-parts.ts';
import { noted } from '../noted.ts';

export const PresenceAnswer = z.strictObject({
  id,
  email: z.string(),
  presence: noted('presence', z.enum(PRESENCES)),
  reason: noted('presenceReason', z.string().nullable()),
  since: instant.nullable(),
  openInteractions: noted('openInteractions', whole),
  mostInteractions: noted('mostInteractions', whole),
  held: whole,
  voicemails: noted('unheardVoicemails', whole),
});

export function presenceJson(load: AgentLoad): z.output<typeof PresenceAnswer> {
  return {
    id: load.id,
    email: load.email,
    presence: load.state,
    reason: load.reason,
    since: load.since?.toISOString() ?? null,
    openInteractions: load.open,
    mostInteractions: load.most,
    held: load.held,
    voicemails: load.voicemails,
  };
}
