import { expect } from 'vitest';
import { database } from '#db/client.ts';
import { createAppointment } from '#lib/appointments/create-appointment.ts';
import { updateAppointment } from '#lib/appointments/update-appointment.ts';
import { addNumber } from '#lib/blacklist/add-to-blacklist.ts';
import { blockContact } from '#lib/blocking/block-contact.ts';
import { unblockContact } from '#lib/blocking/unblock-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { closeInteraction } from '#lib/interactions/close-interaction.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { listMessages } from '#lib/interactions/get-interaction.ts';
import { sendMessage } from '#lib/interactions/send-message.ts';
import { startInteraction } from '#lib/interactions/start-interaction.ts';
import { answerSurvey } from '#lib/surveys/answer-survey.ts';
import { closeWithSurvey } from '#lib/surveys/close-with-survey.ts';
import { withLinks } from '#lib/surveys/with-links.ts';
import { createTemplate } from '#lib/templates/create-template.ts';
import { makeChannel, setDesk } from '#tests/interactions/desk.ts';

const FROM = { phone: '5585987654931', name: 'Zenobinha' };

/** By every medium, from ready texts, asked how it was, with an appointment, blocked and on the blacklist. @returns the channel */
export async function beServed(owner: Actor, agent: Actor, contactId: number): Promise<number> {
  const channel = await makeChannel('whatsapp', { name: 'WhatsApp' });
  await setDesk(agent.userId, 'available');
  await callAndWrite(owner, channel);
  await talk(agent, channel, contactId);
  await promise(agent, contactId);
  await beKeptAway(owner, channel, contactId);
  return channel;
}

async function callAndWrite(owner: Actor, channel: number): Promise<void> {
  for (const medium of ['text', 'voice', 'email'] as const) {
    const call = {
      channel: medium === 'text' ? channel : await makeChannel(medium === 'voice' ? 'voice' : 'email'),
      from: { ...FROM, ...(medium === 'email' && { email: 'zenobia.quixada@fortaleza.example' }) },
      subject: medium === 'email' ? 'meu pedido zq-2231' : undefined,
      body: medium === 'voice' ? undefined : 'Sou Zenóbia Quixadá, meu pedido zq-2231',
      externalId: `zeno.insta-${medium}`,
    };
    const { id } = await deliverInteraction(owner, { ...call, medium }, `zeno.telegram-${medium}`);
    await closeInteraction(owner, id, { reason: 'motivo zq do bloqueio' });
  }
}

/** The ready texts name nobody; what is sent does. */
async function talk(agent: Actor, channel: number, contactId: number): Promise<void> {
  const template = await createTemplate(agent, {
    name: 'Saudação',
    body: 'Olá {{contact.first_name}}, {{contact.name}}, código {{contactcustomcode}}, {{contact.custom.Plano}}',
  });
  const { id } = await startInteraction(agent, { channel, contactId, template: template.id });
  await sendMessage(agent, id, { template: template.id });
  await sendMessage(agent, id, { direction: 'note', body: 'Zenobinha prefere ser chamada assim' });
  const said = JSON.stringify(await listMessages(agent, id));
  expect(said).toContain('código CLI-ZENO-77, PLANO-ZENO');
  await closeWithSurvey(agent, id, { survey: true });
  const asked = (await withLinks(agent, await listMessages(agent, id))).at(-1)?.body ?? '';
  const [, token] = /\/survey\/([\w-]+)/.exec(asked) ?? [];
  await answerSurvey({ token, score: '5', comment: 'elogio zq-88 de Zenobinha' }, null);
}

async function promise(agent: Actor, contactId: number): Promise<void> {
  const startsAt = new Date(Date.now() + 3_600_000).toISOString();
  const id = await createAppointment(agent, { contactId, startsAt, note: 'retorno zq-99 com Zenobinha' });
  await updateAppointment(agent, id, { state: 'done' });
}

async function beKeptAway(owner: Actor, channel: number, contactId: number): Promise<void> {
  const again = () =>
    deliverInteraction(owner, { channel, from: FROM, body: 'meu pedido zq-2231 de novo' }, null, database());
  await blockContact(owner, contactId, { reason: 'motivo zq do bloqueio' });
  await again();
  await unblockContact(owner, contactId);
  const entry = { number: '+55 85 98765-4931', note: 'Zenobinha não quer ligações zq-44' };
  for (const direction of ['inbound', 'outbound']) await addNumber(owner, { direction, ...entry });
  await again();
}
