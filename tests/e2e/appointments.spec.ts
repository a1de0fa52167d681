import { readFileSync } from 'node:fs';
import { listAppointments } from '#lib/appointments/list-appointments.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { addDays } from '#lib/dates/zoned-time.ts';
import { today } from '#lib/format/today.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/words.ts';

test('an appointment is made from the contact, found in the week and on its day, moved, taken along and done', async ({
  page,
  as,
  word,
}) => {
  const { actor } = await as('agent');
  const { id: contactId } = await createContact(actor, { name: `Ana ${word}` });
  const day = addDays(today(actor), 9);
  const main = page.getByRole('main');

  await page.goto(`/contacts/${contactId}`);
  await main.getByRole('link', { name: t('appointments.make') }).click();
  await expect(page).toHaveURL(/\/appointments\/new/);
  await main.locator('input[name=date]').fill(day);
  await main.locator('input[name=time]').fill('14:30');
  await main.locator('[name=note]').fill(`Ligar ${word}`);
  await main.getByRole('button', { name: t('appointments.form.save'), exact: true }).click();
  await expect(page.getByText(t('appointments.flash.created'))).toBeVisible();

  await page.goto(`/appointments?view=week&date=${day}`);
  await main.getByRole('link', { name: `Ana ${word}` }).click();
  await main.locator('input[name=time]').fill('16:00');
  await main.getByRole('button', { name: t('appointments.form.save'), exact: true }).click();
  await expect(page.getByText(t('appointments.flash.updated'))).toBeVisible();
  await page.goto(`/appointments?view=day&date=${day}`);
  await expect(main.getByText('16:00–16:30')).toBeVisible();

  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    main.getByRole('link', { name: t('appointments.takeAlong') }).click(),
  ]);
  const text = readFileSync(await saved.path(), 'utf8');
  expect(text).toContain('BEGIN:VEVENT');
  expect(text).not.toContain(`Ligar ${word}`);

  await main.getByRole('link', { name: `Ana ${word}` }).click();
  await main.getByRole('button', { name: t('appointments.becomes.done'), exact: true }).click();
  await expect(page.getByText(t('appointments.flash.done'))).toBeVisible();
  const { items } = await listAppointments(actor, { contact: contactId, limit: 5 });
  expect(items).toMatchObject([{ state: 'done', note: `Ligar ${word}` }]);
});
