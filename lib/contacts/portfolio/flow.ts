import { z } from 'zod';
import { inJson } from '#lib/core/json-form.ts';

/** What happens with an interaction that finds the portfolio's owner unavailable; the fifth, unassign, is no portfolio at all. */
export const FLOWS = ['message', 'backup_agent', 'general_queue', 'follow_me'] as const;
export type Flow = (typeof FLOWS)[number];

export const UNASSIGN = 'unassign';
const CHOICES = [...FLOWS, UNASSIGN] as const;

/** A flow by its name or by its number in the list, from 1 on; `unassign` is 5. */
export const flowChoice = inJson(
  z.union([z.enum(CHOICES), z.literal([1, 2, 3, 4, 5])]),
  z
    .union(
      [z.enum(CHOICES, 'flow_unknown'), z.enum(['1', '2', '3', '4', '5']), z.literal([1, 2, 3, 4, 5])],
      'flow_unknown',
    )
    .transform((given) => CHOICES[Number(given) - 1] ?? (given as Flow | typeof UNASSIGN)),
);

export const flowName = flowChoice.refine((flow): flow is Flow => flow !== UNASSIGN, 'flow_unknown');
