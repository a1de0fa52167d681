import { createChannel } from '#lib/channels/create-channel.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { createDisposition } from '#lib/interactions/dispositions/create-disposition.ts';
import { getInteraction } from '#lib/interactions/get-interaction.ts';
import { setPresence } from '#lib/interactions/set-presence.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { createService } from '#lib/services/create-service.ts';
import { createApiToken } from '#lib/users/tokens/create-api-token.ts';
import { updateUser } from '#lib/users/update-user.ts';
import { enter, newPerson } from './support/people.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/words.ts';

const phone = () => `55119${Math.floor(10_000_000 + Math.random() * 89_000_000)}`;

test('an agent begins at the desk, comes back, finds what was held, mends the contact, answers and closes it', {
  tag: '@journey',
}, async ({ page, as, word }) => {
  const { actor: owner } = await newPerson(word, 'owner');
  const { actor: agent } = await as('agent');
  const channel = await createChannel(owner, { kind: 'whatsapp', name: `Canal ${word}` });
  await createDisposition(owner, { name: `Resolvido ${word}` });
  const { id: contactId } = await createContact(owner, { name: `Ana ${word}` });
  await assignPortfolio(owner, contactId, { flow: 'message', ownerId: agent.userId });
  const given = { channel: channel.id, contactId, body: `Chegou? ${word}` };
  const { id } = await deliverInteraction(owner, given, null);
  expect(await getInteraction(owner, id)).toMatchObject({ state: 'held', agentId: agent.userId });

  await page.goto('/');
  await expect(page).toHaveURL(/\/desk$/);
  const main = page.getByRole('main');
  await expect(main.getByRole('link', { name: `Ana ${word}` })).toBeVisible();
  await main.getByRole('button', { name: t('desk.presence.set.available') }).click();
  await expect(page.getByText(t('desk.presence.flash.availableOpened', { count: 1 }))).toBeVisible();
  await main.getByRole('link', { name: `Ana ${word}` }).click();
  await expect(page).toHaveURL(new RegExp(`/interactions/${id}`));
  await expect(main.getByText(`Chegou? ${word}`)).toBeVisible();

  const email = t('contacts.fields.email');
  await main.getByLabel(t('contacts.editField', { field: email }), { exact: true }).click();
  await main.getByRole('textbox', { name: email, exact: true }).fill(`ana@${word}.example`);
  await main
    .getByRole('button', { name: t('contacts.form.save'), exact: true })
    .filter({ visible: true })
    .click();
  await expect(main.getByRole('link', { name: `ana@${word}.example` })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/interactions/${id}`));

  await main
    .getByRole('textbox', { name: t('interactions.reply'), exact: true })
    .fill(`Chega amanhã ${word}`);
  await main.getByRole('button', { name: t('interactions.send'), exact: true }).click();
  await expect(main.getByText(`Chega amanhã ${word}`)).toBeVisible();
  await main.locator('summary', { hasText: t('interactions.close') }).click();
  await main.getByLabel(t('interactions.disposition')).selectOption(`Resolvido ${word}`);
  await main.getByRole('button', { name: t('interactions.doClose') }).click();
  await expect(async () => {
    expect(await getInteraction(owner, id)).toMatchObject({ state: 'closed' });
  }).toPass({ timeout: 15_000 });
});

test('each flow takes what a platform delivers where it should, and the page says why', async ({
  page,
  as,
  word,
  baseURL,
}) => {
  const { actor: lead } = await newPerson(`${word} lead`, 'manager');
  const { actor: backup } = await newPerson(`${word} reserva`, 'agent');
  const owner = await as('agent');
  const ownerId = owner.actor.userId;
  await updateUser(lead, ownerId, { followMePhone: `+${phone()}` });
  await setPresence(backup, { presence: 'available' });
  const { id: serviceId, name: queue } = await createService(lead, { name: `Fila ${word}` });
  const text = await createChannel(lead, { kind: 'sms', name: `Torpedo ${word}`, service: queue });
  const voice = await createChannel(lead, { kind: 'voice', name: `Linha ${word}`, service: queue });
  const { token } = await createApiToken(lead, { name: word });
  const deliver = async (given: object) => {
    const answer = await fetch(`${baseURL}/api/v1/interactions`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(given),
    });
    expect(answer.status).toBe(201);
    return (await answer.json()) as { id: number; state: string };
  };
  const person = async (name: string, portfolio: Parameters<typeof assignPortfolio>[2] | null) => {
    const number = phone();
    const { id } = await createContact(lead, { name: `${name} ${word}`, phones: [`+${number}`] });
    if (portfolio) await assignPortfolio(lead, id, portfolio);
    return { phone: number };
  };

  await page.goto('/desk');
  await page
    .getByRole('main')
    .getByRole('button', { name: t('desk.presence.set.available') })
    .click();
  await page
    .getByRole('main')
    .getByRole('button', { name: t('desk.presence.set.paused') })
    .click();
  await expect(page.getByText(t('desk.presence.flash.paused'))).toBeVisible();

  const away = { ownerId };
  const [ownerName, backupName] = [owner.name, backup.name];
  const cases = [
    [
      await person('Recado', { ...away, flow: 'message' }),
      text.id,
      'held',
      'message.held',
      { agent: ownerName },
    ],
    [
      await person('Voz', { ...away, flow: 'message' }),
      voice.id,
      'voicemail',
      'message.voicemail',
      { agent: ownerName },
    ],
    [
      await person('Reserva', { ...away, flow: 'backup_agent', backupAgentId: backup.userId }),
      text.id,
      'open',
      'outcome.open',
      { agent: backupName },
    ],
    [
      await person('Fila', { ...away, flow: 'general_queue', serviceId }),
      text.id,
      'waiting',
      'portfolio_service.usable',
      { service: queue },
    ],
    [
      await person('Siga', { ...away, flow: 'follow_me' }),
      voice.id,
      'forwarded',
      'follow_me.forwarded',
      { agent: ownerName },
    ],
    [await person('Sem', null), text.id, 'waiting', 'channel_service.usable', { service: queue }],
  ] as const;
  const ids: number[] = [];
  for (const [from, channel, state] of cases) {
    const found = await deliver({ channel, from, ...(channel === text.id && { body: `Oi ${word}` }) });
    expect(found.state).toBe(state);
    ids.push(found.id);
  }

  await page.goto('/desk');
  const section = (name: string) => page.getByRole('region', { name: t(`desk.sections.${name}`) });
  await expect(section('held').getByRole('link', { name: `Recado ${word}`, exact: true })).toBeVisible();
  await expect(section('voicemails').getByRole('link', { name: `Voz ${word}`, exact: true })).toBeVisible();
  await expect(section('queue').getByRole('link', { name: `Fila ${word}`, exact: true })).toBeVisible();
  await enter(page.context(), lead, baseURL as string);
  for (const [at, [, , state, step, names]] of cases.entries()) {
    await page.goto(`/interactions/${ids[at]}`);
    await expect(
      page
        .getByRole('banner')
        .or(page.getByRole('main'))
        .getByText(t(`routing.states.${state}`))
        .first(),
    ).toBeVisible();
    const why = t(`routing.steps.${step}`, names);
    await expect(page.getByRole('listitem').filter({ hasText: why }).first()).toBeVisible();
  }
});

test('somebody starts an interaction with a contact from its row in the list', async ({ page, as, word }) => {
  const { actor: lead } = await newPerson(word, 'manager');
  await createChannel(lead, { kind: 'sms', name: `Torpedo ${word}` });
  await createContact(lead, { name: `Ana ${word}`, phones: [`+${phone()}`] });
  await as('agent');
  await page.goto(`/contacts?search=${word}`);
  await page.getByRole('link', { name: `Ana ${word}` }).hover();
  await page.locator('.row-menu > summary').first().click();
  await page.getByRole('link', { name: t('desk.start'), exact: true }).click();
  await expect(page).toHaveURL(/\/interactions\/new\?contact=\d+$/);
  const main = page.getByRole('main');
  await main.getByLabel(t('interactions.start.channel')).selectOption({ label: `Torpedo ${word}` });
  await main.getByLabel(t('interactions.start.body')).fill(`Olá ${word}`);
  await main.getByRole('button', { name: t('interactions.start.submit'), exact: true }).click();
  await expect(page).toHaveURL(/\/interactions\/\d+$/);
  await expect(main.getByText(`Olá ${word}`)).toBeVisible();
});
