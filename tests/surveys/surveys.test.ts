import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { anonymizeContacts } from '#lib/anonymization/anonymize-contacts.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { deleteContact } from '#lib/contacts/delete-contact.ts';
import { NotFound, TooMany } from '#lib/core/errors.ts';
import { listMessages } from '#lib/interactions/get-interaction.ts';
import { createService } from '#lib/services/create-service.ts';
import { updateService } from '#lib/services/update-service.ts';
import { answerSurvey, getAskedSurvey } from '#lib/surveys/answer-survey.ts';
import { closeWithSurvey, hangUpWithSurvey } from '#lib/surveys/close-with-survey.ts';
import { expireSurveys } from '#lib/surveys/expire-surveys.ts';
import { exportSurveys } from '#lib/surveys/export-surveys.ts';
import { getSurvey } from '#lib/surveys/get-survey.ts';
import { listSurveys, surveyTotals } from '#lib/surveys/list-surveys.ts';
import { openSurveys } from '#lib/surveys/open-surveys.ts';
import { sendSurvey } from '#lib/surveys/send-survey.ts';
import { withLinks } from '#lib/surveys/with-links.ts';
import { refusal } from '#tests/contacts/bulk/refusal.ts';
import {
  deliver,
  interactionRow,
  makeChannel,
  makeContact,
  messagesOf,
  setDesk,
} from '#tests/interactions/desk.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const { db } = useDatabase();
let people: Awaited<ReturnType<typeof actors>>;
let whatsapp: number;
let voice: number;
let number = 11_987_600_000;

beforeAll(async () => {
  people = await actors(db());
  whatsapp = await makeChannel('whatsapp', { name: 'Zap' });
  voice = await makeChannel('voice', { name: 'Voz', areaCode: '11' });
  await setDesk(people.agent.userId, 'available', { most: 90 });
});

const newContact = (more: object = {}) =>
  makeContact(people.owner, `Cliente ${++number}`, { phones: [`55${number}`], ...more });

/** Served by the agent on a channel, from a service or none. */
async function served(
  contactId: number | null,
  { channel = whatsapp, serviceId = null as number | null } = {},
) {
  const from = contactId === null ? { from: { externalId: `x${++number}` } } : { contactId };
  const row = await deliver(people.owner, { channel, ...from, body: channel === voice ? undefined : 'Oi' });
  await db().execute(sql`
    update interaction set state = 'open', agent_id = ${people.agent.userId}, opened_at = now(), service_id = ${serviceId}
    where id = ${row.id}`);
  return row.id;
}

const close = (id: number, survey?: boolean, actor = people.agent) =>
  closeWithSurvey(actor, id, { ...(survey !== undefined && { survey }) });

/** The secret that stands in the link that the platform gets. */
async function tokenOf(interactionId: number): Promise<string> {
  const messages = await withLinks(people.manager, await listMessages(people.manager, interactionId));
  const [, token = ''] = /\/survey\/([\w-]+)/.exec(messages.at(-1)?.body ?? '') ?? [];
  return token;
}

const only = async (interactionId: number) =>
  (await listSurveys(people.owner, { limit: 10, interaction: interactionId })).items;

describe('a survey', () => {
  it('is sent when the closer chooses to, answered once, and seen with its interaction', async () => {
    const contactId = await newContact();
    const id = await served(contactId);
    expect(await close(id, true)).toBe(true);
    expect(await interactionRow(id)).toMatchObject({ state: 'closed' });
    expect(await openSurveys([contactId], db())).toEqual([contactId]);
    const token = await tokenOf(id);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await getAskedSurvey(token, null)).toEqual({ state: 'pending', organization: 'Clínica Aurora' });
    await answerSurvey({ token, score: '4', comment: ' Foi rápido.\r\nObrigado ' }, null);
    expect(await only(id)).toMatchObject([
      { state: 'answered', score: 4, comment: 'Foi rápido.\nObrigado', contact: { id: contactId } },
    ]);
    expect(await openSurveys([contactId], db())).toEqual([]);
    expect(await refusal(answerSurvey({ token, score: '1' }, null))).toEqual({ form: ['survey_answered'] });
    expect(await only(id)).toMatchObject([{ score: 4 }]);
    expect(await refusal(sendSurvey(people.agent, { interactionId: id }))).toEqual({
      survey: ['survey_exists'],
    });
  });

  it('of two answers at once takes one', async () => {
    const id = await served(await newContact());
    await close(id, true);
    const token = await tokenOf(id);
    const both = await Promise.allSettled([
      answerSurvey({ token, score: '1' }, null),
      answerSurvey({ token, score: '5' }, null),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('keeps no secret: neither in its row nor in the message, nor for an agent', async () => {
    const id = await served(await newContact());
    await close(id, true);
    const token = await tokenOf(id);
    const { rows } = await db().execute<{ all: string }>(sql`
      select coalesce((select json_agg(s)::text from survey s), '') || coalesce((select json_agg(m)::text from message m), '') as all`);
    expect(rows[0]?.all).not.toContain(token);
    expect((await messagesOf(id)).at(-1)?.body).toContain('{{survey.link}}');
    const seen = await withLinks(people.agent, await listMessages(people.agent, id));
    expect(seen.at(-1)?.body).toContain('{{survey.link}}');
  });

  it('says nothing to who guesses, and lets an address try twenty times', async () => {
    for (const guess of ['', 'x', 'a'.repeat(43), `${'a'.repeat(42)}/`, null, { a: 1 }])
      await expect(getAskedSurvey(guess, null)).rejects.toThrow(NotFound);
    for (let at = 0; at < 20; at++)
      await expect(getAskedSurvey('a'.repeat(43), '192.0.2.1')).rejects.toThrow(NotFound);
    await expect(getAskedSurvey('a'.repeat(43), '192.0.2.1')).rejects.toThrow(TooMany);
    const id = await served(await newContact());
    await close(id, true);
    expect((await getAskedSurvey(await tokenOf(id), '192.0.2.2')).state).toBe('pending');
  });

  it('ends after seven days, swept or not, and can be sent anew', async () => {
    const contactId = await newContact();
    const id = await served(contactId);
    await close(id, true);
    const token = await tokenOf(id);
    const [pending] = await only(id);
    expect(Number(pending?.expiresAt) - Number(pending?.sentAt)).toBe(7 * 86_400_000);
    await db().execute(sql`update survey set expires_at = now() where interaction_id = ${id}`);
    expect(await getAskedSurvey(token, null)).toMatchObject({ state: 'expired' });
    expect(await refusal(answerSurvey({ token, score: '5' }, null))).toEqual({ form: ['survey_expired'] });
    expect(await openSurveys([contactId], db())).toEqual([]);
    await sendSurvey(people.agent, { interactionId: id });
    expect((await only(id)).map(({ state }) => state)).toEqual(['pending', 'expired']);
    expect(await tokenOf(id)).not.toBe(token);
    await db().execute(sql`update survey set expires_at = now() where interaction_id = ${id}`);
    expect(await expireSurveys(db())).toBe(1);
    expect(await expireSurveys(db())).toBe(0);
  });

  it('takes a score from one to five and a comment of some length', async () => {
    const id = await served(await newContact());
    await close(id, true);
    const token = await tokenOf(id);
    for (const score of [undefined, '', '0', '6', '2.5', 3])
      expect(await refusal(answerSurvey({ token, score }, null))).toEqual({ score: ['survey_score'] });
    const long = answerSurvey({ token, score: '3', comment: 'x'.repeat(2_001) }, null);
    expect(await refusal(long)).toEqual({ comment: ['too_long'] });
    await answerSurvey({ token, score: '3', comment: '   ' }, null);
    expect(await only(id)).toMatchObject([{ score: 3, comment: null }]);
  });
});

describe('the rule of the service', () => {
  it('always: asks whoever was served, but nobody who is still asked about something else', async () => {
    const { id: serviceId } = await createService(people.owner, { name: 'Sempre', surveys: 'always' });
    const contactId = await newContact();
    const first = await served(contactId, { serviceId });
    expect(await close(first)).toBe(true);
    const second = await served(contactId, { serviceId });
    expect(await close(second)).toBe(false);
    expect(await only(second)).toEqual([]);
    const waiting = await deliver(people.owner, {
      channel: whatsapp,
      contactId: await newContact(),
      body: 'Oi',
    });
    await db().execute(
      sql`update interaction set service_id = ${serviceId}, state = 'waiting', agent_id = null where id = ${waiting.id}`,
    );
    expect(await close(waiting.id, undefined, people.supervisor)).toBe(false);
  });

  it('never: is not overruled by a choice', async () => {
    const { id: serviceId } = await createService(people.owner, { name: 'Nunca' });
    await updateService(people.owner, serviceId, { surveys: 'never' });
    const id = await served(await newContact(), { serviceId });
    expect(await refusal(close(id, true))).toEqual({ survey: ['surveys_off'] });
    expect(await interactionRow(id)).toMatchObject({ state: 'open' });
    expect(await close(id)).toBe(false);
    expect(await refusal(sendSurvey(people.agent, { interactionId: id }))).toEqual({
      interactionId: ['surveys_off'],
    });
  });

  it('asks after a call by a message, and lets a call end that cannot be asked about', async () => {
    const { id: serviceId } = await createService(people.owner, { name: 'Ligações', surveys: 'always' });
    const contactId = await newContact();
    const id = await served(contactId, { channel: voice, serviceId });
    expect(await hangUpWithSurvey(people.manager, id)).toBe(true);
    const [survey] = await only(id);
    const { rows } = await db().execute<{ interaction_id: number; channel_id: number }>(sql`
      select m.interaction_id, m.channel_id from message m join survey s on s.message_id = m.id where s.id = ${survey?.id}`);
    expect(rows[0]).toMatchObject({ channel_id: whatsapp });
    expect(await tokenOf(rows[0]?.interaction_id ?? 0)).toHaveLength(43);
    const unknown = await served(null, { channel: voice, serviceId });
    expect(await hangUpWithSurvey(people.manager, unknown)).toBe(false);
    expect(await interactionRow(unknown)).toMatchObject({ state: 'closed' });
    const silent = await served(await makeContact(people.owner, 'Sem número'), { channel: voice, serviceId });
    expect(await refusal(close(silent, true))).toEqual({ survey: ['survey_unreachable'] });
    expect(await close(silent)).toBe(false);
  });

  it('sends nothing to the blocked and to numbers that are not written to', async () => {
    const { id: serviceId } = await createService(people.owner, { name: 'Todos', surveys: 'always' });
    const blocked = await newContact();
    const id = await served(blocked, { serviceId });
    await db().execute(sql`update contact set blocked_at = now() where id = ${blocked}`);
    expect(await refusal(close(id, true))).toEqual({ survey: ['contact_blocked'] });
    expect(await close(id)).toBe(false);
    const phone = `55${++number}`;
    const listed = await deliver(people.owner, { channel: whatsapp, from: { phone }, body: 'Oi' });
    await db().execute(sql`
      update interaction set state = 'open', agent_id = ${people.agent.userId}, opened_at = now(), service_id = ${serviceId}
      where id = ${listed.id}`);
    await db().execute(sql`insert into blacklist_entry (direction, number)
      select 'outbound', value from contact_identity where id = ${listed.identityId}`);
    expect(await close(listed.id)).toBe(false);
    expect(await interactionRow(listed.id)).toMatchObject({ state: 'closed' });
  });
});

describe('surveys', () => {
  it('are asked in the contact’s language, else the organization’s', async () => {
    const text = async (language: string | null) => {
      const { id } = await createContact(people.owner, { name: 'X', phones: [`+55${++number}`], language });
      const interaction = await served(id);
      await close(interaction, true);
      return (await messagesOf(interaction)).at(-1)?.body;
    };
    expect(await text('en-US')).toMatch(/^Clínica Aurora: how were you served\?/);
    expect(await text('pt')).toMatch(/como foi o seu atendimento/);
    expect(await text(null)).toMatch(/como foi o seu atendimento/);
  });

  it('are sent about what one served, and by leads about any; only when it is over', async () => {
    const other = await createActor('Iago Braga', 'agent');
    const id = await served(await newContact());
    expect(await refusal(sendSurvey(people.agent, { interactionId: id }))).toEqual({
      interactionId: ['survey_before_end'],
    });
    await close(id);
    await expect(sendSurvey(other, { interactionId: id })).rejects.toThrow('not permitted');
    await expect(sendSurvey(other, { interactionId: 999_999 })).rejects.toThrow(NotFound);
    const survey = await sendSurvey(people.supervisor, { interactionId: id });
    expect(await getSurvey(people.owner, survey)).toMatchObject({ state: 'pending', interaction: { id } });
  });

  it('are counted, filtered and exported', async () => {
    const totals = await surveyTotals(people.owner, {});
    const all = (await listSurveys(people.owner, { limit: 200 })).items;
    expect(totals.sent).toBe(all.length);
    const scores = all.flatMap(({ score }) => score ?? []);
    expect(totals.answered).toBe(scores.length);
    expect(totals.average).toBeCloseTo(scores.reduce((sum, one) => sum + one, 0) / scores.length);
    for (const state of ['pending', 'answered', 'expired'] as const)
      expect((await listSurveys(people.owner, { limit: 200, state })).items).toEqual(
        all.filter((one) => one.state === state),
      );
    const low = await listSurveys(people.owner, { limit: 200, score: '3', agent: people.agent.email });
    expect(low.items).toEqual(all.filter(({ score }) => score === 3));
    const first = await listSurveys(people.owner, { limit: 2 });
    const rest = await listSurveys(people.owner, { limit: 200, after: first.next ?? 0 });
    expect([...first.items, ...rest.items]).toEqual(all);
    const exported = [];
    for await (const piece of await exportSurveys(people.supervisor, {})) exported.push(...piece);
    expect(exported).toEqual(all);
    await expect(exportSurveys(people.agent, {})).rejects.toThrow('not permitted');
    await expect(exportSurveys(people.supervisor, { score: '6' })).rejects.toThrow('score=invalid');
  });

  it('go with a deleted contact', async () => {
    const contactId = await newContact();
    const id = await served(contactId);
    await close(id, true);
    await answerSurvey({ token: await tokenOf(id), score: '2' }, null);
    await deleteContact(people.owner, contactId);
    expect(await only(id)).toEqual([]);
  });

  it('hold an anonymization back while they are open, then stay without what was written or leads to them', async () => {
    const contactId = await newContact();
    const id = await served(contactId);
    await close(id, true);
    const options = { runId: null, unlistsNumbers: false };
    const anonymize = () =>
      db().transaction((tx) => anonymizeContacts(people.owner, [contactId], options, tx));
    expect(await anonymize()).toEqual({ done: [], refused: [{ id: contactId, reason: 'open_survey' }] });
    const token = await tokenOf(id);
    await answerSurvey({ token, score: '2', comment: 'Sou a Ana' }, null);
    const { sent } = await surveyTotals(people.owner, {});
    expect(await anonymize()).toEqual({ done: [contactId], refused: [] });
    expect((await surveyTotals(people.owner, {})).sent).toBe(sent);
    await expect(getAskedSurvey(token, null)).rejects.toThrow(NotFound);
    const [latest] = (await listSurveys(people.owner, { limit: 1, state: 'answered' })).items;
    expect(latest).toMatchObject({ score: 2, comment: null, contact: { clientCode: null } });
    expect(latest?.contact?.id).not.toBe(contactId);
  });

  it('sent while somebody anonymizes the contact hold it back or are refused, never lost', async () => {
    for (let round = 0; round < 8; round++) {
      const contactId = await newContact();
      const id = await served(contactId);
      await close(id);
      const options = { runId: null, unlistsNumbers: false };
      const [sent, anonymized] = await Promise.allSettled([
        sendSurvey(people.agent, { interactionId: id }),
        db().transaction((tx) => anonymizeContacts(people.owner, [contactId], options, tx)),
      ]);
      const isDone = anonymized.status === 'fulfilled' && anonymized.value.done.length === 1;
      expect(isDone).toBe(sent.status === 'rejected');
    }
  });
});
