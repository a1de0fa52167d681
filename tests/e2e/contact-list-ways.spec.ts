import { createContact } from '#lib/contacts/create-contact.ts';
import { createView } from '#lib/contacts/views/create-view.ts';
import { listViews } from '#lib/contacts/views/list-views.ts';
import { SEARCHED } from './support/searched.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/words.ts';

test('Enter in the search opens the only hit, and stays in the list where there are more', async ({
  page,
  as,
  word,
}) => {
  const { actor } = await as('agent');
  const { id } = await createContact(actor, { name: `Ana ${word}` });
  await createContact(actor, { name: `Bia ${word}` });
  await page.goto('/contacts', { waitUntil: 'networkidle' });
  await page.getByRole('searchbox').fill(word);
  await page.getByRole('searchbox').press('Enter');
  await expect(page).toHaveURL(SEARCHED);
  expect(page.url()).not.toContain(word);
  await page.getByRole('searchbox').fill(`Ana ${word}`);
  await page.getByRole('searchbox').press('Enter');
  await expect(page).toHaveURL(`/contacts/${id}`);
});

test('who is not found is created from what was searched', async ({ page, as, word }) => {
  await as('agent');
  await page.goto(`/contacts?search=Nova ${word}`);
  await page.getByRole('link', { name: t('contacts.noHits.create', { term: `Nova ${word}` }) }).click();
  await expect(page.locator('[name=name]')).toHaveValue(`Nova ${word}`);
});

test('a view that was changed is saved over itself, by who may', async ({ page, as, word }) => {
  const { actor } = await as('supervisor');
  await createContact(actor, { name: `Ana ${word}`, priority: 'high' });
  await createView(actor, { name: `Urgentes ${word}`, query: 'priority=high' });
  await page.goto('/contacts');
  const tab = page.getByRole('link', { name: `Urgentes ${word}`, exact: true });
  await tab.click();
  await expect(tab).toHaveAttribute('aria-current', 'page');
  const saveOver = page.getByRole('button', {
    name: t('contactList.views.saveOver', { name: `Urgentes ${word}` }),
  });
  await expect(saveOver).toHaveCount(0);
  await page
    .getByRole('navigation', { name: t('contacts.states.label') })
    .getByRole('link', { name: t('contacts.states.all'), exact: true })
    .click();
  await expect(tab).toHaveAttribute('aria-current', 'page');
  await saveOver.click();
  await expect(page.getByText(t('contactList.views.flash.updated'))).toBeVisible();
  await expect(saveOver).toHaveCount(0);
  const [view] = await listViews(actor);
  expect(view?.query).toBe('active=all&priority=high');
});

test("one's own portfolio is a tab", async ({ page, as }) => {
  const { actor } = await as('agent');
  await page.goto('/contacts');
  const tab = page.getByRole('link', { name: t('contactList.views.mine'), exact: true });
  await tab.click();
  await expect(page).toHaveURL(`/contacts?owner=${actor.userId}`);
  await expect(tab).toHaveAttribute('aria-current', 'page');
});

test('a row has its actions: edit, and delete for who may', async ({ page, as, word }) => {
  const { actor } = await as('manager');
  const { id } = await createContact(actor, { name: `Ana ${word}` });
  await page.goto(`/contacts?search=${word}`);
  const menu = page.locator('.row-menu > summary').first();
  await page.getByRole('link', { name: `Ana ${word}` }).hover();
  await menu.click();
  await expect(page.getByRole('link', { name: t('contacts.delete.action'), exact: true })).toBeVisible();
  await page.getByRole('link', { name: t('contacts.edit'), exact: true }).click();
  await expect(page).toHaveURL(`/contacts/${id}/edit`);
  await as('agent');
  await page.goto(`/contacts?search=${word}`);
  await menu.press('Enter');
  await expect(page.getByRole('link', { name: t('contacts.edit'), exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: t('contacts.delete.action'), exact: true })).toHaveCount(0);
});

test('heads and search stay while a hundred rows go by, and more fit on a page when asked', async ({
  page,
  as,
  word,
  scripted,
}) => {
  const { actor } = await as('agent');
  for (let at = 100; at < 160; at++) await createContact(actor, { name: `Fila ${at} ${word}` });
  await page.setViewportSize({ width: 1366, height: 680 });
  await page.goto(`/contacts?search=${word}`);
  await page.getByRole('link', { name: '100', exact: true }).click();
  await expect(
    page.getByText(t('contacts.range', { from: 1, to: 60, count: 60, exact: 'true' })),
  ).toBeVisible();
  const last = page.getByRole('link', { name: `Fila 159 ${word}` });
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport();
  await expect(page.getByRole('searchbox')).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('columnheader', { name: t('contacts.columns.name') })).toBeInViewport();
  if (!scripted) return;
  await last.click();
  await page.getByRole('button', { name: t('contacts.drawer.close') }).click();
  await expect(last).toBeInViewport();
});

test('a search of a session that has ended narrows nothing down, and never counts as everything', async ({
  page,
  as,
  word,
}) => {
  const { actor } = await as('manager');
  await createContact(actor, { name: `Ana ${word}` });
  await page.goto('/contacts?search=-.c29tZXRoaW5nIG9mIGFub3RoZXIgc2Vzc2lvbg&tag=vip');
  await expect(page).toHaveURL(/\/contacts$/);
  await expect(page.getByText(t('common.searchEnded'))).toBeVisible();
  await page.goto('/contacts/bulk/deactivate?everything=1&search=-.c29tZXRoaW5nIG9mIGFub3RoZXIgc2Vzc2lvbg');
  await expect(page).toHaveURL(/\/contacts\/bulk\/deactivate$/);
  await expect(page.getByText(t('bulk.nobody.text'))).toBeVisible();
});
