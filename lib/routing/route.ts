import type { Alert, CallerDecision, Decision, Step } from './decision.ts';
import { generalQueue, type Place, segmentQueue } from './queues.ts';
import {
  type AgentSeen,
  type Availability,
  availabilityOf,
  isGone,
  type PortfolioSeen,
  type Sight,
  serviceState,
} from './sight.ts';

/**
 * Decides where an inbound interaction goes, of what was seen alone: first who the sender is, then the portfolio with its flow
 * for an owner who is not there, else the queues. The same function answers the platform, moves what was not answered, and
 * tells the simulator.
 */
export function route(sight: Sight): Decision {
  const steps: Step[] = [];
  const refused = gate(sight, steps);
  if (refused) {
    return { ...NOWHERE, state: 'refused', action: 'refuse', reason: refused, explanation: steps };
  }
  const place = byPortfolio(sight, steps) ?? withoutPortfolio(sight, steps);
  steps.push(outcome(place));
  return { ...NOWHERE, ...place, action: actionOf(place), explanation: steps };
}

const NOWHERE = { agentId: null, serviceId: null, callerDecision: null, reason: null, alert: null } as const;

/** Who the sender is, and whether they are refused: the person before the number. */
function gate(sight: Sight, steps: Step[]): Decision['reason'] {
  const { contact } = sight;
  steps.push(senderStep(sight));
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
  if (sight.blacklisted) {
    const refuses = sight.medium !== 'email';
    steps.push({ rule: 'blacklist', result: refuses ? 'refused' : 'not_for_email' });
    if (refuses) return 'number_blacklisted_inbound';
  }
  if (contact && !contact.active) {
    steps.push({ rule: 'inactive', result: 'goes_on', saw: { contact: contact.id } });
  }
  return null;
}

function senderStep({ contact, candidates, withheld }: Sight): Step {
  if (contact) return { rule: 'sender', result: 'known', saw: { contact: contact.id } };
  if (withheld) return { rule: 'sender', result: 'withheld' };
  if (candidates > 1) return { rule: 'sender', result: 'ambiguous', saw: { candidates } };
  return { rule: 'sender', result: 'unknown' };
}

function byPortfolio(sight: Sight, steps: Step[]): Place | null {
  const portfolio = sight.contact?.portfolio;
  if (!portfolio) {
    steps.push({ rule: 'portfolio', result: 'none' });
    return null;
  }
  steps.push(portfolioStep(portfolio));
  const owner = look('owner', portfolio.owner, sight, steps);
  if (owner === 'available' && portfolio.owner) return withAgent(portfolio.owner, sight);
  return FLOWS[portfolio.flow](sight, portfolio, owner, steps);
}

function portfolioStep({ flow, owner, backupAgent, service }: PortfolioSeen): Step {
  const saw: Step['saw'] = { flow };
  if (owner) saw.owner = owner.id;
  if (backupAgent) saw.backup = backupAgent.id;
  if (service) saw.service = service.id;
  return { rule: 'portfolio', result: flow, saw };
}

function look(who: 'owner' | 'backup', agent: AgentSeen | null, sight: Sight, steps: Step[]): Availability {
  const availability = availabilityOf(agent, sight.medium);
  const saw = agent ? { agent: agent.id, open: agent.open, most: agent.most } : undefined;
  steps.push({ rule: who, result: availability, ...(saw && { saw }) });
  return availability;
}

type Flow = (sight: Sight, portfolio: PortfolioSeen, owner: Availability, steps: Step[]) => Place;

/** What each flow does when the owner cannot take it. */
const FLOWS: Record<PortfolioSeen['flow'], Flow> = {
  message: (sight, { owner }, state, steps) =>
    isGone(state) || !owner ? fallBack(sight, steps) : leaveMessage(owner, sight, steps),

  backup_agent: (sight, portfolio, state, steps) => {
    const { owner } = portfolio;
    // Nobody stands in for themselves; rows from elsewhere may say so.
    const backup = portfolio.backupAgent?.id === owner?.id ? null : portfolio.backupAgent;
    const other = look('backup', backup, sight, steps);
    const alert = isGone(state) || isGone(other) ? 'portfolio_broken' : null;
    if (backup && other === 'available') return { ...withAgent(backup, sight), alert };
    const returns = !isGone(state) ? owner : !isGone(other) ? backup : null;
    return returns ? { ...leaveMessage(returns, sight, steps), alert } : fallBack(sight, steps);
  },

  general_queue: (sight, { owner, service }, state, steps) => {
    const queue = serviceState(service, sight.medium);
    steps.push({
      rule: 'portfolio_service',
      result: queue,
      ...(service && { saw: { service: service.id } }),
    });
    const returns = isGone(state) ? null : owner;
    if (service && queue === 'usable') return inPortfolioQueue(sight, service.id, returns, steps);
    if (!returns) return fallBack(sight, steps);
    const alert = queue === 'without_mailbox' ? 'service_without_mailbox' : 'portfolio_broken';
    return { ...leaveMessage(returns, sight, steps), alert };
  },

  follow_me: (sight, { owner }, state, steps) => {
    if (isGone(state) || !owner) return fallBack(sight, steps);
    if (sight.medium !== 'voice') return leaveMessage(owner, sight, steps);
    const result = followMe(owner);
    steps.push({ rule: 'follow_me', result, saw: { agent: owner.id } });
    if (result === 'forwarded') return { state: 'forwarded', agentId: owner.id };
    const alert: Alert | null = result === 'is_the_caller' ? null : 'portfolio_broken';
    return { ...leaveMessage(owner, sight, steps), alert };
  },
};

function followMe({ isCaller, hasPhone, isListed }: AgentSeen) {
  if (isCaller) return 'is_the_caller';
  if (!hasPhone) return 'no_phone';
  return isListed ? 'number_listed' : 'forwarded';
}

function withAgent({ id }: AgentSeen, { medium }: Sight): Place {
  return { state: medium === 'voice' ? 'offered' : 'open', agentId: id };
}

/** A voice speaks to the mailbox; what is written waits for its agent, never in a queue of others. */
function leaveMessage({ id }: AgentSeen, { medium }: Sight, steps: Step[]): Place {
  const state = medium === 'voice' ? 'voicemail' : 'held';
  steps.push({ rule: 'message', result: state, saw: { agent: id } });
  return { state, agentId: id };
}

function inPortfolioQueue(sight: Sight, serviceId: number, owner: AgentSeen | null, steps: Step[]): Place {
  const caller = askCaller(sight, steps);
  if (caller !== 'refused') return { state: 'waiting', serviceId, callerDecision: caller };
  const message: Place = owner ? leaveMessage(owner, sight, steps) : { state: 'voicemail', serviceId };
  return { ...message, callerDecision: caller, alert: owner ? null : 'portfolio_broken' };
}

/** Nothing of the portfolio is left: the service that is asked for, or the general queue. */
function fallBack(sight: Sight, steps: Step[]): Place {
  steps.push({ rule: 'portfolio_broken', result: 'general_queue' });
  const serviceId = generalQueue(sight, steps);
  const callerDecision = sight.medium === 'voice' ? callerDecisionOf(sight) : null;
  return { state: 'waiting', serviceId, callerDecision, alert: 'portfolio_broken' };
}

function withoutPortfolio(sight: Sight, steps: Step[]): Place {
  const serviceId = segmentQueue(sight, steps) ?? generalQueue(sight, steps);
  const caller = askCaller(sight, steps);
  const state = caller === 'refused' ? 'voicemail' : 'waiting';
  return { state, serviceId, callerDecision: caller };
}

/** Who calls may choose not to wait; what is written waits unasked. */
function askCaller(sight: Sight, steps: Step[]): CallerDecision | null {
  if (sight.medium !== 'voice') return null;
  const result = callerDecisionOf(sight);
  steps.push({ rule: 'caller', result });
  return result;
}

function callerDecisionOf({ callerWaits }: Sight): CallerDecision {
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
