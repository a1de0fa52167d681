import { createChannel } from '#lib/channels/create-channel.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { listMessages } from '#lib/interactions/get-interaction.ts';
import { setPresence } from '#lib/interactions/set-presence.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { withLinks } from '#lib/surveys/with-links.ts';
import { newPerson } from './support/people.ts';
import { expect, test } from './support/test.ts';
import { inEnglish, t } from './support/words.ts';

test('an agent closes with a survey, the customer answers once, everybody sees it', async ({
  page,
  as,
  word,
  browser,
  javaScriptEnabled,
  baseURL,
}) => {
  const { actor: owner } = await newPerson(word, 'owner');
  const { actor: agent } = await as('agent');
  const channel = await createChannel(owner, { kind: 'whatsapp', name: `Canal ${word}` });
  const { id: contactId } = await createContact(owner, { name: `Ana ${word}` });
  await assignPortfolio(owner, contactId, { flow: 'message', ownerId: agent.userId });
  await setPresence(agent, { presence: 'available' });
  const { id } = await deliverInteraction(owner, { channel: channel.id, contactId, body: 'Oi' }, null);

  await page.goto(`/interactions/${id}`);
  const main = page.getByRole('main');
  await main.locator('summary', { hasText: t('interactions.close') }).click();
  await main.getByLabel(t('surveys.closing.choice')).check();
  await main.getByRole('button', { name: t('interactions.doClose') }).click();
  await expect(page.getByText(t('surveys.flash.closed'))).toBeVisible();
  await page.goto(`/interactions/${id}`);
  await expect(main.getByText(`[${t('surveys.link')}]`)).toBeVisible();

  const messages = await withLinks(owner, await listMessages(owner, id));
  const [, link = ''] = /(\/survey\/[\w-]+)/.exec(messages.at(-1)?.body ?? '') ?? [];
  const visitor = await browser.newContext({ locale: 'en-US', javaScriptEnabled, baseURL });
  const survey = await visitor.newPage();
  await survey.goto(link);
  await survey.getByRole('button', { name: inEnglish('surveys.asked.submit') }).click();
  await expect(survey.getByText(inEnglish('errors.survey_score')).first()).toBeVisible();
  await survey.getByLabel(inEnglish('surveys.scores.4')).check();
  await survey.getByLabel(inEnglish('surveys.asked.comment')).fill(`Quick ${word}`);
  await survey.getByRole('button', { name: inEnglish('surveys.asked.submit') }).click();
  await expect(survey.getByText(inEnglish('surveys.asked.thanksTitle'))).toBeVisible();
  await survey.goto(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`);
  await expect(survey.getByText(inEnglish('surveys.asked.unknownTitle'))).toBeVisible();
  await visitor.close();

  await page.goto(`/interactions/${id}`);
  await expect(main.getByText(`Quick ${word}`)).toBeVisible();
  await page.goto(`/surveys?contact=${contactId}`);
  const score = main.getByText(t('surveys.scores.4')).and(page.locator(':not(option)'));
  await expect(score.first()).toBeVisible();
});
