import { expect, test } from './support/test.ts';
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
