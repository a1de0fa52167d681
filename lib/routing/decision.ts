/** States of an interaction. */
export const STATES = [
  'waiting',
  'offered',
  'open',
  'held',
  'voicemail',
  'forwarded',
  'refused',
  'closed',
] as const;
export type State = (typeof STATES)[number];

/** Those in which an interaction is open for every rule about its contact; a voicemail only until it was heard. */
export const OPEN_STATES = ['waiting', 'offered', 'open', 'held', 'voicemail', 'forwarded'] as const;

/** Those that take one of the agent's slots. */
export const SLOT_STATES = ['offered', 'open'] as const;

/** What the platform that delivered it has to do now. */
export const ACTIONS = ['connect', 'ask_queue', 'queue', 'record', 'forward', 'hold', 'refuse'] as const;
export type Action = (typeof ACTIONS)[number];

export type Alert = 'portfolio_broken' | 'service_without_mailbox';

export type CallerDecision = 'asked' | 'accepted' | 'refused';

/** One step of why something is where it is: codes, ids and counts alone. The catalogue `routing.steps` has its words. */
export interface Step {
  rule: string;
  result: string;
  saw?: Record<string, number | string | number[]>;
}

/** Where an interaction goes. */
export interface Decision {
  state: Exclude<State, 'closed'>;
  action: Action;
  agentId: number | null;
  serviceId: number | null;
  callerDecision: CallerDecision | null;
  /** Why it was refused. */
  reason: 'contact_blocked' | 'number_blacklisted_inbound' | null;
  alert: Alert | null;
  explanation: Step[];
}
