import { eq, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { channels, contactIdentities, contacts, interactions, services, users } from '#db/schema/index.ts';
import type { Step } from '#lib/routing/decision.ts';

export type InteractionRow = typeof interactions.$inferSelect;

const dispositionName = sql<string | null>`(
  select d.name from disposition d where d.id = ${interactions.dispositionId})`;

const columns = {
  interaction: interactions,
  channel: { id: channels.id, kind: channels.kind, name: channels.name },
  contact: {
    id: contacts.id,
    name: contacts.name,
    clientCode: contacts.clientCode,
    active: contacts.active,
    priority: contacts.priority,
    blockedAt: contacts.blockedAt,
    avatarAt: contacts.avatarAt,
  },
  identity: {
    id: contactIdentities.id,
    kind: contactIdentities.kind,
    value: contactIdentities.value,
    displayName: contactIdentities.displayName,
    username: contactIdentities.username,
  },
  agent: { id: users.id, name: users.name, email: users.email, followMePhone: users.followMePhone },
  service: { id: services.id, name: services.name },
  disposition: dispositionName,
};

/** An interaction with whoever and whatever it names. */
export interface InteractionView extends Omit<InteractionRow, 'explanation'> {
  explanation: Step[];
  channel: { id: number; kind: string; name: string };
  contact: {
    id: number;
    name: string;
    clientCode: string | null;
    active: boolean;
    priority: number | null;
    blockedAt: Date | null;
    avatarAt: Date | null;
  } | null;
  identity: {
    id: number;
    kind: string;
    value: string;
    displayName: string | null;
    username: string | null;
  } | null;
  agent: { id: number; name: string; email: string; followMePhone: string | null } | null;
  service: { id: number; name: string } | null;
  disposition: string | null;
}

/** A query of views, to be narrowed down and put in order. */
export function selectViews(db: Database) {
  return db
    .select(columns)
    .from(interactions)
    .innerJoin(channels, eq(channels.id, interactions.channelId))
    .leftJoin(contacts, eq(contacts.id, interactions.contactId))
    .leftJoin(contactIdentities, eq(contactIdentities.id, interactions.identityId))
    .leftJoin(users, eq(users.id, interactions.agentId))
    .leftJoin(services, eq(services.id, interactions.serviceId));
}

type Selected = Awaited<ReturnType<typeof selectViews>>[number];

export function viewOf({ interaction, ...joined }: Selected): InteractionView {
  return { ...interaction, ...joined, explanation: interaction.explanation as Step[] };
}

export async function viewsWhere(which: SQL, db: Database): Promise<InteractionView[]> {
  return (await selectViews(db).where(which)).map(viewOf);
}
