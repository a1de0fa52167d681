import { z } from 'zod';
import type { Translate } from '#lib/core/translate.ts';
import type { Message } from '#lib/interactions/get-interaction.ts';
import type { InteractionView } from '#lib/interactions/reading/interaction-view.ts';
import type { Simulation } from '#lib/interactions/simulate-routing.ts';
import { ACTIONS, type Action, STATES, type State, type Step } from '#lib/routing/decision.ts';
import { type StepNames, stepText } from '#lib/routing/explain.ts';
import { MEDIA } from '#lib/routing/routing-facts.ts';
import { id, instant, whole } from '../answer-parts.ts';
import { noted } from '../noted.ts';

const text = z.string().nullable();
const when = instant.nullable();

const DecisionAnswer = z.strictObject({
  action: noted('action', z.enum(ACTIONS)),
  phone: noted('decisionPhone', z.string()).optional(),
  reason: noted('decisionReason', z.string()).optional(),
});

const StepAnswer = z.strictObject({
  rule: z.string(),
  saw: noted('stepSaw', z.record(z.string(), z.union([z.string(), z.number(), z.array(z.number())]))),
  result: z.string(),
  text: z.string(),
});

const InteractionContact = z.strictObject({ id, clientCode: text });
const InteractionAgent = z.strictObject({ id, email: z.string() });

const SenderAnswer = z.strictObject({
  kind: noted('identityKind', z.string()),
  value: noted('identityValue', z.string()),
  name: text,
  username: text,
});

export const InteractionAnswer = z.strictObject({
  id,
  protocol: noted('protocol', z.string()),
  channel: noted('channelName', z.string()),
  channelId: id,
  medium: z.enum(MEDIA),
  direction: z.enum(['inbound', 'outbound']),
  state: noted('state', z.enum(STATES)),
  contact: noted('interactionContact', InteractionContact.nullable()),
  candidates: noted('candidates', whole),
  from: noted('interactionFrom', SenderAnswer.nullable()),
  agent: InteractionAgent.nullable(),
  service: noted('interactionService', text),
  subject: text,
  priority: noted('interactionPriority', z.int().min(1).max(3)),
  callerDecision: noted('callerDecision', z.enum(['asked', 'accepted', 'refused']).nullable()),
  arrivedAt: instant,
  waitsSince: noted('waitsSince', when),
  offeredAt: when,
  openedAt: when,
  firstAnswerAt: when,
  closedAt: when,
  heardAt: noted('heardAt', when),
  recordingUrl: text,
  recordingSeconds: whole.nullable(),
  disposition: text,
  closedReason: noted('closedReason', text),
  decision: noted('decision', DecisionAnswer.nullable()),
  explanation: z.array(StepAnswer),
  follows: noted('follows', id.nullable()),
  sequence: noted('sequence', whole),
});

export const MessageAnswer = z.strictObject({
  id,
  direction: noted('messageDirection', z.enum(['inbound', 'outbound', 'note'])),
  author: text,
  senderName: noted('senderName', text),
  body: noted('messageBody', text),
  externalId: text,
  status: noted('messageStatus', z.enum(['queued', 'sent', 'delivered', 'read', 'failed']).nullable()),
  failure: noted('messageFailure', text),
  sentAt: instant,
  deletedAt: noted('messageDeleted', when),
});

export const InteractionWithMessages = InteractionAnswer.extend({ messages: z.array(MessageAnswer) });

/** `words` are the messages of `routing`. */
export function interactionJson(
  view: InteractionView,
  names: StepNames,
  words: Translate,
): z.output<typeof InteractionAnswer> {
  return {
    id: view.id,
    protocol: view.protocol,
    channel: view.channel.name,
    channelId: view.channelId,
    medium: view.medium,
    direction: view.direction,
    state: view.state,
    contact: view.contact && { id: view.contact.id, clientCode: view.contact.clientCode },
    candidates: view.candidates,
    from: view.identity && fromJson(view.identity),
    agent: view.agent && { id: view.agent.id, email: view.agent.email },
    service: view.service?.name ?? null,
    subject: view.subject,
    priority: view.priority,
    callerDecision: view.callerDecision,
    ...timesJson(view),
    recordingUrl: view.recordingUrl,
    recordingSeconds: view.recordingSeconds,
    disposition: view.disposition,
    closedReason: view.closedReason,
    decision: decisionOf(view),
    explanation: stepsJson(view.explanation, names, words),
    follows: followedBy(view.explanation),
    sequence: view.sequence,
  };
}

function fromJson({ kind, value, displayName, username }: NonNullable<InteractionView['identity']>) {
  return { kind, value, name: displayName, username };
}

function timesJson(view: InteractionView) {
  const iso = (date: Date | null) => date?.toISOString() ?? null;
  return {
    arrivedAt: view.arrivedAt.toISOString(),
    waitsSince: iso(view.waitsSince),
    offeredAt: iso(view.offeredAt),
    openedAt: iso(view.openedAt),
    firstAnswerAt: iso(view.firstAnswerAt),
    closedAt: iso(view.closedAt),
    heardAt: iso(view.heardAt),
  };
}

const ACTION_OF: Partial<Record<State, Action>> = {
  offered: 'connect',
  open: 'connect',
  held: 'hold',
  voicemail: 'record',
  forwarded: 'forward',
  refused: 'refuse',
};

/** What the platform has to do now; nothing once it is closed. */
function decisionOf({ state, callerDecision, agent, closedReason }: InteractionView) {
  if (state === 'closed') return null;
  const action = ACTION_OF[state] ?? (callerDecision === 'asked' ? 'ask_queue' : 'queue');
  if (action === 'forward' && agent?.followMePhone) return { action, phone: agent.followMePhone };
  return action === 'refuse' && closedReason ? { action, reason: closedReason } : { action };
}

function followedBy(steps: readonly Step[]): number | null {
  const before = steps.find(({ rule }) => rule === 'follows')?.saw?.interaction;
  return typeof before === 'number' ? before : null;
}

function stepsJson(
  steps: readonly Step[],
  names: StepNames,
  words: Translate,
): z.output<typeof StepAnswer>[] {
  return steps.map((step) => ({
    rule: step.rule,
    saw: step.saw ?? {},
    result: step.result,
    text: stepText(step, words, names),
  }));
}

export function messageJson(message: Message): z.output<typeof MessageAnswer> {
  return {
    id: message.id,
    direction: message.direction,
    author: message.author,
    senderName: message.senderName,
    body: message.body,
    externalId: message.platformId,
    status: message.status,
    failure: message.failure,
    sentAt: message.sentAt.toISOString(),
    deletedAt: message.deletedAt?.toISOString() ?? null,
  };
}

export const SimulationAnswer = z.strictObject({
  state: z.enum(STATES),
  contact: InteractionContact.nullable(),
  candidates: noted('candidates', whole),
  agent: InteractionAgent.nullable(),
  service: text,
  alert: noted('alert', z.enum(['portfolio_broken', 'service_without_mailbox']).nullable()),
  decision: DecisionAnswer,
  explanation: z.array(StepAnswer),
});

export function simulationJson(
  { decision, contact, candidates, agent, service, phone, names }: Simulation,
  words: Translate,
): z.output<typeof SimulationAnswer> {
  const { action, reason, state, alert, explanation } = decision;
  return {
    state,
    contact: contact && { id: contact.id, clientCode: contact.clientCode },
    candidates,
    agent: agent && { id: agent.id, email: agent.email },
    service: service?.name ?? null,
    alert,
    decision: { action, ...(action === 'forward' && phone && { phone }), ...(reason && { reason }) },
    explanation: stepsJson(explanation, names, words),
  };
}
