import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { startInteraction } from '#lib/interactions/start-interaction.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { deliver, interactionRow, makeChannel, makeContact, setDesk } from './desk.ts';

const { db } = useDatabase();

it('every interaction has a protocol of its own, before the millionth and after it', async () => {
  const { owner, agent } = await actors(db());
  await setDesk(agent.userId, 'paused');
  const channel = await makeChannel('whatsapp');
  await db().execute(sql`alter table interaction alter column id restart with 999998`);
  const protocols: string[] = [];
  for (let at = 0; at < 3; at++) {
    const from = { phone: `558598765100${at}` };
    protocols.push((await deliver(owner, { channel, from, body: 'Oi' })).protocol);
    const contactId = await makeContact(owner, `Cliente ${at}`, { phones: [`558598765200${at}`] });
    const { id } = await startInteraction(agent, { channel, contactId, body: 'Olá' });
    protocols.push((await interactionRow(id)).protocol);
  }
  expect(protocols.map((protocol) => protocol.replace(/^\d{8}-/, ''))).toEqual(
    [999_998, 999_999, 1_000_000, 1_000_001, 1_000_002, 1_000_003].map(String),
  );
});
