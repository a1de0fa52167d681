import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { RejectionReason } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { foldText } from '#lib/identifiers/normalize-text.ts';
import { type PortfolioField, TEMPLATE_NAMES } from '../reading/import-fields.ts';
import type { KnownBase, KnownPortfolio, PlanRow } from './known-base.ts';
import type { GivenPortfolio } from './parsed-row.ts';

interface NamedReferences {
  segments: Set<string>;
  emails: Set<string>;
  services: Set<string>;
}

export function referencesIn(rows: readonly PlanRow[]): NamedReferences | null {
  let references: NamedReferences | null = null;
  for (const { parsed } of rows) {
    if (!parsed?.segments && !parsed?.portfolio) continue;
    references ??= { segments: new Set(), emails: new Set(), services: new Set() };
    for (const name of parsed.segments ?? []) references.segments.add(name);
    const { ownerEmail, backupAgentEmail, serviceName } = parsed.portfolio ?? {};
    for (const email of [ownerEmail, backupAgentEmail]) if (email) references.emails.add(email.toLowerCase());
    if (serviceName) references.services.add(serviceName);
  }
  return references;
}

type References = Pick<KnownBase, 'segmentId' | 'portfolio'>;
type Person = { id: number; email: string; active: boolean };
type Queue = { id: number; name: string; archived: boolean };

const NONE: References = { segmentId: () => undefined, portfolio: () => [] };

/**
 * Looks up the named segments, users and services, once a batch and before any contact is locked. With `hold` they
 * cannot change until the transaction ends.
 */
export async function findReferences(
  named: NamedReferences | null,
  actor: Actor,
  hold: boolean,
  tx: Database,
): Promise<References> {
  if (!named) return NONE;
  const lock = hold ? sql`for share` : sql``;
  const segments = await findAll<{ id: number; name: string }>(
    named.segments,
    (names) => sql`
      select s.id, wanted.name from unnest(${names}::text[]) as wanted (name)
      join segment s on s.name_key = fold_text(wanted.name) order by s.id ${hold ? sql`for key share of s` : lock}`,
    tx,
  );
  const people = await findAll<Person>(
    named.emails,
    (emails) =>
      sql`select id, email, active from app_user where email = any(${emails}::text[]) order by id ${lock}`,
    tx,
  );
  const services = await findAll<Queue>(
    named.services,
    (names) => sql`
      select id, name, archived_at is not null as archived from service
      where name = any(${names}::text[]) order by id ${lock}`,
    tx,
  );
  const byName = new Map(segments.map(({ id, name }) => [foldText(name), id]));
  const found = {
    people: new Map(people.map((person) => [person.email, person])),
    services: new Map(services.map((service) => [service.name, service])),
  };
  return {
    segmentId: (name) => byName.get(foldText(name)),
    portfolio: (given, had) => choose(given, had, found, actor.userId),
  };
}

async function findAll<Row extends Record<string, unknown>>(
  names: Set<string>,
  query: (names: SQL) => SQL,
  tx: Database,
): Promise<Row[]> {
  if (names.size === 0) return [];
  const { rows } = await tx.execute<Row>(query(sql`${sql.param([...names])}`));
  return rows as Row[];
}

interface Found {
  people: Map<string, Person>;
  services: Map<string, Queue>;
}

/** The contact's present portfolio stays valid even if one of its users was deactivated since. */
function choose(
  given: GivenPortfolio,
  had: KnownPortfolio | null,
  { people, services }: Found,
  actorId: number,
): KnownPortfolio | RejectionReason[] {
  const owner = people.get(given.ownerEmail.toLowerCase());
  const backup = given.backupAgentEmail ? people.get(given.backupAgentEmail.toLowerCase()) : null;
  const service = given.serviceName ? services.get(given.serviceName) : null;
  const isHad =
    had !== null &&
    had.flow === given.flow &&
    had.ownerId === owner?.id &&
    had.backupAgentId === (backup?.id ?? null) &&
    had.serviceId === (service?.id ?? null);
  if (isHad) return had;
  const reasons: RejectionReason[] = [];
  const reject = (field: PortfolioField, code: string | null) => {
    if (code) reasons.push({ code, column: TEMPLATE_NAMES[field] });
  };
  reject('portfolioOwner', rejectionOfPerson(owner));
  if (backup !== null) reject('portfolioBackup', rejectionOfPerson(backup));
  if (backup && backup === owner) reject('portfolioBackup', 'backup_agent_is_owner');
  if (service === undefined || service?.archived) reject('portfolioService', 'service_unknown');
  if (!owner || reasons.length > 0) return reasons;
  return {
    flow: given.flow,
    ownerId: owner.id,
    backupAgentId: backup?.id ?? null,
    serviceId: service?.id ?? null,
    assignedAt: 'now',
    assignedById: actorId,
  };
}

function rejectionOfPerson(person: Person | undefined): string | null {
  if (!person) return 'user_unknown';
  return person.active ? null : 'user_inactive';
}
