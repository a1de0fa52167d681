import { createChannel } from '#lib/channels/create-channel.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { createDisposition } from '#lib/interactions/dispositions/create-disposition.ts';
import { getInteraction } from '#lib/interactions/get-interaction.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { newPerson } from './support/people.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/words.ts';

test('an agent comes back, finds what was held, answers and closes it', async ({ page, as, word }) => {
  const { actor: owner } = await newPerson(word, 'owner');
  const { actor: agent } = await as('agent');
  const channel = await createChannel(owner, { kind: 'whatsapp', name: `Canal ${word}` });
  await createDisposition(owner, { name: `Resolvido ${word}` });
  const { id: contactId } = await createContact(owner, { name: `Ana ${word}` });
  await assignPortfolio(owner, contactId, { flow: 'message', ownerId: agent.userId });
  const given = { channel: channel.id, contactId, body: `Chegou? ${word}` };
  const { id } = await deliverInteraction(owner, given, null);
  expect(await getInteraction(owner, id)).toMatchObject({ state: 'held', agentId: agent.userId });

  await page.goto('/desk');
  const main = page.getByRole('main');
  await expect(main.getByRole('link', { name: `Ana ${word}` })).toBeVisible();
  await main.getByRole('button', { name: t('desk.presence.set.available') }).click();
  await expect(page.getByText(t('desk.presence.flash.availableOpened', { count: 1 }))).toBeVisible();
  await main.getByRole('link', { name: `Ana ${word}` }).click();
  await expect(page).toHaveURL(new RegExp(`/interactions/${id}`));
  await expect(main.getByText(`Chegou? ${word}`)).toBeVisible();

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
