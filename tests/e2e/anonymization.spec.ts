import { eq } from 'drizzle-orm';
import { database } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { PASSWORD } from './support/people.ts';
import { expect, test } from './support/test.ts';
import { untilShown } from './support/until.ts';
import { t } from './support/words.ts';

test('somebody granted it anonymizes a person for good, after a warning and with the password again', {
  tag: '@journey',
}, async ({ page, as, word, scripted }) => {
  const { actor, email } = await as('supervisor');
  const { id } = await createContact(actor, { name: `Zenóbia ${word}`, phones: ['+55 85 98765-4931'] });
  // Asked for without opening it: a page that refuses leads on by itself where scripts do not run.
  expect((await page.request.get(`/contacts/anonymize?contact=${id}`)).status()).toBe(403);
  await database().update(users).set({ canAnonymize: true }).where(eq(users.id, actor.userId));

  await page.goto(`/contacts/${id}`);
  const main = page.getByRole('main');
  await main.locator('.more-menu > summary').first().click();
  await main.getByRole('link', { name: t('contacts.anonymize') }).click();
  await expect(page).toHaveURL(/\/contacts\/anonymize/);
  await expect(main.getByText(t('privacy.warning.question', { count: 1 }))).toBeVisible();
  await expect(main.getByText(`Zenóbia ${word}`)).toBeVisible();
  const submit = main.getByRole('button', { name: t('privacy.form.submit', { count: 1 }) });

  await main.locator('input[name=login]').fill(email);
  await main.locator('input[name=password]').fill('outra senha qualquer');
  await main.locator('input[name=understood]').check();
  await submit.click();
  await expect(main.getByText(t('errors.identity_wrong')).first()).toBeVisible();
  await expect(main.locator('input[name=login]')).toHaveValue(email);
  await expect(main.locator('input[name=password]')).toHaveValue('');

  await main.locator('input[name=password]').fill(PASSWORD);
  await main.locator('input[name=understood]').check();
  await submit.click();
  await expect(page).toHaveURL(/\/runs\/\d+$/);
  await untilShown(page, scripted, main.getByText(t('runs.state.completed_green')));
  await expect(main.getByText(t('privacy.proof.title'))).toBeVisible();
  await page.goto(`/contacts/${id}`);
  await expect(main.getByText(t('privacy.erased.text'))).toBeVisible();
  await page.goto(`/contacts?active=all&search=${word}`);
  await expect(page.getByText(`Zenóbia ${word}`)).toHaveCount(0);
});

test('a request is registered and answered, and a contact held and released', async ({ page, as, word }) => {
  const { actor } = await as('manager');
  const { id } = await createContact(actor, { name: `Lia ${word}` });
  const main = page.getByRole('main');
  await page.goto(`/settings/privacy/requests/new?contact=${id}`);
  await main.locator('select[name=kind]').selectOption('access');
  await main.getByRole('button', { name: t('privacy.request.register'), exact: true }).click();
  await expect(page.getByText(t('privacy.flash.registered'))).toBeVisible();
  const row = main.getByRole('row').filter({ hasText: `Lia ${word}` });
  await row.locator('select[name=outcome]').selectOption('fulfilled');
  await row.getByRole('button', { name: t('privacy.request.decide'), exact: true }).click();
  await expect(page.getByText(t('privacy.flash.decided'))).toBeVisible();

  await page.goto(`/contacts/${id}/hold`);
  await main.locator('textarea[name=reason]').fill('Processo 7');
  await main.getByRole('button', { name: t('privacy.hold.place'), exact: true }).click();
  await expect(page.getByText(t('privacy.flash.held'))).toBeVisible();
  await page.goto(`/settings/privacy?list=holds`);
  const held = main.getByRole('row').filter({ hasText: `Lia ${word}` });
  await held.getByRole('button', { name: t('privacy.hold.lift'), exact: true }).click();
  await expect(page.getByText(t('privacy.flash.released'))).toBeVisible();

  await page.goto(`/contacts/${id}/data`);
  await expect(main.getByText(`Lia ${word}`).first()).toBeVisible();
});
