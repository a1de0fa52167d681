import { eq } from 'drizzle-orm';
import { database } from '#db/client.ts';
import { contacts } from '#db/schema/index.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/words.ts';

test('a form whose button is pressed twice is carried out once', async ({ page, as }) => {
  const { actor } = await as('manager');
  const name = `Duas Vezes ${actor.userId}`;
  await page.goto('/contacts/new');
  const main = page.getByRole('main');
  await main.getByLabel(t('contacts.fields.name'), { exact: true }).fill(name);
  await main.getByRole('button', { name: t('contacts.form.save'), exact: true }).dblclick();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await expect(page.getByText(t('contacts.flash.created'))).toBeVisible();
  const made = await database().select({ id: contacts.id }).from(contacts).where(eq(contacts.name, name));
  expect(made).toHaveLength(1);
  await expect(page).toHaveURL(new RegExp(`/contacts/${made[0]?.id}$`));
});
