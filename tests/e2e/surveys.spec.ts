import { sql } from 'drizzle-orm';
import { database } from '#db/client.ts';
import { createChannel } from '#lib/channels/create-channel.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { listMessages } from '#lib/interactions/get-interaction.ts';
import { setPresence } from '#lib/interactions/set-presence.ts';
import { takeInteraction } from '#lib/interactions/take-interaction.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { closeWithSurvey } from '#lib/surveys/close-with-survey.ts';
import { listSurveys } from '#lib/surveys/list-surveys.ts';
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

for (const [locale, say] of [
  ['pt-BR', t],
  ['en-US', inEnglish],
] as const)
  test(`a survey's link that was guessed, used, or is over says so to who reads ${locale}`, async ({
    browser,
    javaScriptEnabled,
    baseURL,
    word,
    scripted,
  }) => {
    const { actor: owner } = await newPerson(word, 'owner');
    await setPresence(owner, { presence: 'available' });
    const channel = await createChannel(owner, { kind: 'whatsapp', name: `Canal ${word}` });
    const linkOf = async (name: string) => {
      const { id: contactId } = await createContact(owner, { name: `${name} ${word}` });
      const { id } = await deliverInteraction(owner, { channel: channel.id, contactId, body: 'Oi' }, null);
      await takeInteraction(owner, id);
      await closeWithSurvey(owner, id, { survey: true });
      const messages = await withLinks(owner, await listMessages(owner, id));
      return { id, link: /\/survey\/[\w-]+/.exec(messages.at(-1)?.body ?? '')?.[0] ?? '' };
    };
    const visitor = await browser.newContext({ locale, javaScriptEnabled, baseURL });
    const page = await visitor.newPage();
    const shows = (key: string) => expect(page.getByText(say(`surveys.asked.${key}`))).toBeVisible();
    const answer = async () => {
      await page.getByLabel(say('surveys.scores.5')).check();
      await page.getByRole('button', { name: say('surveys.asked.submit') }).click();
    };

    await page.goto(`/survey/${'guessed'.repeat(7).slice(0, 43)}`);
    await shows('unknownTitle');

    const used = await linkOf('Ana');
    await page.goto(used.link);
    const second = await visitor.newPage();
    await second.goto(used.link);
    await answer();
    await shows('thanksTitle');
    await page.goto(used.link);
    await shows('thanksTitle');
    await second.getByLabel(say('surveys.scores.1')).check();
    await second.getByRole('button', { name: say('surveys.asked.submit') }).click();
    // Without scripts the page is asked for anew, and shows what has become of the survey.
    const refusedBy = scripted ? 'errors.survey_answered' : 'surveys.asked.thanksTitle';
    await expect(second.getByText(say(refusedBy))).toBeVisible();
    const { items } = await listSurveys(owner, { interaction: used.id, limit: 5 });
    expect(items).toMatchObject([{ state: 'answered', score: 5 }]);

    const late = await linkOf('Bia');
    await page.goto(late.link);
    const expire = sql`update survey set expires_at = now() where interaction_id = ${late.id}`;
    await database().execute(expire);
    await answer();
    const lateBy = scripted ? 'errors.survey_expired' : 'surveys.asked.expiredTitle';
    await expect(page.getByText(say(lateBy))).toBeVisible();
    await page.goto(late.link);
    await shows('expiredTitle');
    await visitor.close();
  });
