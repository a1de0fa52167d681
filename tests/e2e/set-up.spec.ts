import { createSetupLink } from '#lib/users/invitations/create-setup-link.ts';
import { useOwnDeployment } from './support/own-deployment.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/words.ts';

test.describe('an installation nobody has set up', () => {
  const carteira = useOwnDeployment();

  test('makes its owner through the link, once, and shows an empty base', async ({ page, browser }) => {
    await page.goto(carteira.url());
    await expect(page.getByRole('heading', { name: t('auth.signIn.setUpTitle') })).toBeVisible();

    const link = `${carteira.url()}/setup/${await createSetupLink(carteira.db())}`;
    await page.goto(link);
    await page.locator('[name=organization]').fill('Padaria Aurora');
    await page.locator('[name=name]').fill('Renata Prado');
    await page.locator('[name=email]').fill('renata@aurora.example');
    await page.locator('[name=password]').fill('curta');
    await page.locator('[name=passwordAgain]').fill('curta');
    await page.getByRole('button', { name: t('auth.setUp.submit') }).click();

    await expect(page.locator('[name=password]')).toHaveAccessibleDescription(/10 caracteres/);
    await expect(page.locator('[name=organization]')).toHaveValue('Padaria Aurora');
    await expect(page.locator('[name=email]')).toHaveValue('renata@aurora.example');
    await expect(page.locator('[name=password]')).toHaveValue('');

    await page.locator('[name=password]').fill('pão quente às seis');
    await page.locator('[name=passwordAgain]').fill('pão quente às seis');
    await page.getByRole('button', { name: t('auth.setUp.submit') }).click();
    await expect(page.getByText(t('auth.flash.setUp'))).toBeVisible();
    await expect(page).toHaveURL(`${carteira.url()}/`);

    await page.goto(`${carteira.url()}/contacts`);
    await expect(page.getByText(t('contacts.empty.title'))).toBeVisible();
    await expect(page.getByText('Padaria Aurora')).toBeVisible();

    const stranger = await browser.newPage();
    await stranger.goto(link);
    await expect(stranger.getByRole('heading', { name: t('auth.setUp.doneTitle') })).toBeVisible();
    await stranger.close();
  });
});
