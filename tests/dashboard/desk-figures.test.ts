import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { deskFigures } from '#lib/dashboard/desk-figures.ts';
import { sendMessage } from '#lib/interactions/send-message.ts';
import { takeNext } from '#lib/interactions/take-next.ts';
import { hangUp } from '#lib/interactions/voice/hang-up.ts';
import { deliver, makeChannel, setDesk } from '#tests/interactions/desk.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const { db } = useDatabase();
let manager: Actor;
let agent: Actor;

beforeAll(async () => {
  ({ manager, agent } = await actors(db()));
});

it('counts the desk now, and what today brought', async () => {
  expect(await deskFigures(agent)).toMatchObject({
    open: 0,
    waiting: 0,
    waitsSince: null,
    firstAnswer: null,
  });
  const [text, voice] = [await makeChannel('whatsapp'), await makeChannel('voice')];
  for (const phone of ['5511955550001', '5511955550002'])
    await deliver(manager, { channel: text, from: { phone }, body: 'Oi' });
  await hangUp(manager, (await deliver(manager, { channel: voice, from: { phone: '5511955550003' } })).id);
  await setDesk(agent.userId, 'available');
  await sendMessage(agent, (await takeNext(agent, {})) ?? 0, { body: 'Olá' });
  const figures = await deskFigures(manager);
  expect(figures).toMatchObject({ open: 1, waiting: 1, held: 0, answeredToday: 1, abandonedToday: 1 });
  expect(figures.waitsSince).toBeInstanceOf(Date);
  expect(figures.firstAnswer).toBeGreaterThanOrEqual(0);
});
