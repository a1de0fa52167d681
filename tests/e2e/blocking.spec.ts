import { createChannel } from '#lib/channels/create-channel.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { getInteraction } from '#lib/interactions/get-interaction.ts';
import { newPerson } from './support/people.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/words.ts';

test('a contact is blocked while it is served, refused, found among the blocked and unblocked', async ({
  page,
  as,
  word,
}) => {
  const { actor } = await as('supervisor');
  const { actor: owner } = await newPerson(word, 'owner');
  const channel = await createChannel(owner, { kind: 'whatsapp', name: `Canal ${word}` });
  const { id: contactId } = await createContact(owner, { name: `Ana ${word}` });
  const given = { channel: channel.id, contactId, body: `Oi ${word}` };
  const { id } = await deliverInteraction(owner, given, null);

  await page.goto(`/interactions/${id}`);
  const main = page.getByRole('main');
  await main.getByRole('link', { name: t('interactions.blockContact'), exact: true }).click();
  await expect(page.getByText(t('blocking.block.open', { count: 1 }))).toBeVisible();
  await main.getByRole('button', { name: t('blocking.block.confirm'), exact: true }).click();
  await expect(page.getByText(t('errors.required'))).toBeVisible();
  await main.getByRole('textbox', { name: t('blocking.block.reason') }).fill(`Trote ${word}`);
  await main.getByRole('button', { name: t('blocking.block.confirm'), exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/interactions/${id}$`));
  expect(await getInteraction(actor, id)).toMatchObject({ state: 'closed', closedReason: 'contact_blocked' });
  await deliverInteraction(owner, given, null);

  await page.goto(`/blocked?search=${word}`);
  await expect(main.getByText(`Trote ${word}`)).toBeVisible();
  await main.getByRole('link', { name: `Ana ${word}` }).click();
  await expect(page.getByText(t('blocking.refused', { count: 1 }))).toBeVisible();
  await page.getByRole('button', { name: t('blocking.unblock'), exact: true }).click();
  await expect(page.getByText(t('blocking.flash.unblocked'))).toBeVisible();
  expect(await deliverInteraction(owner, given, null)).toMatchObject({ created: true });
});
