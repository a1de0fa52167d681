import { createContact } from '#lib/contacts/create-contact.ts';
import { SEARCHED } from './support/searched.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/words.ts';

test.beforeEach(({ scripted }) => {
  test.skip(!scripted, 'keys need scripts; every place they lead to has a link');
});

test('? shows the keys, Escape puts them away', async ({ page, as }) => {
  await as('agent');
  await page.goto('/');
  const dialog = page.getByRole('dialog', { name: t('common.shortcuts.title') });
  await expect(async () => {
    await page.keyboard.press('?');
    await expect(dialog).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(dialog.getByText(t('common.shortcuts.goContacts'))).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('g and a letter leads to places, n to a new contact, / to the search', async ({ page, as }) => {
  await as('agent');
  await page.goto('/');
  await expect(async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await expect(page).toHaveURL(/\/contacts$/, { timeout: 1_000 });
  }).toPass();
  await page.keyboard.press('/');
  const search = page.getByRole('searchbox', { name: t('contacts.search.label') });
  await expect(search.or(page.getByText(t('contacts.empty.title')))).toBeVisible();
  if (await search.isVisible()) {
    await expect(search).toBeFocused();
    await page.keyboard.type('ng');
    await expect(search).toHaveValue('ng');
    await search.blur();
  }
  await page.keyboard.press('n');
  await expect(page).toHaveURL(/\/contacts\/new$/);
});

test('the search follows the typing by itself', async ({ page, as, word }) => {
  const { actor } = await as('agent');
  await createContact(actor, { name: `Íris ${word}` });
  await createContact(actor, { name: `Íris outra` });
  await page.goto('/contacts');
  const search = page.getByRole('searchbox', { name: t('contacts.search.label') });
  await expect(async () => {
    await search.fill('');
    await search.pressSequentially(word);
    await expect(page).toHaveURL(SEARCHED, { timeout: 2_000 });
  }).toPass();
  await expect(
    page
      .getByRole('main')
      .getByRole('row')
      .filter({ has: page.getByRole('cell') }),
  ).toHaveCount(1);
  await expect(search).toBeFocused();
});
