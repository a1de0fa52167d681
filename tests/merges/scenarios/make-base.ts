import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { contacts, interactions } from '#db/schema/index.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { addIdentifiers, identifierRule } from '#lib/contacts/identity/identifier-index.ts';
import { recordInteractions } from '#lib/contacts/record-interactions.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Refused } from '#lib/core/errors.ts';
import { createCustomField } from '#lib/custom-fields/create-custom-field.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { updateOrganization } from '#lib/settings/update-organization.ts';
import { makeChannel } from '#tests/interactions/desk.ts';
import { createActor } from '#tests/support/actors.ts';
import type { Child, Scenario, Settings } from './scenario.ts';

/** What the names of a scenario stand for. */
export interface Named {
  contacts: Map<string, number>;
  /** By table and name. */
  children: Map<string, number>;
  merges: Map<string, number>;
  channelId: number;
  /** Calls, which never go on with what is open. */
  voiceId: number;
}

/** Those that others point to come last. Deleting little is quicker than truncating much. */
const EMPTIED =
  'merge survey appointment interaction contact_identity contact_note contact_identifier contact_avatar contact_block duplicate_dismissal duplicate_pending ' +
  'duplicate_group duplicate_part duplicate_member contact channel run custom_field tag segment organization';

/** An empty base, then the scenario's, in its order. */
export async function makeBase(manager: Actor, scenario: Scenario, db: Database): Promise<Named> {
  for (const table of EMPTIED.split(' ')) await db.execute(sql`delete from ${sql.identifier(table)}`);
  await updateOrganization(manager, { allowDuplicates: true, ...organizationOf(scenario) }, db);
  await changePlaceholders(manager, scenario.organization ?? {}, db);
  for (const { email, role } of scenario.users ?? []) {
    const { rows } = await db.execute(sql`select from app_user where email = ${email}`);
    if (rows.length === 0) await createActor(email, role, { email }, db);
  }
  const named: Named = {
    contacts: new Map(),
    children: new Map(),
    merges: new Map(),
    channelId: await makeChannel('whatsapp', {}, db),
    voiceId: await makeChannel('voice', {}, db),
  };
  for (const { id, portfolio, ...given } of scenario.contacts) {
    await makeFields(manager, given.customFields, db);
    named.contacts.set(String(id), await make(manager, given, db));
    if (portfolio) await assignPortfolio(manager, idOf(named, String(id)), portfolio, db);
  }
  for (const child of scenario.interactions ?? []) await makeInteraction(named, child, db);
  for (const child of scenario.surveys ?? []) await makeSurvey(named, child, db);
  for (const child of scenario.appointments ?? []) await makeAppointment(named, child, db);
  return named;
}

export function idOf(named: Named, name: string): number {
  const id = named.contacts.get(name);
  if (id === undefined) throw new Error(`no contact is called ${name}`);
  return id;
}

function organizationOf({ organization: given = {} }: Scenario) {
  const { refuseInvalidDocuments, primaryCriterion } = given;
  return {
    ...(refuseInvalidDocuments !== undefined && { refuseInvalidDocuments }),
    ...(primaryCriterion && { primaryCriterion }),
  };
}

export async function changePlaceholders(
  manager: Actor,
  { placeholders_add: added = [], placeholders_remove: removed = [] }: Settings,
  db: Database,
): Promise<void> {
  if (added.length + removed.length === 0) return;
  const { placeholders } = await getOrganization(db);
  await updateOrganization(
    manager,
    { placeholders: [...placeholders.filter((value) => !removed.includes(value)), ...added] },
    db,
  );
}

async function makeFields(manager: Actor, given: unknown, db: Database): Promise<void> {
  for (const name of Object.keys(Object(given))) {
    const { rows } = await db.execute(sql`select from custom_field where name = ${name}`);
    if (rows.length === 0) await createCustomField(manager, { name, type: 'text' }, db);
  }
}

/** What no form would take is written past it, as older data. */
async function make(manager: Actor, given: Record<string, unknown>, db: Database): Promise<number> {
  try {
    return (await createContact(manager, given, db)).id;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const [row] = await db
      .insert(contacts)
      .values(given as typeof contacts.$inferInsert)
      .returning();
    if (!row) throw new Error('no contact made');
    await addIdentifiers([row], identifierRule((await getOrganization(db)).placeholders), db);
    return row.id;
  }
}

/** A second after the one before: within a millisecond the order would be lost. */
async function makeInteraction(named: Named, child: Child, db: Database): Promise<void> {
  const contactId = idOf(named, child.contact);
  const arrivedAt = new Date(Date.now() - 3_600_000 + named.children.size * 1_000);
  const [row] = await db
    .insert(interactions)
    .values({
      protocol: child.id,
      channelId: named.channelId,
      medium: 'text',
      direction: 'inbound',
      contactId,
      state: child.state === 'open' ? 'waiting' : (child.state as 'closed' | 'held'),
      arrivedAt,
    })
    .returning({ id: interactions.id });
  named.children.set(`interaction ${child.id}`, row?.id ?? 0);
  const opened = child.state === 'closed' ? 0 : 1;
  await recordInteractions([{ contactId, opened, lastAt: arrivedAt }], db);
}

/** About the contact's last interaction. */
async function makeSurvey(named: Named, { id, contact, state }: Child, db: Database): Promise<void> {
  const open = state === 'open';
  if ((await db.$count(interactions, eq(interactions.contactId, idOf(named, contact)))) === 0)
    await makeInteraction(named, { id: `of ${id}`, contact, state: 'closed' }, db);
  const { rows } = await db.execute<{ id: number }>(sql`
    insert into survey (interaction_id, state, salt, token_hash, score, expires_at, answered_at)
    select max(i.id), ${open ? 'pending' : 'answered'}, ${id}, ${id}, ${open ? null : 5}, now() + interval '7 days', ${open ? sql`null` : sql`now()`}
    from interaction i where i.contact_id = ${idOf(named, contact)} returning id`);
  named.children.set(`survey ${id}`, rows[0]?.id ?? 0);
}

async function makeAppointment(named: Named, { id, contact, state }: Child, db: Database): Promise<void> {
  const ended = state === 'open' ? sql`null` : sql`now()`;
  const { rows } = await db.execute<{ id: number }>(sql`
    insert into appointment (contact_id, agent_id, starts_at, state, ended_at)
    select ${idOf(named, contact)}, min(id), now(), ${state === 'open' ? 'open' : 'done'}, ${ended} from app_user returning id`);
  named.children.set(`appointment ${id}`, rows[0]?.id ?? 0);
}
