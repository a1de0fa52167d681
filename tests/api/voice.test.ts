import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '#tests/support/database.ts';
import { setDesk } from '../interactions/desk.ts';
import { send } from './client.ts';
import { useTokenHolders } from './token-holders.ts';

/** What a telephone platform says of a call, and what it is told to do. */
describe('a call through the API', () => {
  const { db } = useDatabase();
  const { people, tokens, get, post } = useTokenHolders(db);
  const say = (id: number, what: string, json?: unknown) =>
    send('POST', `/interactions/${id}/${what}`, { token: tokens.manager, json });
  let channel: number;
  let phone = 30_000_000;

  beforeAll(async () => {
    channel = (await post('manager', '/channels', { kind: 'voice', name: 'Telefone' })).body.id;
    await post('manager', '/services', { name: 'Suporte' });
    await send('PATCH', `/users/${people.agent.userId}`, {
      token: tokens.owner,
      json: { followMePhone: '+5548999610000' },
    });
  });
  beforeEach(async () => {
    await db().execute(sql`truncate interaction, agent_presence cascade`);
    await setDesk(people.agent.userId, 'available', { most: 2 });
    await setDesk(people.supervisor.userId, 'available', { most: 2 });
  });

  const owned = async (given: object = { flow: 'message' }) => {
    const number = `55119${++phone}`;
    const { id } = (await post('owner', '/contacts', { name: 'Ana', phones: [number] })).body;
    const json = { ids: [id], ownerEmail: people.agent.email, ...given };
    expect((await post('supervisor', '/contacts/assign', json)).status).toBeLessThan(300);
    return number;
  };
  const ring = async (from?: string, given: object = {}) =>
    (await post('manager', '/interactions', { channel, from: { phone: from ?? 'anonymous' }, ...given }))
      .body;
  const desk = async (who: 'agent' | 'supervisor' = 'agent') => {
    const { rows } = await db().execute<{ state: string; open_interactions: number; live_calls: number }>(sql`
      select state, open_interactions, live_calls from agent_presence where user_id = ${people[who].userId}`);
    const [row] = rows;
    return [row?.state, row?.open_interactions, row?.live_calls];
  };
  const LATE = [
    'answered',
    'no-answer',
    'hangup',
    'queue-decision',
    'voicemail',
    'take',
    'heard',
    'close',
    'transfer',
  ];
  const BODIES: Record<string, object | undefined> = {
    'queue-decision': { waits: true },
    voicemail: { seconds: 5 },
    close: {},
    transfer: { service: 'Suporte' },
  };
  /** Which of all that can be said is refused as too late or impossible now; it changes nothing. */
  const refused = async (id: number, but: string[]) => {
    const before = (await get('manager', `/interactions/${id}`)).body;
    for (const what of LATE.filter((one) => !but.includes(one))) {
      const answer = await say(id, what, BODIES[what]);
      expect([what, answer.status, answer.body.error?.code]).toEqual([what, 409, 'conflict']);
    }
    expect((await get('manager', `/interactions/${id}`)).body).toEqual(before);
  };

  it('rings, is answered and hung up', async () => {
    const call = await ring(await owned());
    expect(call).toMatchObject({
      state: 'offered',
      decision: { action: 'connect' },
      agent: { email: people.agent.email },
    });
    expect(await desk()).toEqual(['available', 1, 1]);
    await refused(call.id, ['answered', 'no-answer', 'hangup', 'close']);
    const answered = await say(call.id, 'answered');
    expect(answered.body).toMatchObject({ state: 'open', waitsSince: null, decision: { action: 'connect' } });
    expect(answered.body.firstAnswerAt).not.toBeNull();
    expect((await say(call.id, 'answered')).body).toEqual(answered.body);
    await refused(call.id, ['answered', 'hangup', 'close', 'transfer']);
    expect((await say(call.id, 'hangup')).body).toMatchObject({
      state: 'closed',
      closedReason: 'hung_up',
      decision: null,
    });
    expect(await desk()).toEqual(['available', 0, 0]);
    await refused(call.id, []);
  });

  it('is abandoned while it rings, and while it waits', async () => {
    const ringing = await ring(await owned());
    expect((await say(ringing.id, 'hangup')).body).toMatchObject({
      state: 'closed',
      closedReason: 'abandoned',
    });
    expect(await desk()).toEqual(['available', 0, 0]);
    const waiting = await ring();
    expect((await say(waiting.id, 'hangup')).body).toMatchObject({
      state: 'closed',
      closedReason: 'abandoned',
    });
    expect((await post('agent', '/interactions/take-next', {})).status).toBe(204);
    await refused(waiting.id, []);
  });

  it('is not answered: the agent is paused, the message recorded, heard and done', async () => {
    const call = await ring(await owned());
    const missed = await say(call.id, `no-answer?sequence=${call.sequence}`);
    expect(missed.body).toMatchObject({ state: 'voicemail', decision: { action: 'record' } });
    expect(await desk()).toEqual(['paused', 0, 0]);
    await refused(call.id, ['voicemail', 'hangup', 'heard', 'close', 'transfer', 'take']);
    const recording = { url: 'https://pbx.example.com/1.wav', seconds: 42 };
    expect((await say(call.id, 'voicemail', recording)).body).toMatchObject({
      recordingUrl: recording.url,
      recordingSeconds: 42,
    });
    expect((await say(call.id, 'hangup')).body.state).toBe('voicemail');
    const heard = await send('POST', `/interactions/${call.id}/heard`, { token: tokens.agent });
    expect(heard.body.heardAt).not.toBeNull();
    expect((await post('agent', `/interactions/${call.id}/close`, {})).body.state).toBe('closed');
    await refused(call.id, []);
  });

  it('not answered and said twice, it pauses nobody but whom it rang at', async () => {
    const number = await owned({ flow: 'backup_agent', backupAgentEmail: people.supervisor.email });
    const call = await ring(number);
    const next = await say(call.id, `no-answer?sequence=${call.sequence}`);
    expect(next.body).toMatchObject({ state: 'offered', agent: { email: people.supervisor.email } });
    const twice = await say(call.id, `no-answer?sequence=${call.sequence}`);
    expect(twice.status).toBe(409);
    expect(twice.body.error.fields.sequence[0].code).toBe('interaction_moved_on');
    expect(await desk('supervisor')).toEqual(['available', 1, 1]);
    expect((await say(call.id, 'no-answer?sequence=x')).status).toBe(422);
    expect((await say(call.id, 'answered')).body).toMatchObject({ state: 'open' });
  });

  it('follows its agent, who answers elsewhere or does not', async () => {
    await setDesk(people.agent.userId, 'offline');
    const number = await owned({ flow: 'follow_me' });
    const call = await ring(number);
    expect(call).toMatchObject({
      state: 'forwarded',
      decision: { action: 'forward', phone: '5548999610000' },
    });
    expect(await desk()).toEqual(['offline', 0, 0]);
    await refused(call.id, ['answered', 'no-answer', 'hangup', 'close']);
    expect((await say(call.id, 'answered')).body).toMatchObject({ state: 'forwarded' });
    expect((await say(call.id, 'hangup')).body).toMatchObject({
      state: 'closed',
      closedReason: 'forwarded_ended',
    });
    const other = await ring(number);
    expect((await say(other.id, 'no-answer')).body).toMatchObject({
      state: 'voicemail',
      decision: { action: 'record' },
    });
    expect(await desk()).toEqual(['offline', 0, 0]);
  });

  it('asks whether the caller waits, and takes the answer once', async () => {
    const call = await ring();
    expect(call).toMatchObject({
      state: 'waiting',
      decision: { action: 'ask_queue' },
      callerDecision: 'asked',
    });
    await refused(call.id, ['queue-decision', 'voicemail', 'hangup', 'take', 'close', 'transfer']);
    const waits = await say(call.id, 'queue-decision', { waits: true });
    expect(waits.body).toMatchObject({ callerDecision: 'accepted', decision: { action: 'queue' } });
    expect((await say(call.id, 'queue-decision', { waits: true })).body).toEqual(waits.body);
    const changed = await say(call.id, 'queue-decision', { waits: false });
    expect(changed.body).toMatchObject({ state: 'voicemail', decision: { action: 'record' } });
    expect((await say(call.id, 'queue-decision', { waits: false })).body).toEqual(changed.body);
    expect((await say(call.id, 'queue-decision', { waits: true })).status).toBe(409);
    expect((await say(call.id, 'queue-decision', {})).status).toBe(422);
  });

  it('leaves its voice out of the queue without being asked', async () => {
    const call = await ring(undefined, { callerWaits: true });
    const left = await say(call.id, 'voicemail', { seconds: 9 });
    expect(left.body).toMatchObject({ state: 'voicemail', service: 'Suporte', recordingSeconds: 9 });
    expect((await post('agent', '/interactions/take-next', {})).status).toBe(204);
  });

  it('what is said of calls is not said of texts, and not of what nobody knows', async () => {
    const text = (await post('manager', '/channels', { kind: 'sms', name: 'Torpedo' })).body.id;
    const from = { phone: '5511900002222' };
    const { id } = (await post('manager', '/interactions', { channel: text, from, body: 'Oi' })).body;
    for (const what of ['answered', 'no-answer', 'hangup', 'queue-decision', 'voicemail']) {
      const answer = await say(id, what, BODIES[what]);
      expect([what, answer.status]).toEqual([what, 409]);
      expect(answer.body.error.fields.form[0].code).toBe('interaction_no_call');
      expect((await say(987_654, what, BODIES[what])).status).toBe(404);
    }
    expect((await get('manager', `/interactions/${id}`)).body.state).toBe('waiting');
  });

  it('learns what the platform calls a reply it sends, and reports by that name', async () => {
    const text = (await post('manager', '/channels', { kind: 'sms', name: 'Torpedos' })).body.id;
    const { id } = (
      await post('manager', '/interactions', { channel: text, from: { phone: '5511900003333' }, body: 'Oi' })
    ).body;
    await send('POST', `/interactions/${id}/take`, { token: tokens.agent });
    const reply = (await post('agent', `/interactions/${id}/messages`, { body: 'Olá' })).body;
    const status = (json: object) => say(id, 'statuses', json);
    expect((await status({ messageId: reply.id, externalId: 'SM-1', status: 'sent' })).status).toBe(200);
    const byName = { channel: text, externalId: 'SM-1', status: 'delivered' };
    expect((await post('manager', '/interactions/statuses', byName)).status).toBe(204);
    const messages = (await get('agent', `/interactions/${id}/messages`)).body.items;
    expect(messages.at(-1)).toMatchObject({ externalId: 'SM-1', status: 'delivered' });
    expect((await status({ messageId: reply.id, externalId: 'SM-2', status: 'read' })).status).toBe(409);
    expect((await status({ messageId: messages[0].id, externalId: 'SM-3', status: 'read' })).status).toBe(
      404,
    );
    expect((await status({ status: 'read' })).status).toBe(422);
  });
});
