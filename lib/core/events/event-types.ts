interface ContactData {
  id: number;
}

/** Those of one transaction together: afterwards there is nothing left to ask about them. */
interface GoneContacts {
  ids: readonly number[];
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
  'contact.created': ContactData;
  /** Also activated, deactivated, assigned, tagged. */
  'contact.changed': ContactData;
  'contact.deleted': GoneContacts;
  /** `id` is the one that remained. */
  'contact.merged': ContactData & { mergedIds: readonly number[] };
  'contact.unmerged': ContactData & { mergedIds: readonly number[] };
  'contact.blocked': ContactData;
  'contact.unblocked': ContactData;
  /** By the ids they had. */
  'contact.anonymized': GoneContacts;
  'interaction.arrived': InteractionData;
  'interaction.opened': InteractionData;
  'interaction.transferred': InteractionData;
  'interaction.closed': InteractionData;
  'message.received': MessageData;
  'message.sent': MessageData;
  'survey.sent': SurveyData;
  'survey.answered': SurveyData;
  'survey.expired': SurveyData;
  'appointment.created': AppointmentData;
  /** Also done, missed, cancelled. */
  'appointment.changed': AppointmentData;
  /** An import, a bulk change, or other long work: what it did to each contact is told by it alone. */
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
