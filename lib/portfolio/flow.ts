import { z } from 'zod';

/** What happens with an interaction that finds the portfolio's owner unavailable; the fifth, unassign, is no portfolio at all. */
export const FLOWS = ['message', 'backup_agent', 'general_queue', 'follow_me'] as const;
export type Flow = (typeof FLOWS)[number];

export const UNASSIGN = 'unassign';
const CHOICES = [...FLOWS, UNASSIGN] as const;

/** A flow by its name or by its number in the list, from 1 on; `unassign` is 5. */
export const flowChoice = z
  .union([z.enum(CHOICES), z.coerce.number().int().min(1).max(CHOICES.length)], 'flow_unknown')
  .transform((given) => (typeof given === 'number' ? (CHOICES[given - 1] as Flow | typeof UNASSIGN) : given));

/** A flow that a list can be narrowed by. */
export const flowName = flowChoice.refine((flow): flow is Flow => flow !== UNASSIGN, 'flow_unknown');
