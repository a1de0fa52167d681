/** What routing is given: everything that decides, as it was seen at one moment. Nobody's name, number or text. */

export const MEDIA = ['voice', 'text', 'email'] as const;
export type Medium = (typeof MEDIA)[number];

export const PRESENCES = ['available', 'paused', 'offline'] as const;
export type Presence = (typeof PRESENCES)[number];

export interface AgentSeen {
  id: number;
  active: boolean;
  presence: Presence;
  /** Interactions that take a slot, and how many may. */
  open: number;
  most: number;
  /** Whether one of them is a live call. */
  onCall: boolean;
  /** Whether calls can follow them. */
  hasPhone: boolean;
  /** Whether that phone is one that is not called. */
  isListed: boolean;
  /** Whether that phone is the one that is calling. */
  isCaller: boolean;
}

export interface ServiceSeen {
  id: number;
  hasMailbox: boolean;
  archived: boolean;
}

export interface PortfolioSeen {
  flow: 'message' | 'backup_agent' | 'general_queue' | 'follow_me';
  /** null: nobody is there under that id. */
  owner: AgentSeen | null;
  backupAgent: AgentSeen | null;
  service: ServiceSeen | null;
}

export interface ContactSeen {
  id: number;
  active: boolean;
  blocked: boolean;
  /** The one that was merged away, by whose number or id this contact was reached. */
  mergedFrom: number | null;
  portfolio: PortfolioSeen | null;
  /** Segments that have a queue, in the order of the settings. */
  queues: readonly { segmentId: number; service: ServiceSeen }[];
}

export interface RoutingFacts {
  medium: Medium;
  /** null: nobody known. */
  contact: ContactSeen | null;
  /** How many contacts the sender may be; more than one is nobody known. */
  candidates: number;
  /** A caller who withholds the number. */
  withheld: boolean;
  /** The sender's number stands on the list of numbers that are not answered. */
  blacklisted: boolean;
  /** The service the call names; null when it names none. */
  requested: ServiceSeen | null;
  channelService: ServiceSeen | null;
  defaultService: ServiceSeen | null;
  /** Whether the caller waits in a queue; null: not asked yet. */
  callerWaits: boolean | null;
}

export type Availability = 'available' | 'paused' | 'offline' | 'full' | 'on_call' | 'inactive' | 'missing';

/** Whether an agent can take one more interaction of this medium, or the first reason why not. */
export function availabilityOf(agent: AgentSeen | null, medium: Medium): Availability {
  if (!agent) return 'missing';
  if (!agent.active) return 'inactive';
  if (agent.presence !== 'available') return agent.presence;
  if (agent.open >= agent.most) return 'full';
  return medium === 'voice' && agent.onCall ? 'on_call' : 'available';
}

/** Who never comes back, unlike somebody who is away or busy. */
export function isGone(availability: Availability): boolean {
  return availability === 'inactive' || availability === 'missing';
}

export type ServiceState = 'usable' | 'archived' | 'missing' | 'without_mailbox';

/** Whether a queue can serve this medium: e-mail is answered from a mailbox. */
export function serviceState(service: ServiceSeen | null, medium: Medium): ServiceState {
  if (!service) return 'missing';
  if (service.archived) return 'archived';
  return medium === 'email' && !service.hasMailbox ? 'without_mailbox' : 'usable';
}
