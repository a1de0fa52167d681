import { sql } from 'drizzle-orm';
import { database } from '#db/client.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/words.ts';

test('a webhook is made, shows its secret once, is tried, sent to again, paused and deleted', async ({
  page,
  as,
  word,
}) => {
  await as('manager');
  await page.goto('/settings/webhooks/new');
  const main = page.getByRole('main');
  const url = main.getByRole('textbox', { name: t('webhooks.form.url') });
  await url.fill('https://10.0.0.1/');
  await main.getByRole('textbox', { name: t('webhooks.form.description') }).fill(`ERP ${word}`);
  const boxes = main.getByRole('checkbox');
  for (const box of await boxes.all()) await box.uncheck();
  await main.getByRole('checkbox', { name: t('webhooks.events.survey_expired') }).check();
  await main.getByRole('button', { name: t('webhooks.form.save') }).click();
  await expect(main.getByText(t('errors.webhook_address'))).toBeVisible();
  await expect(main.getByRole('checkbox', { checked: true })).toHaveCount(1);
  await url.fill(`https://${word}.example/hook`);
  await main.getByRole('button', { name: t('webhooks.form.save') }).click();

  const secret = page.getByRole('textbox', { name: t('webhooks.shown.label') });
  await expect(secret).toHaveValue(/^whsec_.{40,}$/);
  const address = page.url();
  await main.getByRole('button', { name: t('webhooks.shown.done') }).click();
  await expect(page).toHaveURL(/\/settings\/webhooks\/\d+$/);
  const id = Number(page.url().split('/').at(-1));
  await page.goto(address);
  await expect(page.getByText(t('webhooks.shown.goneTitle'))).toBeVisible();

  // As if its name led there.
  await database().execute(sql`update webhook_endpoint set url = 'https://127.0.0.1:9/' where id = ${id}`);
  await page.goto(`/settings/webhooks/${id}`);
  await main.getByRole('button', { name: t('webhooks.test'), exact: true }).click();
  const why = t('webhooks.failures.address_forbidden');
  await expect(page.getByText(t('webhooks.flash.testFailed', { why }))).toBeVisible();
  await main.getByRole('link', { name: t('webhooks.events.webhook_test') }).click();
  await expect(main.getByText('"type": "webhook.test"')).toBeVisible();
  await main.getByRole('button', { name: t('webhooks.deliveries.replay'), exact: true }).click();
  await expect(page.getByText(t('webhooks.flash.replayed', { count: 1 }))).toBeVisible();

  await main.locator('.more-menu > summary').click();
  await page.getByRole('button', { name: t('webhooks.pause'), exact: true }).click();
  await expect(page.getByText(t('webhooks.flash.paused'))).toBeVisible();
  await page.goto(`/settings/webhooks/${id}/delete`);
  await main.getByRole('button', { name: t('webhooks.delete.confirm'), exact: true }).click();
  await expect(page.getByText(t('webhooks.flash.deleted'))).toBeVisible();
  await expect(main.getByText(`ERP ${word}`)).toHaveCount(0);
});
