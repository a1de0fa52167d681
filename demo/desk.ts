import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { createChannel } from '#lib/channels/create-channel.ts';
import type { Actor } from '#lib/core/actor.ts';
import { closeInteraction } from '#lib/interactions/close-interaction.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { createDisposition } from '#lib/interactions/dispositions/create-disposition.ts';
import { sendMessage } from '#lib/interactions/send-message.ts';
import { setPresence } from '#lib/interactions/set-presence.ts';
import { answerCall } from '#lib/interactions/voice/answer-call.ts';
import { noteVoicemail } from '#lib/interactions/voice/note-voicemail.ts';
import { updateOrganization } from '#lib/settings/update-organization.ts';
import { updateUser } from '#lib/users/update-user.ts';
import { type Random, seededRandom } from './random.ts';

const SEED = 40_261_121;
const EARLIER = 45;
const DISPOSITIONS = ['Resolvido', 'Pedido feito', 'Retornar', 'Sem interesse', 'Engano'];
const QUESTIONS = [
  'Bom dia, meu pedido ainda não chegou.',
  'Oi! Vocês entregam em Palhoça?',
  'Preciso da segunda via do boleto, por favor.',
  'O produto veio com a embalagem rasgada.',
  'Qual o preço da caixa fechada?',
  'Podem mudar o endereço de entrega?',
  'Ainda tem o café em grãos de 1 kg?',
  'Quero cancelar o item que pedi ontem.',
];
const ANSWERS = ['Bom dia! Já vou verificar.', 'Claro, um momento.', 'Encontrei aqui, obrigado por avisar.'];

/** A customer with the number they call or write from. */
interface Customer {
  id: number;
  phone: string;
}

/** A morning at the desk: what was served, what is open, held, said to the mailbox, and who waits. All through the verbs. */
export async function openDesk(people: readonly Actor[], db: Database): Promise<void> {
  const [owner, , supervisor, caio, juliana, diego] = people as [Actor, Actor, Actor, Actor, Actor, Actor];
  const channels = await makeChannels(owner, db);
  for (const name of DISPOSITIONS) await createDisposition(owner, { name }, db);
  await updateOrganization(owner, { defaultService: 'Atendimento geral' }, db);
  await updateUser(owner, caio.userId, { mostInteractions: 4 }, db);
  await setPresence(caio, { presence: 'available' }, db);
  await setPresence(juliana, { presence: 'available' }, db);
  const random = seededRandom(SEED);
  const served = await customersOf([caio, juliana], EARLIER + 8, db);
  await serveEarlier(owner, [caio, juliana], channels, served.slice(0, EARLIER), random, db);
  const today = served.slice(EARLIER);
  for (const customer of today) await write(owner, channels.whatsapp, customer, random, db);
  await setPresence(juliana, { presence: 'paused', reason: 'lunch' }, db);
  await setPresence(diego, { presence: 'offline' }, db);
  await setPresence(supervisor, { presence: 'available' }, db);
  for (const customer of await customersOf([juliana, diego], 6, db, served))
    await write(owner, channels.whatsapp, customer, random, db);
  await leaveVoicemails(owner, channels.voice, await customersOf([diego], 3, db, served), db);
  await fillQueues(owner, channels, random, db);
  await spreadOut(db);
}

/** They did not all come in the same minute. */
async function spreadOut(db: Database): Promise<void> {
  await db.execute(sql`
    update interaction set arrived_at = arrived_at - make_interval(mins => ((1000 - id) * 7 % 47)::int),
      waits_since = waits_since - make_interval(mins => ((1000 - id) * 7 % 47)::int)
    where state not in ('closed', 'refused')`);
  await db.execute(sql`
    update message set sent_at = i.arrived_at from interaction i
    where i.id = message.interaction_id and i.state not in ('closed', 'refused')`);
}

async function makeChannels(owner: Actor, db: Database) {
  const whatsapp = await createChannel(
    owner,
    { kind: 'whatsapp', name: 'WhatsApp', service: 'Atendimento geral' },
    db,
  );
  const voice = await createChannel(owner, { kind: 'voice', name: 'Telefone', areaCode: '11' }, db);
  const email = await createChannel(
    owner,
    { kind: 'email', name: 'E-mail', address: 'contato@aurora.example', service: 'Vendas' },
    db,
  );
  return { whatsapp: whatsapp.id, voice: voice.id, email: email.id };
}

/** Active customers with one number that is theirs alone, in portfolios that take a message. */
async function customersOf(
  owners: readonly Actor[],
  count: number,
  db: Database,
  without: readonly Customer[] = [],
): Promise<Customer[]> {
  const ids = owners.map(({ userId }) => userId);
  const { rows } = await db.execute<{ id: number; phone: string }>(sql`
    select c.id, c.phones[1] as phone from contact c
    where c.active and c.flow = 'message' and c.owner_id = any(${sql.param(ids)}::integer[])
      and cardinality(c.phones) between 1 and 3 and c.id <> all(${sql.param(without.map(({ id }) => id))}::bigint[])
      and (select count(distinct contact_id) from contact_identifier i where i.value = c.phones[1]) = 1
    order by c.id limit ${count}`);
  return rows;
}

async function serveEarlier(
  owner: Actor,
  agents: readonly Actor[],
  channels: { whatsapp: number; voice: number },
  customers: readonly Customer[],
  random: Random,
  db: Database,
): Promise<void> {
  for (const [at, customer] of customers.entries()) {
    const isCall = random.chance(0.3);
    const id = isCall
      ? await ring(owner, channels.voice, customer, db)
      : await write(owner, channels.whatsapp, customer, random, db);
    const { rows } = await db.execute<{ agent_id: number | null }>(
      sql`select agent_id from interaction where id = ${id}`,
    );
    const agent = agents.find(({ userId }) => userId === rows[0]?.agent_id);
    if (!agent) continue;
    if (isCall) await answerCall(owner, id, db);
    else await sendMessage(agent, id, { body: random.pick(ANSWERS) }, db);
    await closeInteraction(agent, id, { disposition: random.pick(DISPOSITIONS) }, db);
    await movedBack(
      id,
      at < 15 ? 20 + at * 11 : 60 * 24 * (1 + Math.floor(at / 8)) + at,
      random.whole(2, 25),
      db,
    );
  }
}

/** So many minutes ago, and over after so many. */
async function movedBack(id: number, minutes: number, took: number, db: Database): Promise<void> {
  await db.execute(sql`
    update interaction set arrived_at = arrived_at - make_interval(mins => ${minutes + took}),
      opened_at = opened_at - make_interval(mins => ${minutes + took}),
      first_answer_at = first_answer_at - make_interval(mins => ${minutes + Math.ceil(took / 2)}),
      closed_at = closed_at - make_interval(mins => ${minutes}) where id = ${id}`);
  await db.execute(sql`
    update message set sent_at = sent_at - make_interval(mins => ${minutes + Math.ceil(took / 2)}) where interaction_id = ${id}`);
}

async function write(
  owner: Actor,
  channel: number,
  { phone }: Customer,
  random: Random,
  db: Database,
): Promise<number> {
  const call = { channel, from: { phone }, body: random.pick(QUESTIONS) };
  return (await deliverInteraction(owner, call, null, db)).id;
}

async function ring(owner: Actor, channel: number, { phone }: Customer, db: Database): Promise<number> {
  return (await deliverInteraction(owner, { channel, from: { phone } }, null, db)).id;
}

async function leaveVoicemails(
  owner: Actor,
  channel: number,
  customers: readonly Customer[],
  db: Database,
): Promise<void> {
  for (const customer of customers) {
    const id = await ring(owner, channel, customer, db);
    await noteVoicemail(owner, id, { seconds: 20 + (customer.id % 50) }, db);
  }
}

/** Customers in nobody's portfolio, people nobody knows, and a call without a number. */
async function fillQueues(
  owner: Actor,
  channels: { whatsapp: number; voice: number; email: number },
  random: Random,
  db: Database,
): Promise<void> {
  const { rows } = await db.execute<Customer & Record<string, unknown>>(sql`
    select c.id, c.phones[1] as phone from contact c
    where c.active and c.flow is null and c.priority is not null and cardinality(c.phones) = 1
      and (select count(distinct contact_id) from contact_identifier i where i.value = c.phones[1]) = 1
    order by c.id limit 7`);
  for (const customer of rows) await write(owner, channels.whatsapp, customer, random, db);
  const unknown = { phone: '551187651234', whatsappUserId: 'BR.1000000000000077', name: 'Duda' };
  await deliverInteraction(
    owner,
    { channel: channels.whatsapp, from: unknown, body: 'Oi, é da Aurora?' },
    null,
    db,
  );
  const named = { whatsappUserId: 'BR.1000000000000078', name: 'Rita Sales', username: 'rita.sales' };
  await deliverInteraction(
    owner,
    { channel: channels.whatsapp, from: named, body: 'Vocês atendem aos sábados?' },
    null,
    db,
  );
  const group = { group: '120363025246125486@g.us', groupName: 'Revendedores Vila Nova', name: 'Beto' };
  await deliverInteraction(
    owner,
    { channel: channels.whatsapp, from: group, body: 'Chegou a tabela nova?' },
    null,
    db,
  );
  await deliverInteraction(owner, { channel: channels.voice, callerWaits: true }, null, db);
  const mail = { email: 'compras@mercadobomjesus.example', name: 'Mercado Bom Jesus' };
  const call = {
    channel: channels.email,
    from: mail,
    subject: 'Cotação de novembro',
    body: 'Segue a lista para cotação.',
  };
  await deliverInteraction(owner, call, null, db);
}
