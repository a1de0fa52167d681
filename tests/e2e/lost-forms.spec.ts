import { createContact } from '#lib/contacts/create-contact.ts';
import { PASSWORD } from './support/people.ts';
import { expect, test } from './support/test.ts';
import { untilKeysWork } from './support/until.ts';
import { t } from './support/words.ts';

test('a form whose answer never comes stays with what was typed', async ({
  page,
  as,
  word,
  scripted,
  complaints,
}) => {
  test.skip(!scripted, 'without scripts the browser keeps it: the way back');
  await as('supervisor');
  await page.goto('/contacts/new');
  const name = page.locator('[name=name]');
  const save = page.locator('form', { has: name }).locator('button[type=submit]').last();
  await name.fill(`Rita ${word}`);

  await page.route('**/contacts/new', (route) => route.abort());
  await save.click();
  await expect(page.getByText(t('common.error.lost'))).toBeVisible();
  await expect(name).toHaveValue(`Rita ${word}`);

  await page.unroute('**/contacts/new');
  await page.route('**/contacts/new', (route) =>
    route.fulfill({ status: 503, contentType: 'text/plain', body: `refused: ${t('errors.busy')}` }),
  );
  await save.click();
  await expect(page.getByText(t('errors.busy'))).toBeVisible();
  await expect(name).toHaveValue(`Rita ${word}`);

  await page.unroute('**/contacts/new');
  await save.click();
  await expect(page.getByText(t('contacts.flash.created'))).toBeVisible();
  // The browser complains of the answers that did not come.
  complaints.length = 0;
});

test('a form sent without scripts after the session ended is filled again once its writer is back', async ({
  page,
  as,
  word,
  scripted,
}) => {
  test.skip(scripted, 'with scripts it never left the page');
  const { email, actor } = await as('agent');
  const { id } = await createContact(actor, { name: `Rosa ${word}` });
  await page.goto(`/contacts/${id}`);
  await page.context().clearCookies();
  const note = page.locator('[name=body]');
  await note.fill(`Ligar depois das 14h ${word}`);
  await page.getByRole('button', { name: t('contacts.notes.add'), exact: true }).click();
  await expect(page.getByText(t('auth.flash.formKept', { minutes: 60 }))).toBeVisible();

  await page.locator('[name=email]').fill(email);
  await page.locator('[name=password]').fill(PASSWORD);
  await page.locator('[name=password]').press('Enter');
  await expect(page).toHaveURL(`/contacts/${id}`);
  await expect(page.getByText(t('common.leave.kept'))).toBeVisible();
  await expect(note).toHaveValue(`Ligar depois das 14h ${word}`);
  await page.getByRole('button', { name: t('contacts.notes.add'), exact: true }).click();
  await expect(page.getByRole('article').filter({ hasText: word })).toBeVisible();
  await expect(note).toHaveValue('');
});

test('what was kept of a form can be thrown away', async ({ page, as, word, scripted }) => {
  test.skip(scripted, 'with scripts it never left the page');
  const { email } = await as('agent');
  await page.goto('/contacts/new');
  await page.context().clearCookies();
  const name = page.locator('[name=name]');
  await name.fill(`Rosa ${word}`);
  await name.press('Enter');
  await page.locator('[name=email]').fill(email);
  await page.locator('[name=password]').fill(PASSWORD);
  await page.locator('[name=password]').press('Enter');
  await expect(name).toHaveValue(`Rosa ${word}`);
  await page
    .getByRole('button', { name: t('common.leave.discard') })
    .first()
    .click();
  await expect(page).toHaveURL('/contacts/new');
  await expect(name).toHaveValue('');
});

test('the way back asks too before a changed form is left', async ({ page, as, word, scripted }) => {
  test.skip(!scripted, 'only a script can ask');
  await as('agent');
  await page.goto('/contacts');
  await untilKeysWork(page);
  await page.keyboard.press('n');
  const name = page.locator('[name=name]');
  await expect(name).toBeFocused();
  await name.fill(`Rosa ${word}`);
  page.once('dialog', (dialog) => dialog.dismiss());
  await page.evaluate(() => history.back());
  await expect(page).toHaveURL('/contacts/new');
  await expect(name).toHaveValue(`Rosa ${word}`);
  page.once('dialog', (dialog) => dialog.accept());
  await page.evaluate(() => history.back());
  await expect(page).toHaveURL('/contacts');
  await expect(name).toHaveCount(0);
});
