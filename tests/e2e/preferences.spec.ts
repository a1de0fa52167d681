import { createContact } from '#lib/contacts/create-contact.ts';
import { expect, test } from './support/test.ts';
import { inEnglish, t } from './support/words.ts';

test('speaks the language somebody chooses, after signing out too', async ({ page, as }) => {
  await as('agent');
  await page.goto('/profile');
  await page.getByRole('combobox', { name: t('profile.language.label') }).selectOption('en');
  await page.getByRole('button', { name: t('profile.save') }).click();
  await expect(page.getByText(inEnglish('profile.flash.saved'))).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(inEnglish('profile.title'));
  await page.goto('/contacts');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(inEnglish('contacts.title'));
  await page.getByRole('button', { name: inEnglish('common.shell.account') }).click();
  await page.getByRole('button', { name: inEnglish('common.shell.signOut'), exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(inEnglish('auth.signIn.title'));
});

test('puts on the theme somebody chooses', async ({ page, as }) => {
  await as('agent');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/profile');
  await page.getByRole('radio', { name: t('profile.theme.dark') }).check();
  await page.getByRole('button', { name: t('profile.save') }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'carteira-dark');
  await expect(page.getByRole('radio', { name: t('profile.theme.dark') })).toBeChecked();
  await page.goto('/contacts');
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
});

test('a message about what was done shows once', async ({ page, as, word }) => {
  await as('agent');
  await page.goto('/contacts/new');
  await page.locator('main [name=name]').fill(`Nilo ${word}`);
  await page.getByRole('button', { name: t('contacts.form.save'), exact: true }).click();
  await expect(page.getByText(t('contacts.flash.created'))).toBeVisible();
  await page.reload();
  await expect(page.getByText(`Nilo ${word}`).first()).toBeVisible();
  await expect(page.getByText(t('contacts.flash.created'))).toHaveCount(0);
});

test('what is not there is a page that helps, with its status', async ({ page, as }) => {
  await as('agent');
  for (const address of ['/isto-nao-existe', '/contacts/999999999', '/contacts/abc']) {
    const answer = await page.goto(address);
    expect([address, answer?.status()]).toEqual([address, 404]);
    await expect(page.getByRole('heading', { name: t('common.notFound.title') })).toBeVisible();
    await expect(
      page
        .getByRole('link', { name: t('common.error.home') })
        .or(page.getByRole('link', { name: t('common.error.contacts') }))
        .first(),
    ).toBeVisible();
  }
});

test('what a role may not do is a page that says so, with its status', async ({ page, as, word }) => {
  const { actor } = await as('agent');
  const { id } = await createContact(actor, { name: `Ugo ${word}` });
  for (const address of ['/settings/users', '/imports/new', `/contacts/${id}/delete`, '/settings/tokens']) {
    const answer = await page.goto(address);
    expect([address, answer?.status()]).toEqual([address, 403]);
    await expect(page.getByRole('heading', { name: t('common.forbidden.title') })).toBeVisible();
  }
});
