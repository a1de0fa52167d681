import type { Page } from '@playwright/test';
import { newPerson, type Person } from './support/people.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/words.ts';

const NEW_PASSWORD = 'outra frase bem boa';

async function signIn(page: Page, { email, password }: Pick<Person, 'email' | 'password'>): Promise<void> {
  await page.locator('[name=email]').fill(email);
  await page.locator('[name=password]').fill(password);
  await page.getByRole('button', { name: t('auth.signIn.submit'), exact: true }).click();
}

test('a wrong password is refused with the e-mail kept, the right one leads to the page asked for', {
  tag: '@journey',
}, async ({ page, word }) => {
  const person = await newPerson(word, 'agent');
  await page.goto('/contacts?search=alguém');
  await expect(page).toHaveURL(/\/sign-in\?next=/);

  await signIn(page, { email: person.email, password: 'não é esta' });
  await expect(page.getByText(t('errors.sign_in_wrong'))).toBeVisible();
  await expect(page.locator('[name=email]')).toHaveValue(person.email);
  await expect(page.locator('[name=password]')).toHaveValue('');

  await signIn(page, person);
  await expect(page).toHaveURL(/\/contacts\?search=algu/);
});

test('an unknown address is answered like a wrong password', async ({ page, word }) => {
  await page.goto('/sign-in');
  await signIn(page, { email: `${word}@nowhere.example`, password: 'uma senha qualquer' });
  await expect(page.getByText(t('errors.sign_in_wrong'))).toBeVisible();
});

test('nobody is sent to another site after signing in', async ({ page, word, baseURL }) => {
  const person = await newPerson(word, 'agent');
  await page.goto('/sign-in?next=//evil.example/');
  await signIn(page, person);
  await expect(page).toHaveURL(`${baseURL}/desk`);
});

test('signing out ends the session', async ({ page, as, baseURL }) => {
  await as('agent');
  await page.goto('/');
  const cookies = await page.context().cookies(baseURL);
  await signOutByMenu(page);
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByText(t('auth.flash.signedOut'))).toBeVisible();
  await page.context().addCookies(cookies);
  await page.goto('/contacts');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('an invited person chooses a password in another browser, once', async ({
  page,
  as,
  browser,
  word,
  scripted,
}) => {
  await as('manager');
  await page.goto('/settings/users/new');
  await page.locator('[name=name]').fill('Lúcia Campos');
  await page.locator('[name=email]').fill(`${word}@aurora.example`);
  await page.getByRole('radio', { name: t('common.roles.supervisor') }).check();
  await page.getByRole('button', { name: t('users.form.submitInvite') }).click();
  const link = await page.getByRole('textbox', { name: t('users.link.label') }).inputValue();
  expect(link).toContain('/invitation/');

  const other = await browser.newContext({ javaScriptEnabled: scripted });
  const guest = await other.newPage();
  await guest.goto(link);
  await expect(guest.getByText('Lúcia Campos')).toBeVisible();
  await guest.locator('[name=password]').fill(NEW_PASSWORD);
  await guest.locator('[name=passwordAgain]').fill(NEW_PASSWORD);
  await guest.getByRole('button', { name: t('auth.invitation.submit') }).click();
  await expect(guest.getByText(t('auth.flash.welcome'))).toBeVisible();
  await guest.goto('/imports/new');
  await expect(guest.locator('input[type=file]')).toBeVisible();
  await guest.goto(link);
  await expect(guest.getByRole('heading', { name: t('auth.invitation.invalidTitle') })).toBeVisible();
  await other.close();

  await page.getByRole('button', { name: t('users.link.done') }).click();
  await expect(page).toHaveURL(/\/settings\/users/);
  await page.goBack();
  await page.reload();
  await expect(page.getByText(link)).toHaveCount(0);
});

test('a changed password signs the other browsers out at once and this one not', async ({
  page,
  as,
  browser,
  baseURL,
  scripted,
}) => {
  const person = await as('agent');
  const elsewhere = await browser.newPage({ javaScriptEnabled: scripted });
  await elsewhere.goto(`${baseURL}/sign-in`);
  await signIn(elsewhere, person);
  await expect(elsewhere).toHaveURL(`${baseURL}/desk`);

  await page.goto('/profile/password');
  await page.locator('[name=currentPassword]').fill('não é esta');
  await page.locator('[name=password]').fill(NEW_PASSWORD);
  await page.locator('[name=passwordAgain]').fill(NEW_PASSWORD);
  await page.getByRole('button', { name: t('auth.password.submit') }).click();
  await expect(page.locator('[name=currentPassword]')).toHaveAccessibleDescription(
    new RegExp(t('errors.password_wrong')),
  );
  await page.locator('[name=currentPassword]').fill(person.password);
  await page.locator('[name=password]').fill(NEW_PASSWORD);
  await page.locator('[name=passwordAgain]').fill(NEW_PASSWORD);
  await page.getByRole('button', { name: t('auth.password.submit') }).click();
  await expect(page.getByText(t('auth.flash.passwordChanged'))).toBeVisible();

  await elsewhere.goto(`${baseURL}/contacts`);
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await page.goto('/contacts');
  await expect(page).toHaveURL(/\/contacts$/);
  await elsewhere.close();
});

test('a deactivated person is out with their very next request', async ({ page, as, browser, baseURL }) => {
  await as('manager');
  const guest = await browser.newPage();
  const agent = await as('agent', guest);
  await guest.goto(`${baseURL}/contacts`);
  await expect(guest).toHaveURL(/\/contacts$/);

  await page.goto(`/settings/users/${agent.actor.userId}`);
  await page.getByRole('link', { name: t('users.deactivation.open') }).click();
  await page.getByRole('button', { name: t('users.deactivation.confirm') }).click();
  await expect(page.getByText(t('users.flash.deactivated'))).toBeVisible();

  await guest.goto(`${baseURL}/contacts`);
  await expect(guest).toHaveURL(/\/sign-in/);
  await signIn(guest, agent);
  await expect(guest.getByText(t('errors.sign_in_wrong'))).toBeVisible();
  await guest.close();
});

test('someone who guesses is made to wait', async ({ page, word }) => {
  const person = await newPerson(word, 'agent');
  const wait = page.getByText(/Muitas tentativas/);
  await page.goto('/sign-in');
  await expect(async () => {
    await signIn(page, { email: person.email, password: 'um palpite' });
    await expect(page.locator('[name=password]')).toHaveValue('');
    await expect(wait).toBeVisible({ timeout: 250 });
  }).toPass();
});

async function signOutByMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: t('common.shell.account') }).click();
  await page.getByRole('button', { name: t('common.shell.signOut'), exact: true }).click();
}
