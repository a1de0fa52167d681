import type { Decision, Step } from './decision.ts';
import { type RoutingFacts, type ServiceSeen, serviceState } from './routing-facts.ts';

/** Where something goes, before it is told to anybody. */
export type Place = Pick<Decision, 'state'> &
  Partial<Pick<Decision, 'agentId' | 'serviceId' | 'callerDecision' | 'alert'>>;

/** The queue of the contact's first segment that has one; the others are named. */
export function segmentQueue({ contact }: RoutingFacts, steps: Step[]): number | null {
  const [first, ...others] = contact?.queues ?? [];
  if (!first) return null;
  const saw: Step['saw'] = { segment: first.segmentId, service: first.service.id };
  if (others.length > 0) saw.others = others.map(({ segmentId }) => segmentId);
  steps.push({ rule: 'segment', result: others.length > 0 ? 'first_of_several' : 'queue', saw });
  return first.service.id;
}

/**
 * The service that was asked for, else the channel's, else the organization's. The last takes whatever comes, e-mail without a
 * mailbox too: nothing may wait where nobody sees it.
 */
export function generalQueue(facts: RoutingFacts, steps: Step[]): number | null {
  const asked = [
    ['requested', facts.requested],
    ['channel_service', facts.channelService],
  ] as const;
  for (const [rule, service] of asked) {
    if (!service) continue;
    const state = serviceState(service, facts.medium);
    steps.push(serviceStep(rule, state, service));
    if (state === 'usable') return service.id;
  }
  const last = facts.defaultService;
  steps.push(
    last ? serviceStep('default_service', 'usable', last) : { rule: 'default_service', result: 'missing' },
  );
  return last?.id ?? null;
}

function serviceStep(rule: string, result: string, { id }: ServiceSeen): Step {
  return { rule, result, saw: { service: id } };
}
