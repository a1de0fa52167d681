import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import { createAppointment } from '#lib/appointments/create-appointment.ts';
import { addNumber } from '#lib/blacklist/add-to-blacklist.ts';
import { blockContact } from '#lib/blocking/block-contact.ts';
import { startBulkChange } from '#lib/bulk/start-bulk-change.ts';
import { createChannel } from '#lib/channels/create-channel.ts';
import { listChannels } from '#lib/channels/list-channels.ts';
import { setAvatar } from '#lib/contacts/avatar/set-avatar.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { addNote } from '#lib/contacts/notes/add-note.ts';
import { createView } from '#lib/contacts/views/create-view.ts';
import type { Actor } from '#lib/core/actor.ts';
import { archiveCustomField } from '#lib/custom-fields/archive-custom-field.ts';
import { createCustomField } from '#lib/custom-fields/create-custom-field.ts';
import { dismissDuplicates } from '#lib/duplicates/dismiss-duplicates.ts';
import { ignoreValue } from '#lib/duplicates/ignore-value.ts';
import { closeInteraction } from '#lib/interactions/close-interaction.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { createDisposition } from '#lib/interactions/dispositions/create-disposition.ts';
import { addIdentity } from '#lib/interactions/identities/add-identity.ts';
import { setPresence } from '#lib/interactions/set-presence.ts';
import { takeInteraction } from '#lib/interactions/take-interaction.ts';
import { mergeContacts } from '#lib/merges/merge-contacts.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { placeHold } from '#lib/privacy/holds/place-hold.ts';
import { registerRequest } from '#lib/privacy/requests/register-request.ts';
import { createSegment } from '#lib/segments/create-segment.ts';
import { archiveService } from '#lib/services/archive-service.ts';
import { createService } from '#lib/services/create-service.ts';
import { createTag } from '#lib/tags/create-tag.ts';
import { createTemplate } from '#lib/templates/create-template.ts';
import { createApiToken } from '#lib/users/tokens/create-api-token.ts';
import { updateUser } from '#lib/users/update-user.ts';
import { createEndpoint } from '#lib/webhooks/create-endpoint.ts';
import { updateEndpoint } from '#lib/webhooks/update-endpoint.ts';
import type { Samples, Visitor } from '#tests/permission-matrix.ts';
import { createActor } from '#tests/support/actors.ts';
import { twins } from '#tests/support/twins.ts';
import { PICTURE } from '../support/picture.ts';
import { newWord } from '../support/test.ts';

/** Stands in the name of everything that not everybody may see. */
export const MARK = 'Sigilo';

export type Noun = keyof Samples;

/** What lasts for the whole sweep: the others are made for each trial. */
export type Lasting = Pick<Samples, 'import' | 'notification'>;

interface Making {
  people: Record<Visitor, Actor>;
  /** Who makes the trial. */
  visitor: Actor;
  lasting: Lasting;
  waitingReview: () => Promise<string>;
  db: Database;
}

/** Makes the samples of these names; to read another is a fault of the test. */
export async function makeSamples(nouns: Iterable<Noun>, making: Making): Promise<Samples> {
  const made: Partial<Samples> = {};
  for (const noun of new Set(nouns)) made[noun] = await MAKERS[noun](making);
  return new Proxy(made as Samples, {
    get(samples, noun: Noun) {
      if (noun in MAKERS && samples[noun] === undefined) throw new Error(`no sample was made of: ${noun}`);
      return samples[noun];
    },
  });
}

/** Names of the samples that forms, bodies and addresses ask for. */
export function samplesUsedBy(...uses: ((samples: Samples) => unknown)[]): Noun[] {
  const used = new Set<Noun>();
  const asked = new Proxy({} as Samples, {
    get(_, noun: Noun) {
      used.add(noun);
      return '0';
    },
  });
  for (const use of uses) use(asked);
  return [...used];
}

const secret = () => `${MARK} ${newWord()}`;

const MAKERS: Record<Noun, (making: Making) => string | Promise<string>> = {
  word: newWord,
  login: ({ visitor }) => visitor.email,

  async privacyRequest({ people: { owner }, db }) {
    return String((await registerRequest(owner, { kind: 'access' }, db)).id);
  },

  async heldContact({ people: { owner }, db }) {
    const { id } = await createContact(owner, { name: `Guardado ${newWord()}` }, db);
    await placeHold(owner, id, { reason: 'Processo' }, db);
    return String(id);
  },
  import: ({ lasting }) => lasting.import,
  notification: ({ lasting }) => lasting.notification,
  review: ({ waitingReview }) => waitingReview(),

  async contact({ people: { owner }, db }) {
    const { id } = await createContact(owner, { name: `Contato ${newWord()}` }, db);
    await setAvatar(owner, id, PICTURE, db);
    return String(id);
  },

  async blocked({ people: { owner }, db }) {
    const { id } = await createContact(owner, { name: `Contato ${newWord()}` }, db);
    await blockContact(owner, id, { reason: secret() }, db);
    return String(id);
  },

  twin: async (making) => String((await pair(making))[0]),

  twins: async (making) => (await pair(making)).join(' '),

  async merge(making) {
    const contactIds = await pair(making);
    return String((await mergeContacts(making.visitor, { contactIds }, {}, making.db)).mergeId);
  },

  async away(making) {
    const [one, other] = await pair(making);
    const input = { contactIds: [one, other], primaryId: one };
    await mergeContacts(making.people.owner, input, {}, making.db);
    return String(other);
  },

  async apart(making) {
    const contactIds = await pair(making);
    await dismissDuplicates(making.people.owner, { contactIds }, making.db);
    return contactIds.join(' ');
  },

  async ignored({ people: { owner }, db }) {
    const value = `55${randomNumber()}`;
    await ignoreValue(owner, { value }, db);
    return value;
  },

  async usedChannel(making) {
    const { id } = await createContact(making.people.owner, { name: `Contato ${newWord()}` }, making.db);
    const interaction = await arrived(making, { contactId: id }, making.visitor);
    await making.db.execute(sql`
      update interaction set state = 'closed', closed_at = now() where id = ${interaction}`);
    await making.db.execute(sql`update contact set open_interactions = 0 where id = ${id}`);
    return `${id} ${await doorChannel(making, CHANNEL)}`;
  },

  async identity(making) {
    const { people, db } = making;
    const { id } = await createContact(people.owner, { name: `Contato ${newWord()}` }, db);
    const channel = await doorChannel(making, CHANNEL);
    const { id: identity } = await addIdentity(people.owner, id, { channel, value: newWord() }, db);
    return `${id} ${identity}`;
  },

  newNumber: () => randomNumber(),

  async listed({ people: { owner }, db }) {
    const entry = { direction: 'outbound', number: `55${randomNumber()}` };
    return String((await addNumber(owner, entry, db)).ids[0]);
  },

  async listedNumber({ people: { owner }, db }) {
    const number = `55${randomNumber()}`;
    await addNumber(owner, { direction: 'outbound', number }, db);
    return number;
  },

  async note({ people: { owner }, visitor, db }) {
    const { id } = await createContact(owner, { name: `Contato ${newWord()}` }, db);
    return String((await addNote(visitor, id, { body: secret() }, db)).id);
  },

  /** Behind another one, so that it can move up. */
  async customField({ people: { owner }, db }) {
    await createCustomField(owner, { name: secret(), type: 'text' }, db);
    const { id } = await createCustomField(owner, { name: secret(), type: 'text' }, db);
    return String(id);
  },

  async archivedField({ people: { owner }, db }) {
    const { id } = await createCustomField(owner, { name: secret(), type: 'text' }, db);
    await archiveCustomField(owner, id, db);
    return String(id);
  },

  async tag({ people: { owner }, db }) {
    return String((await createTag(owner, { name: secret() }, db)).id);
  },

  async service({ people: { owner }, db }) {
    return String((await createService(owner, { name: secret() }, db)).id);
  },

  async archivedService({ people: { owner }, db }) {
    const { id } = await createService(owner, { name: secret() }, db);
    await archiveService(owner, id, {}, db);
    return String(id);
  },

  async segment({ people: { owner }, db }) {
    return String((await createSegment(owner, { name: secret() }, db)).id);
  },

  async otherSegment({ people: { owner }, db }) {
    return String((await createSegment(owner, { name: secret() }, db)).id);
  },

  async queueName({ people: { owner }, db }) {
    return (await createService(owner, { name: secret() }, db)).name;
  },

  channel: async (making) => String(await doorChannel(making, secret())),

  async disposition({ people: { owner }, db }) {
    return String((await createDisposition(owner, { name: secret() }, db)).id);
  },

  async template({ people: { owner }, db }) {
    const body = `Olá ${newWord()}`;
    return String((await createTemplate(owner, { name: newWord(), body, shared: true }, db)).id);
  },

  async interaction(making) {
    const id = await arrived(making, {}, making.visitor);
    await takeInteraction(making.visitor, id, making.db);
    await making.db.execute(
      sql`update message set platform_id = 'm' || interaction_id where interaction_id = ${id}`,
    );
    return String(id);
  },

  async appointment({ people: { owner }, db }) {
    const { id: contactId } = await createContact(owner, { name: `Agenda ${newWord()}` }, db);
    const { name: service } = await createService(owner, { name: secret() }, db);
    const given = { contactId, service, startsAt: '2029-12-03T14:30:00-03:00' };
    return String(await createAppointment(owner, given, db));
  },

  async closed(making) {
    const id = await arrived(making, {}, making.visitor);
    await takeInteraction(making.visitor, id, making.db);
    await closeInteraction(making.visitor, id, {}, making.db);
    return String(id);
  },

  async caller(making) {
    const { id } = await createContact(
      making.people.owner,
      {
        name: `Chamada ${newWord()}`,
        phones: [`+55119${Math.floor(10_000_000 + Math.random() * 89_999_999)}`],
      },
      making.db,
    );
    await makeRoom(making.visitor, making.db);
    return String(id);
  },

  waiting: async (making) => String(await arrived(making, {}, making.visitor)),

  async ringing(making) {
    const agent = await newAgent(making.db);
    const { owner } = making.people;
    const { id } = await createContact(owner, { name: `Ligação ${newWord()}` }, making.db);
    await assignPortfolio(owner, id, { flow: 'message', ownerId: agent.userId }, making.db);
    return String(await arrived(making, { contactId: id, medium: 'voice' }, agent));
  },

  asked: async (making) => String(await arrived(making, { medium: 'voice' }, making.visitor)),

  voicemail: async (making) =>
    String(await arrived(making, { medium: 'voice', callerWaits: false }, making.visitor)),

  async view({ people: { owner }, db }) {
    // Nobody may keep more than a hundred.
    await db.execute(sql`delete from saved_view where id < (select max(id) from saved_view) - 20`);
    const view = { name: `Visão ${newWord()}`, shared: true, query: 'priority=high' };
    return String((await createView(owner, view, db)).id);
  },

  user: async ({ db }) => String((await newAgent(db)).userId),

  async inactiveUser({ people: { owner }, db }) {
    const { userId } = await newAgent(db);
    await updateUser(owner, userId, { active: false }, db);
    return String(userId);
  },

  async owner({ people: { owner }, db }) {
    const holder = await newAgent(db);
    const { id } = await createContact(owner, { name: `Carteira ${newWord()}` }, db);
    await assignPortfolio(owner, id, { flow: 'message', ownerId: holder.userId }, db);
    return String(holder.userId);
  },

  async token({ people: { owner }, db }) {
    const { userId } = await newAgent(db);
    return String((await createApiToken(owner, { name: secret(), userId }, db)).id);
  },

  webhook: async (making) => String((await pausedWebhook(making)).endpoint),
  webhookDelivery: async (making) => String((await pausedWebhook(making)).delivery),

  /** Of a contact of its own and of one that is not there: everybody may look at it and take it back. */
  async mergeAll({ people: { agent }, db }) {
    const [run] = await db
      .insert(runs)
      .values({ kind: 'merge_all', userId: agent.userId, state: 'completed' })
      .returning({ id: runs.id });
    return String(run?.id);
  },

  async run({ people: { agent }, db }) {
    const { id } = await createContact(agent, { name: `Contato ${newWord()}` }, db);
    const selection = { contacts: [id, 999_999_999] };
    const { runId } = await startBulkChange(agent, 'set_priority', { priority: 'high' }, selection, db);
    return String(runId);
  },
};

function randomNumber(): string {
  return `119${Math.floor(10_000_000 + Math.random() * 89_999_999)}`;
}

function newAgent(db: Database): Promise<Actor> {
  const word = newWord();
  return createActor(`${MARK} ${word}`, 'agent', { email: `${word}@sigilo.example` }, db);
}

/** Nothing is sent behind anybody's back: it is paused, and hears of what happens in no trial. */
async function pausedWebhook({ people: { owner }, db }: Making) {
  // Nobody may have more than twenty.
  await db.execute(sql`
    update webhook_endpoint set state = 'deleted', paused_because = null
    where state <> 'deleted' and id < (select max(id) from webhook_endpoint) - 5`);
  const given = { url: 'https://receiver.example/', description: secret(), events: ['survey.expired'] };
  const { endpoint } = await createEndpoint(owner, given, db);
  await updateEndpoint(owner, endpoint.id, { active: false }, db);
  await db.execute(sql`update webhook_endpoint set url = 'https://127.0.0.1:9/' where id = ${endpoint.id}`);
  const { rows } = await db.execute<{ id: number }>(sql`
    with event as (insert into webhook_event (type, data) values ('survey.expired', '{"id": 1}') returning id)
    insert into webhook_delivery (endpoint_id, event_id, state, attempts, status)
    select ${endpoint.id}, event.id, 'dead', 10, 500 from event returning id`);
  return { endpoint: endpoint.id, delivery: rows[0]?.id ?? 0 };
}

const CHANNEL = 'Canal das portas';

async function doorChannel({ people: { owner }, db }: Making, name: string): Promise<number> {
  const known = (await listChannels(owner, db)).find((channel) => channel.name === name);
  return known?.id ?? (await createChannel(owner, { kind: 'whatsapp', name }, db)).id;
}

/** Delivers what somebody unknown sends, unless the call says more, while the agent is there and has room. */
async function arrived(making: Making, call: object, agent: Actor): Promise<number> {
  const { people, db } = making;
  const channel = await doorChannel(making, CHANNEL);
  await makeRoom(agent, db);
  await setPresence(agent, { presence: 'available' }, db);
  const given = { channel, from: { externalId: newWord() }, body: 'Oi', ...call };
  return (await deliverInteraction(people.owner, given, null, db)).id;
}

async function makeRoom(agent: Actor, db: Database): Promise<void> {
  await db.execute(sql`
    insert into agent_presence (user_id, most_interactions) values (${agent.userId}, 100)
    on conflict (user_id) do update set most_interactions = 100`);
}

async function pair({ people: { owner }, db }: Making): Promise<[number, number]> {
  return twins(owner, [`Contato ${newWord()}`, `Contato ${newWord()}`], `55${randomNumber()}`, db);
}
