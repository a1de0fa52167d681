import { describe, expect, it } from 'vitest';
import english from '#lib/i18n/messages/en/index.ts';
import portuguese from '#lib/i18n/messages/pt-BR/index.ts';
import { namedIn, stepText } from '#lib/routing/explain.ts';
import { route } from '#lib/routing/route.ts';
import type {
  AgentSeen,
  ContactSeen,
  PortfolioSeen,
  RoutingFacts,
  ServiceSeen,
} from '#lib/routing/routing-facts.ts';
import { wordsOf } from '#tests/support/words.ts';
import {
  CELLS,
  type Cell,
  EXTRAS,
  type Expected,
  GATES,
  type Given,
  pointsOf,
  stateOf,
} from './decision-table.ts';

const [OWNER, BACKUP] = [1, 2];
const [PORTFOLIO, REQUESTED, SEGMENT, DEFAULT] = [11, 12, 13, 14];
const FLOWS = {
  message: 'message',
  backup: 'backup_agent',
  queue: 'general_queue',
  followme: 'follow_me',
} as const;

describe('the decision table', () => {
  it('has 79 cells, which stand for all 8,640 combinations', () => {
    expect(CELLS).toHaveLength(79);
    expect(CELLS.flatMap(pointsOf)).toHaveLength(
      new Set(CELLS.flatMap(pointsOf).map((point) => JSON.stringify(point))).size,
    );
    expect(CELLS.flatMap(pointsOf)).toHaveLength(8_640);
  });

  it.each(CELLS.map((cell) => [cell.id, cell] as const))('%s', (_id, cell) => {
    for (const point of pointsOf(cell)) {
      const found = route(factsOf(point));
      // Where the table does not say what the caller was asked, nothing is compared.
      if (!cell.expect.callerDecision) found.callerDecision = null;
      expect({ point, ...summary(found) }).toEqual({ point, ...expectedOf(cell, point) });
      expect(found.explanation.length).toBeGreaterThan(2);
    }
  });
});

describe('the gates', () => {
  it('are 26', () => {
    expect(GATES).toHaveLength(26);
  });

  it('refuse somebody blocked, the person before the number', () => {
    const blacklisted = factsWith({ contact: contact({ blocked: true }), blacklisted: true });
    expect(route(blacklisted)).toMatchObject({
      state: 'refused',
      action: 'refuse',
      reason: 'contact_blocked',
    });
  });

  it.each(['voice', 'text'] as const)('refuse a listed number by %s', (medium) => {
    expect(route(factsWith({ medium, blacklisted: true, contact: contact() }))).toMatchObject({
      state: 'refused',
      reason: 'number_blacklisted_inbound',
      agentId: null,
    });
  });

  it('let an e-mail of who has a listed number go on, and say so', () => {
    const found = route(factsWith({ medium: 'email', blacklisted: true, contact: contact() }));
    expect(found.state).toBe('open');
    expect(found.explanation).toContainEqual({ rule: 'blacklist', result: 'not_for_email' });
  });

  it('route somebody merged away as the one who remained, and somebody inactive as anybody', () => {
    const found = route(factsWith({ contact: contact({ mergedFrom: 7, active: false }) }));
    expect(found).toMatchObject({ state: 'open', agentId: OWNER });
    expect(found.explanation.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['merged', 'inactive', 'owner']),
    );
  });

  it.each([
    ['nobody known', {}, 'unknown'],
    ['two people', { candidates: 2 }, 'ambiguous'],
    ['nobody who says who they are', { withheld: true }, 'withheld'],
  ])('route %s as without portfolio', (_who, given, result) => {
    const found = route(factsWith({ contact: null, candidates: 0, ...given }));
    expect(found).toMatchObject({ state: 'waiting', agentId: null, serviceId: DEFAULT });
    expect(found.explanation[0]).toMatchObject({ rule: 'sender', result });
  });
});

describe('beyond the table', () => {
  it('has 10 extras; these three are of routing alone', () => {
    expect(EXTRAS).toHaveLength(10);
  });

  it('leaves a voicemail for an owner who is on a call, and still opens a text', () => {
    const busy = contact({ portfolio: portfolio('message', agent(OWNER, { open: 1, onCall: true })) });
    expect(route(factsWith({ medium: 'voice', contact: busy }))).toMatchObject({ state: 'voicemail' });
    expect(route(factsWith({ contact: busy }))).toMatchObject({ state: 'open' });
  });

  it.each([
    ['no phone', { hasPhone: false }, 'portfolio_broken'],
    ['a phone that is not called', { isListed: true }, 'portfolio_broken'],
    ['the phone that calls', { isCaller: true }, null],
  ])('takes a message where the owner who is away has %s', (_what, given, alert) => {
    const away = contact({
      portfolio: portfolio('follow_me', agent(OWNER, { presence: 'paused', ...given })),
    });
    const found = route(factsWith({ medium: 'voice', contact: away }));
    expect(found).toMatchObject({ state: 'voicemail', agentId: OWNER, alert });
  });

  it('lets nobody stand in for themselves', () => {
    const owner = agent(OWNER, { presence: 'offline' });
    const own = contact({ portfolio: { ...portfolio('backup_agent', owner), backupAgent: owner } });
    expect(route(factsWith({ contact: own }))).toMatchObject({ state: 'held', alert: 'portfolio_broken' });
  });

  it('takes the first of two segments and names the other', () => {
    const queues = [SEGMENT, PORTFOLIO].map((id, index) => ({ segmentId: 31 + index, service: service(id) }));
    const found = route(factsWith({ contact: contact({ portfolio: null, queues }) }));
    expect(found).toMatchObject({ state: 'waiting', serviceId: SEGMENT });
    const step = found.explanation.find(({ rule }) => rule === 'segment');
    expect(step).toMatchObject({ result: 'first_of_several', saw: { segment: 31, others: [32] } });
  });

  it('tells the platform what to do', () => {
    const calling = (callerWaits: boolean | null) =>
      route(factsWith({ medium: 'voice', contact: contact({ portfolio: null }), callerWaits })).action;
    expect([calling(null), calling(true), calling(false)]).toEqual(['ask_queue', 'queue', 'record']);
  });

  it('asks for a queue of any kind rather than losing something', () => {
    const found = route(factsWith({ contact: null, candidates: 0, defaultService: null }));
    expect(found).toMatchObject({ state: 'waiting', serviceId: null });
  });
});

describe.each([
  ['pt-BR', portuguese],
  ['en', english],
] as const)('an explanation in %s', (locale, messages) => {
  const words = wordsOf(locale, messages, 'routing');
  const names = {
    people: new Map([
      [OWNER, 'Paula'],
      [BACKUP, 'Caio'],
    ]),
    services: new Map([
      [PORTFOLIO, 'Suporte'],
      [REQUESTED, 'Vendas'],
      [SEGMENT, 'Sul'],
      [DEFAULT, 'Geral'],
    ]),
    segments: new Map([[21, 'Região Sul']]),
  };

  it('has words for every step of every combination, with names in place of ids', () => {
    const steps = CELLS.flatMap(pointsOf).flatMap((point) => route(factsOf(point)).explanation);
    const different = [...new Map(steps.map((step) => [JSON.stringify(step), step])).values()];
    const texts = new Set(different.map((step) => stepText(step, words, names)));
    expect([...texts].filter((text) => /[{}#]|steps\./.test(text))).toEqual([]);
    expect(texts.size).toBeGreaterThan(45);
  });

  it('names those concerned once, and by number whoever is gone', () => {
    const { explanation } = route(
      factsOf({ ...FIRST, flow: 'backup', owner: 'paused', backup: 'available' }),
    );
    expect(namedIn(explanation)).toEqual({ people: [OWNER, BACKUP], services: [], segments: [] });
    const none = { people: new Map(), services: new Map(), segments: new Map() };
    expect(explanation.map((step) => stepText(step, words, none)).join(' ')).toContain('#1');
  });
});

const FIRST: Given = {
  flow: 'none',
  medium: 'text',
  owner: 'available',
  backup: 'missing',
  service: 'none',
  caller: 'waits',
  segment: 'none',
};

function factsOf(point: Given): RoutingFacts {
  const isNone = point.flow === 'none';
  const flow = FLOWS[point.flow as keyof typeof FLOWS];
  const queues = point.segment === 'queue' ? [{ segmentId: 21, service: service(SEGMENT) }] : [];
  const found: PortfolioSeen = {
    flow,
    owner: agentOf(OWNER, point.owner),
    backupAgent: point.flow === 'backup' ? agentOf(BACKUP, point.backup) : null,
    service: point.flow === 'queue' ? serviceOf(PORTFOLIO, point.service) : null,
  };
  return factsWith({
    medium: point.medium as RoutingFacts['medium'],
    contact: contact({ portfolio: isNone ? null : found, queues }),
    requested: isNone ? serviceOf(REQUESTED, point.service) : null,
    callerWaits: point.medium === 'voice' ? point.caller === 'waits' : null,
  });
}

function expectedOf({ expect: given }: Cell, point: Given) {
  const agents = { owner: OWNER, backup: BACKUP };
  return {
    state: stateOf(given.state, point.medium),
    agentId: given.agent && agents[given.agent],
    serviceId: serviceIdOf(given.service),
    takesSlotOf: given.slotTakenBy && agents[given.slotTakenBy],
    alert: given.alert ?? null,
    callerDecision: given.callerDecision,
    forwards: given.forwardTo !== undefined,
  };

  function serviceIdOf(named: Expected['service']): number | null {
    if (named === 'portfolio') return PORTFOLIO;
    if (named === 'segment') return SEGMENT;
    if (named === 'requested') return REQUESTED;
    return named === null ? null : DEFAULT;
  }
}

function summary({ state, agentId, serviceId, alert, callerDecision, action }: ReturnType<typeof route>) {
  const takesSlot = state === 'open' || state === 'offered';
  return {
    state,
    agentId,
    serviceId,
    takesSlotOf: takesSlot ? agentId : null,
    alert,
    callerDecision: callerDecision ?? undefined,
    forwards: action === 'forward',
  };
}

function factsWith(given: Partial<RoutingFacts>): RoutingFacts {
  return {
    medium: 'text',
    contact: contact(),
    candidates: 1,
    withheld: false,
    blacklisted: false,
    requested: null,
    channelService: null,
    defaultService: service(DEFAULT),
    callerWaits: null,
    ...given,
  };
}

function contact(given: Partial<ContactSeen> = {}): ContactSeen {
  return {
    id: 42,
    active: true,
    blocked: false,
    mergedFrom: null,
    portfolio: portfolio('message', agent(OWNER)),
    queues: [],
    ...given,
  };
}

function portfolio(flow: PortfolioSeen['flow'], owner: AgentSeen): PortfolioSeen {
  return { flow, owner, backupAgent: null, service: null };
}

function agent(id: number, given: Partial<AgentSeen> = {}): AgentSeen {
  return {
    id,
    active: true,
    presence: 'available',
    open: 0,
    most: 5,
    onCall: false,
    hasPhone: true,
    isListed: false,
    isCaller: false,
    ...given,
  };
}

function agentOf(id: number, state: string): AgentSeen | null {
  if (state === 'missing') return null;
  if (state === 'inactive') return agent(id, { active: false });
  if (state === 'full') return agent(id, { open: 5 });
  return agent(id, { presence: state as AgentSeen['presence'] });
}

function service(id: number): ServiceSeen {
  return { id, hasMailbox: true, archived: false };
}

function serviceOf(id: number, state: string): ServiceSeen | null {
  if (state === 'none') return null;
  return { id, hasMailbox: state !== 'no_mailbox', archived: state === 'archived' };
}
