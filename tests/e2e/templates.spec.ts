import { createChannel } from '#lib/channels/create-channel.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { setPresence } from '#lib/interactions/set-presence.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { createTemplate } from '#lib/templates/create-template.ts';
import { newPerson } from './support/people.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/words.ts';

test('a template comes into the reply, by a slash or from the list, and goes out filled in', async ({
  page,
  as,
  word,
  scripted,
}) => {
  const { actor: owner } = await newPerson(word, 'owner');
  const { actor: agent } = await as('agent');
  const channel = await createChannel(owner, { kind: 'whatsapp', name: `Canal ${word}` });
  const { id: contactId } = await createContact(owner, { name: `Ana ${word}` });
  await assignPortfolio(owner, contactId, { flow: 'message', ownerId: agent.userId });
  await createTemplate(agent, { name: `Saudação ${word}`, body: `Olá, {{contact.first_name}}! ${word}` });
  await createTemplate(agent, { name: `Código ${word}`, body: 'Seu código é {{contactcustomcode}}.' });
  await setPresence(agent, { presence: 'available' });
  const { id } = await deliverInteraction(owner, { channel: channel.id, contactId, body: 'Oi' }, null);

  await page.goto(`/interactions/${id}`);
  const main = page.getByRole('main');
  const reply = main.getByRole('textbox', { name: t('interactions.reply'), exact: true });
  const send = main.getByRole('button', { name: t('interactions.send'), exact: true });
  if (scripted) {
    await expect(main.getByText(t('templates.reply.hint'))).toBeVisible();
    await reply.pressSequentially('Bom dia! /sauda');
    await expect(main.getByRole('option', { name: `Olá, Ana! ${word}` })).toBeVisible();
    await reply.press('Enter');
  } else {
    await reply.fill('Bom dia!');
    await main.getByLabel(t('templates.reply.list')).selectOption({ label: `Saudação ${word}` });
    await main.getByRole('button', { name: t('templates.reply.insert'), exact: true }).click();
  }
  await expect(reply).toHaveValue(`Bom dia!${scripted ? ' ' : '\n'}Olá, {{contact.first_name}}! ${word}`);
  await send.click();
  await expect(main.getByText(`Olá, Ana! ${word}`)).toBeVisible();

  await main.getByLabel(t('templates.reply.list')).selectOption({ label: `Código ${word}` });
  await main.getByRole('button', { name: t('templates.reply.insert'), exact: true }).click();
  await expect(reply).toHaveValue('Seu código é {{contactcustomcode}}.');
  await send.click();
  await expect(
    main.getByText(t('errors.variable_unresolved', { names: '{{contactcustomcode}}' })).first(),
  ).toBeVisible();
});

test('a manager writes a shared template and looks at it with a contact', async ({ page, as, word }) => {
  const { actor } = await as('manager');
  await createContact(actor, { name: `Beto ${word}` });
  await page.goto('/settings/templates/new');
  const main = page.getByRole('main');
  await main.locator('[name=name]').fill(`Aviso ${word}`);
  await main.locator('[name=body]').fill('Oi {{contact.nome}}');
  await main.getByRole('button', { name: t('templates.form.save'), exact: true }).click();
  await expect(
    main.getByText(t('errors.variable_unknown', { names: '{{contact.nome}}' })).first(),
  ).toBeVisible();
  await main.locator('[name=body]').fill('Oi {{contact.name}}, código {{contactcustomcode}}');
  await main.getByRole('button', { name: t('templates.form.save'), exact: true }).click();
  await expect(page.getByText(t('templates.flash.created'))).toBeVisible();
  await main.locator('[name=search]').fill(word);
  await main.getByRole('button', { name: t('interactions.linkPage.find'), exact: true }).click();
  await main.getByRole('link', { name: `Beto ${word}` }).click();
  await expect(main.getByText(`Oi Beto ${word}, código {{contactcustomcode}}`)).toBeVisible();
  await expect(main.getByText(t('templates.preview.missing'))).toBeVisible();
});
