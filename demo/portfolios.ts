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

/** Weights: half of the portfolios use `message`; every flow occurs. */
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

/** The segments, services and users that contacts are assigned to. */
export interface DemoTeams {
  segment: Record<string, number>;
  services: readonly number[];
  /** The first two have a follow-me phone. */
  agents: readonly Actor[];
  /** Who assigned the portfolios. */
  supervisor: Actor;
}

export async function createTeams(people: readonly Actor[], tx: Database): Promise<DemoTeams> {
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

/** Puts customers into segments and portfolios; always the same ones. */
export function assignedTo(all: readonly DemoContact[], teams: DemoTeams): DemoContact[] {
  const random = seededRandom(SEED);
  return all.map((contact) => ({
    ...contact,
    segmentIds: segmentsOf(contact, teams, random),
    ...(random.chance(0.62) && portfolioOf(contact, teams, random)),
  }));
}

function segmentsOf({ state, kind, priority }: DemoContact, { segment }: DemoTeams, random: Random) {
  const names = Object.keys(REGIONS).filter(
    (name) => REGIONS[name]?.includes(state ?? '') && random.chance(0.7),
  );
  if (kind === 'corporate' && priority === 3) names.push(LARGE);
  return names.map((name) => segment[name] as number);
}

function portfolioOf(contact: DemoContact, teams: DemoTeams, random: Random): Partial<DemoContact> {
  const flow = random.pick(FLOWS);
  const owners = flow === 'follow_me' ? teams.agents.slice(0, 2) : teams.agents;
  // The first agent has worked there longest.
  const owner = random.chance(0.3) ? owners[0] : random.pick(owners);
  const backup = random.pick(teams.agents.filter((agent) => agent !== owner));
  const created = (contact.createdAt ?? new Date()).getTime();
  const last = (contact.lastInteractionAt ?? contact.createdAt ?? new Date()).getTime();
  return {
    flow,
    ownerId: owner?.userId,
    backupAgentId: flow === 'backup_agent' ? backup.userId : null,
    serviceId: flow === 'general_queue' ? random.pick(teams.services) : null,
    assignedAt: new Date(created + Math.floor((last - created) * random.next())),
    assignedById: teams.supervisor.userId,
  };
}

type Assigned = Pick<
  DemoContact,
  'flow' | 'ownerId' | 'backupAgentId' | 'serviceId' | 'assignedAt' | 'assignedById'
> & { id: number };

/** The audit entries that the verb would have written. */
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
