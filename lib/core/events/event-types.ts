import { z } from 'zod';

const id = z.int().min(1);
const reference = id.nullable();
const ids = z.array(id).readonly();
const count = z.int().min(0);

/** Those of one transaction together, at most a thousand to an event. */
const contacts = z.strictObject({ ids });

/** `id` is the one that remained. */
const merge = z.strictObject({ id, mergedIds: ids });

const interaction = z.strictObject({
  id,
  contactId: reference,
  channelId: id,
  medium: z.string(),
  direction: z.string(),
  state: z.string(),
  agentId: reference,
  serviceId: reference,
  /** The interaction's own: every change raises it. */
  sequence: id,
});

const message = z.strictObject({ id, contactId: reference, interactionId: id, channelId: id });

const survey = z.strictObject({ id, contactId: reference, interactionId: reference, state: z.string() });

const appointment = z.strictObject({
  id,
  contactId: reference,
  agentId: reference,
  serviceId: reference,
  state: z.string(),
});

const run = z.strictObject({
  id,
  kind: z.string(),
  state: z.string(),
  processed: count,
  succeeded: count,
  rejected: count,
});

/** What other systems may hear of, and what each says: ids, states and counts. Never a name, a number or a text. */
export const EVENTS = {
  'contact.created': contacts,
  /** Also activated, deactivated, assigned, tagged. */
  'contact.changed': contacts,
  'contact.deleted': contacts,
  'contact.merged': merge,
  'contact.unmerged': merge,
  'contact.blocked': contacts,
  'contact.unblocked': contacts,
  /** By the ids they had. */
  'contact.anonymized': contacts,
  /** It came in; who is refused is not told of. */
  'interaction.arrived': interaction,
  /** An agent has it. */
  'interaction.opened': interaction,
  /** It is somewhere else now: with another agent, in another queue, held, a voicemail. */
  'interaction.transferred': interaction,
  /** It became known whose it is. */
  'interaction.linked': interaction,
  'interaction.closed': interaction,
  'message.received': message,
  'message.sent': message,
  'survey.sent': survey,
  'survey.answered': survey,
  'survey.expired': survey,
  'appointment.created': appointment,
  /** Also done, missed, cancelled. */
  'appointment.changed': appointment,
  /** An import, a bulk change, or other long work. */
  'run.finished': run,
};

export type EventType = keyof typeof EVENTS;

export type EventData = { [Type in EventType]: z.output<(typeof EVENTS)[Type]> };

export type NotedEvent = { [Type in EventType]: { type: Type; data: EventData[Type] } }[EventType];

export type InteractionData = z.output<typeof interaction>;

/** As settings list them. */
export const EVENT_TYPES = Object.keys(EVENTS) as EventType[];
