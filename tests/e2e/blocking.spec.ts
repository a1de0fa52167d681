import { createChannel } from '#lib/channels/create-channel.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { closeInteraction } from '#lib/interactions/close-interaction.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { getInteraction } from '#lib/interactions/get-interaction.ts';
import { newMobile } from './support/identifiers.ts';
import { newPerson } from './support/people.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/words.ts';

test('a contact is blocked while it is served, refused, found among the blocked and unblocked', {
  tag: '@journey',
}, async ({ page, as, word }) => {
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

test('numbers are listed by lines, a wrong line keeps what was typed, and picked ones leave the list', async ({
  page,
  as,
  word,
}) => {
  await as('manager');
  const [first, second] = [newMobile(), newMobile()];
  await page.goto('/blacklist/new?direction=inbound');
  const main = page.getByRole('main');
  const numbers = main.getByRole('textbox', { name: t('blacklist.form.numbers') });
  await numbers.fill(`${first}\n55${second}`);
  await main.getByRole('textbox', { name: t('blacklist.form.note') }).fill(`Trote ${word}`);
  const submit = main.getByRole('button', { name: t('blacklist.form.submit'), exact: true });
  await submit.click();
  const reason = t('errors.phone_with_country_code');
  await expect(main.getByText(t('blacklist.form.line', { line: 2, reason }))).toBeVisible();
  await expect(numbers).toHaveValue(new RegExp(first));
  await numbers.fill(`${first}\n${second}`);
  await submit.click();
  await expect(page.getByText(t('blacklist.flash.added', { added: 2, unchanged: 0 }))).toBeVisible();

  await page.goto(`/blacklist?direction=inbound&search=Trote ${word}`);
  await expect(main.getByRole('row')).toHaveCount(3);
  for (const box of await main.getByRole('checkbox').all()) await box.check();
  await main.getByRole('button', { name: t('blacklist.removePicked') }).click();
  await expect(main.getByText(t('blacklist.removal.question', { count: 2 }))).toBeVisible();
  await main.getByRole('button', { name: t('blacklist.removal.confirm'), exact: true }).click();
  await expect(page.getByText(t('blacklist.flash.removed', { count: 2 }))).toBeVisible();
});

test('a channel is chosen for the first message, and one that is used is removed with its history kept', async ({
  page,
  as,
  word,
}) => {
  const { actor } = await as('manager');
  const channel = await createChannel(actor, { kind: 'sms', name: `Torpedo ${word}` });
  const used = await createChannel(actor, { kind: 'telegram', name: `Telegrama ${word}` });
  const { id: contactId } = await createContact(actor, { name: `Ana ${word}`, phones: [`55${newMobile()}`] });
  const given = { channel: used.id, contactId, body: `Oi ${word}` };
  const { id } = await deliverInteraction(actor, given, null);
  await closeInteraction(actor, id, {});

  await page.goto(`/contacts/${contactId}`);
  const main = page.getByRole('main');
  await main.getByRole('link', { name: t('contactChannels.title'), exact: true }).click();
  await main.getByRole('link', { name: named('sendFirst', channel) }).click();
  await expect(main.getByLabel(t('interactions.start.channel'))).toHaveValue(String(channel.id));

  await page.goto(`/contacts/${contactId}?tab=channels`);
  await main.getByRole('link', { name: named('remove', used) }).click();
  await main.getByRole('button', { name: t('contactChannels.removal.confirm'), exact: true }).click();
  await expect(page.getByText(t('contactChannels.flash.channelRemoved'))).toBeVisible();
  await expect(main.getByRole('link', { name: named('remove', used) })).toHaveCount(0);
  expect(await getInteraction(actor, id)).toMatchObject({ contactId });
});

/** What stands in a link, and after it, unseen, of which channel. */
function named(action: 'sendFirst' | 'remove', { name }: { name: string }): RegExp {
  return new RegExp(`^${t(`contactChannels.${action}`)}\\s*: ${name}$`);
}
