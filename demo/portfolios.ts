import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { auditEvents } from '#db/schema/index.ts';
import type { Flow } from '#lib/contacts/portfolio/flow.ts';
import type { Actor } from '#lib/core/actor.ts';
import { createSegment } from '#lib/segments/create-segment.ts';
import { archiveService } from '#lib/services/archive-service.ts';
import { createService } from '#lib/services/create-service.ts';
import { updateUser } from '#lib/users/update-user.ts';
import type { DemoContact } from './people.ts';
import { type Random, seededRandom } from './random.ts';

const SEED = 30_261_121;

/** Half of all portfolios leave a message; the rarer flows are there to be seen. */
const FLOWS: readonly Flow[] = [
  ...Array<Flow>(5).fill('message'),
  ...Array<Flow>(3).fill('backup_agent'),
  ...Array<Flow>(2).fill('general_queue'),
  'follow_me',
];

const REGIONS: Record<string, readonly string[]> = {
  'Região Sul': ['PR', 'SC', 'RS'],
  Nordeste: ['BA', 'SE', 'AL', 'PE', 'PB', 'RN', 'CE', 'PI', 'MA'],
};
const LARGE = 'Grandes contas';

/** Who serves Aurora's customers and where: the ids that contacts are put into. */
export interface DemoPlaces {
  segment: Record<string, number>;
  services: readonly number[];
  /** The agents; the first two can be called wherever they are. */
  agents: readonly Actor[];
  /** Who put the contacts into portfolios. */
  supervisor: Actor;
}

/** Aurora's queues and the parts of its base, with the people who serve them. */
export async function createPlaces(people: readonly Actor[], tx: Database): Promise<DemoPlaces> {
  const marina = people[0] as Actor;
  const agents = people.filter(({ role }) => role === 'agent');
  const [caio, juliana, diego] = agents.map(({ email }) => email);
  for (const [at, agent] of agents.slice(0, 2).entries())
    await updateUser(marina, agent.userId, { followMePhone: `551198765010${at}` }, tx);
  const services = [];
  for (const [name, hasMailbox] of [
    ['Atendimento geral', true],
    ['Vendas', true],
    ['Financeiro', true],
    ['Trocas e devoluções', false],
  ] as const)
    services.push((await createService(marina, { name, hasMailbox }, tx)).id);
  const old = await createService(marina, { name: 'Televendas' }, tx);
  await archiveService(marina, old.id, {}, tx);
  const segment: Record<string, number> = {};
  for (const [name, operators] of [
    ['Região Sul', [caio]],
    ['Nordeste', [juliana]],
    [LARGE, [juliana, diego]],
  ] as const)
    segment[name] = (await createSegment(marina, { name, operators }, tx)).id;
  const supervisor = people.find(({ role }) => role === 'supervisor') ?? marina;
  return { segment, services, agents, supervisor };
}

/** The customers in their segments, and some of them in somebody's portfolio; the same ones every time. */
export function placed(all: readonly DemoContact[], places: DemoPlaces): DemoContact[] {
  const random = seededRandom(SEED);
  return all.map((contact) => ({
    ...contact,
    segmentIds: segmentsOf(contact, places, random),
    ...(random.chance(0.62) && portfolioOf(contact, places, random)),
  }));
}

function segmentsOf({ state, kind, priority }: DemoContact, { segment }: DemoPlaces, random: Random) {
  const names = Object.keys(REGIONS).filter(
    (name) => REGIONS[name]?.includes(state ?? '') && random.chance(0.7),
  );
  if (kind === 'corporate' && priority === 3) names.push(LARGE);
  return names.map((name) => segment[name] as number);
}

function portfolioOf(contact: DemoContact, places: DemoPlaces, random: Random): Partial<DemoContact> {
  const flow = random.pick(FLOWS);
  const owners = flow === 'follow_me' ? places.agents.slice(0, 2) : places.agents;
  // The first has been there longest.
  const owner = random.chance(0.3) ? owners[0] : random.pick(owners);
  const backup = random.pick(places.agents.filter((agent) => agent !== owner));
  const created = (contact.createdAt ?? new Date()).getTime();
  const last = (contact.lastInteractionAt ?? contact.createdAt ?? new Date()).getTime();
  return {
    flow,
    ownerId: owner?.userId,
    backupAgentId: flow === 'backup_agent' ? backup.userId : null,
    serviceId: flow === 'general_queue' ? random.pick(places.services) : null,
    assignedAt: new Date(created + Math.floor((last - created) * random.next())),
    assignedById: places.supervisor.userId,
  };
}

type Assigned = Pick<
  DemoContact,
  'flow' | 'ownerId' | 'backupAgentId' | 'serviceId' | 'assignedAt' | 'assignedById'
> & { id: number };

/** Who put whom into which portfolio, as the verb would have written it. */
export async function auditPortfolios(rows: readonly Assigned[], tx: Database): Promise<void> {
  const owned = rows.filter(({ flow }) => flow);
  if (owned.length === 0) return;
  await tx.insert(auditEvents).values(
    owned.map((row) => ({
      at: row.assignedAt ?? sql`now()`,
      userId: row.assignedById,
      action: 'contact.assigned',
      subject: 'contact',
      subjectId: row.id,
      fields: Object.keys(concerned(row)),
      details: concerned(row),
      via: 'web' as const,
    })),
  );
}

function concerned({ flow, ownerId, backupAgentId, serviceId }: Assigned): object {
  return {
    flow,
    ownerId,
    ...(backupAgentId ? { backupAgentId } : {}),
    ...(serviceId ? { serviceId } : {}),
  };
}
