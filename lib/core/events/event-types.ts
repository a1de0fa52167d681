/** Those of one transaction together, at most a thousand to an event. */
interface ContactsData {
  ids: readonly number[];
}

interface MergeData {
  /** The one that remained. */
  id: number;
  mergedIds: readonly number[];
}

export interface InteractionData {
  id: number;
  contactId: number | null;
  channelId: number;
  medium: string;
  direction: string;
  state: string;
  agentId: number | null;
  serviceId: number | null;
  /** The interaction's own: every change raises it. */
  sequence: number;
}

interface MessageData {
  id: number;
  interactionId: number;
  contactId: number | null;
  channelId: number;
}

interface SurveyData {
  id: number;
  interactionId: number | null;
  contactId: number | null;
  state: string;
}

interface AppointmentData {
  id: number;
  contactId: number | null;
  agentId: number | null;
  serviceId: number | null;
  state: string;
}

/** What other systems may hear of, and what each says: ids, states and counts. Never a name, a number or a text. */
export interface EventData {
  'contact.created': ContactsData;
  /** Also activated, deactivated, assigned, tagged. */
  'contact.changed': ContactsData;
  'contact.deleted': ContactsData;
  'contact.merged': MergeData;
  'contact.unmerged': MergeData;
  'contact.blocked': ContactsData;
  'contact.unblocked': ContactsData;
  /** By the ids they had. */
  'contact.anonymized': ContactsData;
  /** It came in; who is refused is not told of. */
  'interaction.arrived': InteractionData;
  /** An agent has it. */
  'interaction.opened': InteractionData;
  /** It is somewhere else now: with another agent, in another queue, held, a voicemail. */
  'interaction.transferred': InteractionData;
  /** It became known whose it is. */
  'interaction.linked': InteractionData;
  'interaction.closed': InteractionData;
  'message.received': MessageData;
  'message.sent': MessageData;
  'survey.sent': SurveyData;
  'survey.answered': SurveyData;
  'survey.expired': SurveyData;
  'appointment.created': AppointmentData;
  /** Also done, missed, cancelled. */
  'appointment.changed': AppointmentData;
  /** An import, a bulk change, or other long work. */
  'run.finished': {
    id: number;
    kind: string;
    state: string;
    processed: number;
    succeeded: number;
    rejected: number;
  };
}

export type EventType = keyof EventData;

export type NotedEvent = { [Type in EventType]: { type: Type; data: EventData[Type] } }[EventType];

/** As settings list them. */
export const EVENT_TYPES = Object.keys({
  'contact.created': true,
  'contact.changed': true,
  'contact.deleted': true,
  'contact.merged': true,
  'contact.unmerged': true,
  'contact.blocked': true,
  'contact.unblocked': true,
  'contact.anonymized': true,
  'interaction.arrived': true,
  'interaction.opened': true,
  'interaction.transferred': true,
  'interaction.linked': true,
  'interaction.closed': true,
  'message.received': true,
  'message.sent': true,
  'survey.sent': true,
  'survey.answered': true,
  'survey.expired': true,
  'appointment.created': true,
  'appointment.changed': true,
  'run.finished': true,
} satisfies Record<EventType, true>) as EventType[];
