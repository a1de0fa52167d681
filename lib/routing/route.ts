import type { Alert, CallerDecision, Decision, Step } from './decision.ts';
import { generalQueue, type Place, segmentQueue } from './queues.ts';
import {
  type AgentSeen,
  type Availability,
  availabilityOf,
  isGone,
  type PortfolioSeen,
  type RoutingFacts,
  serviceState,
} from './routing-facts.ts';

/**
 * Decides where an inbound interaction goes, of what was seen alone: first who the sender is, then the portfolio with its flow
 * for an owner who is not there, else the queues. The same function answers the platform, moves what was not answered, and
 * tells the simulator.
 */
export function route(facts: RoutingFacts): Decision {
  const steps: Step[] = [];
  const refused = gate(facts, steps);
  if (refused) {
    return { ...NOWHERE, state: 'refused', action: 'refuse', reason: refused, explanation: steps };
  }
  const place = byPortfolio(facts, steps) ?? withoutPortfolio(facts, steps);
  steps.push(outcome(place));
  return { ...NOWHERE, ...place, action: actionOf(place), explanation: steps };
}

const NOWHERE = { agentId: null, serviceId: null, callerDecision: null, reason: null, alert: null } as const;

/** Who the sender is, and whether they are refused: the person before the number. */
function gate(facts: RoutingFacts, steps: Step[]): Decision['reason'] {
  const { contact } = facts;
  steps.push(senderStep(facts));
  if (contact?.mergedFrom) {
    steps.push({
      rule: 'merged',
      result: 'stands_for',
      saw: { from: contact.mergedFrom, contact: contact.id },
    });
  }
  if (contact?.blocked) {
    steps.push({ rule: 'blocked', result: 'refused', saw: { contact: contact.id } });
    return 'contact_blocked';
  }
  if (facts.blacklisted) {
    const refuses = facts.medium !== 'email';
    steps.push({ rule: 'blacklist', result: refuses ? 'refused' : 'not_for_email' });
    if (refuses) return 'number_blacklisted_inbound';
  }
  if (contact && !contact.active) {
    steps.push({ rule: 'inactive', result: 'goes_on', saw: { contact: contact.id } });
  }
  return null;
}

function senderStep({ contact, candidates, withheld }: RoutingFacts): Step {
  if (contact) return { rule: 'sender', result: 'known', saw: { contact: contact.id } };
  if (withheld) return { rule: 'sender', result: 'withheld' };
  if (candidates > 1) return { rule: 'sender', result: 'ambiguous', saw: { candidates } };
  return { rule: 'sender', result: 'unknown' };
}

function byPortfolio(facts: RoutingFacts, steps: Step[]): Place | null {
  const portfolio = facts.contact?.portfolio;
  if (!portfolio) {
    steps.push({ rule: 'portfolio', result: 'none' });
    return null;
  }
  steps.push(portfolioStep(portfolio));
  const owner = look('owner', portfolio.owner, facts, steps);
  if (owner === 'available' && portfolio.owner) return withAgent(portfolio.owner, facts);
  return FLOWS[portfolio.flow](facts, portfolio, owner, steps);
}

function portfolioStep({ flow, owner, backupAgent, service }: PortfolioSeen): Step {
  const saw: Step['saw'] = { flow };
  if (owner) saw.owner = owner.id;
  if (backupAgent) saw.backup = backupAgent.id;
  if (service) saw.service = service.id;
  return { rule: 'portfolio', result: flow, saw };
}

function look(
  who: 'owner' | 'backup',
  agent: AgentSeen | null,
  facts: RoutingFacts,
  steps: Step[],
): Availability {
  const availability = availabilityOf(agent, facts.medium);
  const saw = agent ? { agent: agent.id, open: agent.open, most: agent.most } : undefined;
  steps.push({ rule: who, result: availability, ...(saw && { saw }) });
  return availability;
}

type Flow = (facts: RoutingFacts, portfolio: PortfolioSeen, owner: Availability, steps: Step[]) => Place;

/** What each flow does when the owner cannot take it. */
const FLOWS: Record<PortfolioSeen['flow'], Flow> = {
  message: (facts, { owner }, state, steps) =>
    isGone(state) || !owner ? fallBack(facts, steps) : leaveMessage(owner, facts, steps),

  backup_agent: (facts, portfolio, state, steps) => {
    const { owner } = portfolio;
    // Nobody stands in for themselves; rows from elsewhere may say so.
    const backup = portfolio.backupAgent?.id === owner?.id ? null : portfolio.backupAgent;
    const other = look('backup', backup, facts, steps);
    const alert = isGone(state) || isGone(other) ? 'portfolio_broken' : null;
    if (backup && other === 'available') return { ...withAgent(backup, facts), alert };
    const returns = !isGone(state) ? owner : !isGone(other) ? backup : null;
    return returns ? { ...leaveMessage(returns, facts, steps), alert } : fallBack(facts, steps);
  },

  general_queue: (facts, { owner, service }, state, steps) => {
    const queue = serviceState(service, facts.medium);
    steps.push({
      rule: 'portfolio_service',
      result: queue,
      ...(service && { saw: { service: service.id } }),
    });
    const returns = isGone(state) ? null : owner;
    if (service && queue === 'usable') return inPortfolioQueue(facts, service.id, returns, steps);
    if (!returns) return fallBack(facts, steps);
    const alert = queue === 'without_mailbox' ? 'service_without_mailbox' : 'portfolio_broken';
    return { ...leaveMessage(returns, facts, steps), alert };
  },

  follow_me: (facts, { owner }, state, steps) => {
    if (isGone(state) || !owner) return fallBack(facts, steps);
    if (facts.medium !== 'voice') return leaveMessage(owner, facts, steps);
    const result = followMe(owner);
    steps.push({ rule: 'follow_me', result, saw: { agent: owner.id } });
    if (result === 'forwarded') return { state: 'forwarded', agentId: owner.id };
    const alert: Alert | null = result === 'is_the_caller' ? null : 'portfolio_broken';
    return { ...leaveMessage(owner, facts, steps), alert };
  },
};

function followMe({ isCaller, hasPhone, isListed }: AgentSeen) {
  if (isCaller) return 'is_the_caller';
  if (!hasPhone) return 'no_phone';
  return isListed ? 'number_listed' : 'forwarded';
}

function withAgent({ id }: AgentSeen, { medium }: RoutingFacts): Place {
  return { state: medium === 'voice' ? 'offered' : 'open', agentId: id };
}

/** A voice speaks to the mailbox; what is written waits for its agent, never in a queue of others. */
function leaveMessage({ id }: AgentSeen, { medium }: RoutingFacts, steps: Step[]): Place {
  const state = medium === 'voice' ? 'voicemail' : 'held';
  steps.push({ rule: 'message', result: state, saw: { agent: id } });
  return { state, agentId: id };
}

function inPortfolioQueue(
  facts: RoutingFacts,
  serviceId: number,
  owner: AgentSeen | null,
  steps: Step[],
): Place {
  const caller = askCaller(facts, steps);
  if (caller !== 'refused') return { state: 'waiting', serviceId, callerDecision: caller };
  const message: Place = owner ? leaveMessage(owner, facts, steps) : { state: 'voicemail', serviceId };
  return { ...message, callerDecision: caller, alert: owner ? null : 'portfolio_broken' };
}

/** Nothing of the portfolio is left: the service that is asked for, or the general queue. */
function fallBack(facts: RoutingFacts, steps: Step[]): Place {
  steps.push({ rule: 'portfolio_broken', result: 'general_queue' });
  const serviceId = generalQueue(facts, steps);
  const callerDecision = facts.medium === 'voice' ? callerDecisionOf(facts) : null;
  return { state: 'waiting', serviceId, callerDecision, alert: 'portfolio_broken' };
}

function withoutPortfolio(facts: RoutingFacts, steps: Step[]): Place {
  const serviceId = segmentQueue(facts, steps) ?? generalQueue(facts, steps);
  const caller = askCaller(facts, steps);
  const state = caller === 'refused' ? 'voicemail' : 'waiting';
  return { state, serviceId, callerDecision: caller };
}

/** Who calls may choose not to wait; what is written waits unasked. */
function askCaller(facts: RoutingFacts, steps: Step[]): CallerDecision | null {
  if (facts.medium !== 'voice') return null;
  const result = callerDecisionOf(facts);
  steps.push({ rule: 'caller', result });
  return result;
}

function callerDecisionOf({ callerWaits }: RoutingFacts): CallerDecision {
  if (callerWaits === null) return 'asked';
  return callerWaits ? 'accepted' : 'refused';
}

const OF_A_QUEUE: Partial<Record<Place['state'], readonly [of: string, ofNone: string]>> = {
  waiting: ['waiting', 'waiting_nowhere'],
  voicemail: ['voicemail_of_service', 'voicemail_nowhere'],
};

function outcome({ state, agentId, serviceId }: Place): Step {
  const saw: Step['saw'] = {};
  if (agentId) saw.agent = agentId;
  if (serviceId) saw.service = serviceId;
  return {
    rule: 'outcome',
    result: agentId ? state : (OF_A_QUEUE[state]?.[serviceId ? 0 : 1] ?? state),
    saw,
  };
}

function actionOf({ state, callerDecision }: Place): Decision['action'] {
  if (state === 'waiting') return callerDecision === 'asked' ? 'ask_queue' : 'queue';
  if (state === 'voicemail') return 'record';
  if (state === 'held') return 'hold';
  return state === 'forwarded' ? 'forward' : 'connect';
}
