import type { Page } from '@playwright/test';
import { createContact } from '#lib/contacts/create-contact.ts';
import { createView } from '#lib/contacts/views/create-view.ts';
import { createCustomField } from '#lib/custom-fields/create-custom-field.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { SEARCHED } from './support/searched.ts';
import { expect, test } from './support/test.ts';
import { containing, t } from './support/words.ts';

const rows = (page: Page) =>
  page
    .getByRole('main')
    .getByRole('row')
    .filter({ has: page.getByRole('cell') });

const chips = (page: Page) => page.getByRole('region', { name: t('contactList.filters.chips') });
const panel = (page: Page) => page.getByRole('form', { name: t('contactList.filters.title') });

/** With scripts every change shows by itself; without, the form is sent. */
async function apply(page: Page, scripted: boolean): Promise<void> {
  if (!scripted)
    await panel(page)
      .getByRole('button', { name: t('contactList.filters.apply') })
      .click();
}

/** Opens what is folded, so that its fields can be reached. */
async function unfold(page: Page, summary: string): Promise<void> {
  const folded = panel(page).locator('details').filter({ hasText: summary }).first();
  if (!(await folded.evaluate((element) => (element as HTMLDetailsElement).open)))
    await folded.locator('summary').first().click();
}

test('narrows the list from the panel, says so in chips and takes it back', async ({
  page,
  as,
  word,
  scripted,
}) => {
  const { actor } = await as('supervisor');
  const { id: own } = await createContact(actor, {
    name: `Rita ${word}`,
    address: { city: `Recife ${word}` },
    priority: 'high',
  });
  await createContact(actor, { name: `Rosa ${word}`, address: { city: `Recife ${word}` } });
  await createContact(actor, { name: `Rui ${word}`, priority: 'high' });
  await assignPortfolio(actor, own, { flow: 'message', ownerId: actor.userId });
  await page.goto(`/contacts?search=${word}`);
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole('link', { name: t('contactList.filters.open'), exact: true }).click();
  await expect(panel(page)).toBeVisible();
  await unfold(page, t('contactList.filters.place'));
  await panel(page).locator('[name=city]').fill(`recife ${word}`);
  await apply(page, scripted);
  await expect(rows(page)).toHaveCount(2);
  await expect(chips(page).getByText(`recife ${word}`)).toBeVisible();
  await unfold(page, t('contactList.filters.portfolio'));
  await expect(panel(page).locator('[name=owner]').first()).toBeHidden();
  await panel(page).getByLabel(t('contactList.filters.ownerChoices.true')).check();
  await apply(page, scripted);
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first()).toContainText(`Rita ${word}`);
  await panel(page).getByLabel(actor.name, { exact: true }).check();
  await apply(page, scripted);
  await expect(chips(page).getByText(actor.name)).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`owner=${actor.userId}`));
  await chips(page)
    .getByRole('link', {
      name: t('contactList.filters.remove', { label: t('contactList.filters.owner'), value: actor.name }),
    })
    .click();
  await expect(rows(page)).toHaveCount(2);
  await expect(panel(page).locator('[name=city]')).toHaveValue(`recife ${word}`);
  await chips(page)
    .getByRole('link', { name: t('contactList.filters.clear') })
    .click();
  await expect(rows(page)).toHaveCount(3);
  await expect(panel(page).locator('[name=city]')).toHaveValue('');
  await expect(page.getByRole('searchbox').first()).toHaveValue(word);
});

test('an agent is offered what an agent may see', async ({ page, as, word }) => {
  const { actor } = await as('supervisor');
  await createContact(actor, { name: `Ana ${word}` });
  const agent = await as('agent');
  await page.goto('/contacts?panel=open');
  await expect(panel(page)).toBeVisible();
  for (const name of ['import', 'outcome', 'segment'])
    await expect(panel(page).locator(`[name=${name}]`)).toHaveCount(0);
  await expect(panel(page).getByLabel(agent.name)).toHaveCount(0);
  const answer = await page.goto('/contacts?import=1');
  expect(answer?.status()).toBe(403);
});

test('sorts by its headings, both ways, and by the panel', async ({ page, as, word, scripted }) => {
  const { actor } = await as('supervisor');
  for (const [name, priority] of [
    ['Ana', 'low'],
    ['Bia', 'high'],
    ['Cid', 'medium'],
  ])
    await createContact(actor, { name: `${name} ${word}`, priority });
  const names = async () =>
    (await rows(page).getByRole('link').allTextContents()).map((text) => text.slice(0, 3));
  const heading = (key: string) => page.getByRole('columnheader', { name: t(`contacts.columns.${key}`) });
  await page.goto(`/contacts?search=${word}`);
  expect(await names()).toEqual(['Ana', 'Bia', 'Cid']);
  await expect(heading('name')).toHaveAttribute('aria-sort', 'ascending');
  await heading('name').getByRole('link').click();
  await expect(heading('name')).toHaveAttribute('aria-sort', 'descending');
  expect(await names()).toEqual(['Cid', 'Bia', 'Ana']);
  await heading('priority').getByRole('link').click();
  await expect(heading('priority')).toHaveAttribute('aria-sort', 'descending');
  expect(await names()).toEqual(['Bia', 'Cid', 'Ana']);
  await page.goto(`/contacts?search=${word}&panel=open`);
  await panel(page).locator('[name=sort]').selectOption('-created');
  await apply(page, scripted);
  await expect.poll(names).toEqual(['Cid', 'Bia', 'Ana']);
});

test('shows details as cards, each still a row', async ({ page, as, word }) => {
  const { actor } = await as('manager');
  await createCustomField(actor, { name: `Plano ${word}`, type: 'text' });
  await createContact(actor, {
    name: `Noa ${word}`,
    company: `Padaria ${word}`,
    email: `noa@${word}.example`,
    customFields: { [`Plano ${word}`]: 'ouro' },
  });
  await page.goto(`/contacts?search=${word}`);
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByText(`Padaria ${word}`)).toHaveCount(0);
  await page.getByRole('link', { name: t('contactList.layouts.cards') }).click();
  await expect(rows(page).getByText(`Padaria ${word}`)).toBeVisible();
  await expect(rows(page).getByText('ouro')).toBeVisible();
  await expect(page).toHaveURL(/layout=cards/);
  await expect(rows(page)).toHaveCount(1);
});

test('keeps the columns somebody chose, in their order', async ({ page, as, word }) => {
  const { actor } = await as('agent');
  await createContact(actor, { name: `Ivo ${word}`, company: `Oficina ${word}` });
  const headings = async () =>
    (await page.getByRole('columnheader').allTextContents()).map((text) => text.trim());
  await page.goto(`/contacts?search=${word}`);
  await page.getByRole('link', { name: t('contactList.columns.open'), exact: true }).click();
  const column = (key: string) => page.getByLabel(t(`contacts.columns.${key}`), { exact: true });
  for (const key of ['photo', 'portfolio', 'tags', 'priority', 'lastInteraction'])
    await column(key).uncheck();
  await column('company').check();
  await page.getByRole('button', { name: t('contactList.columns.save'), exact: true }).click();
  await expect(page).toHaveURL(SEARCHED);
  expect(await headings()).toEqual(['name', 'phone', 'company'].map((key) => t(`contacts.columns.${key}`)));
  await expect(rows(page).first()).toContainText(`Oficina ${word}`);
  await page.getByRole('link', { name: t('contactList.columns.open'), exact: true }).click();
  const up = t('contactList.columns.up', { name: t('contacts.columns.company') });
  await page.getByRole('button', { name: up }).click();
  await expect(page).toHaveURL(/moved=up/);
  await expect(page.getByRole('button', { name: up })).toBeDisabled();
  await page.goto(`/contacts?search=${word}`);
  expect(await headings()).toEqual(['name', 'company', 'phone'].map((key) => t(`contacts.columns.${key}`)));
  await page.goto('/contacts/columns');
  await page.getByRole('button', { name: t('contactList.columns.reset') }).click();
  await expect(page).toHaveURL(/\/contacts$/);
  expect(await headings()).toContain(t('contacts.columns.tags'));
});

test('saves a view, shares it, and forgets it', async ({ page, as, word }) => {
  const { actor } = await as('supervisor');
  await createContact(actor, { name: `Alta ${word}`, priority: 'high' });
  await createContact(actor, { name: `Baixa ${word}`, priority: 'low' });
  await page.goto(`/contacts?priority=high&sort=-created&search=${word}`);
  await page.getByRole('link', { name: t('contactList.views.save') }).click();
  await expect(
    page.getByText(t('contactList.views.notKept', { what: t('contactList.views.searched') })),
  ).toBeVisible();
  await page.locator('[name=name]').fill(`Altas ${word}`);
  await page.getByLabel(t('contactList.views.shared')).check();
  await page.getByRole('button', { name: t('contactList.views.submit') }).click();
  await expect(page).toHaveURL(/\/contacts\?priority=high&sort=-created&view=\d+$/);
  const tabs = page.getByRole('navigation', { name: t('contactList.views.label') });
  const tab = tabs.getByRole('link', { name: `Altas ${word}` });
  await expect(tab).toHaveAttribute('aria-current', 'page');
  await expect(page.getByRole('link', { name: t('contactList.views.save') })).toHaveCount(0);
  await as('agent');
  await page.goto('/contacts');
  await expect(tab).not.toHaveAttribute('aria-current', 'page');
  await tab.click();
  await expect(chips(page)).toContainText(t('contacts.priorities.high'));
  await page.goto('/contacts/views');
  await expect(page.getByRole('link', { name: `Altas ${word}`, exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: `${t('contactList.views.edit')}: Altas ${word}` })).toHaveCount(
    0,
  );
  await as('manager');
  await page.goto('/contacts/views');
  await page.getByRole('link', { name: `${t('contactList.views.edit')}: Altas ${word}` }).click();
  await page.getByRole('button', { name: t('contactList.views.delete') }).click();
  await expect(page).toHaveURL(/\/contacts\/views$/);
  await page.goto('/contacts');
  await expect(tab).toHaveCount(0);
});

test('refuses a second view of the same name beside the name', async ({ page, as, word }) => {
  const { actor } = await as('agent');
  await createView(actor, { name: `Minha ${word}`, query: 'kind=corporate' });
  await page.goto('/contacts/views/new?priority=low');
  await page.locator('[name=name]').fill(`minha ${word}`);
  await page.getByRole('button', { name: t('contactList.views.submit') }).click();
  await expect(page.getByText(t('errors.view_exists'))).toBeVisible();
  await expect(page.locator('[name=name]')).toHaveValue(`minha ${word}`);
});

test('keeps the name in sight while many columns are moved sideways', async ({ page, as, word }) => {
  const { actor } = await as('agent');
  await createContact(actor, { name: `Ivo ${word}` });
  await page.goto('/contacts/columns');
  for (const key of ['segments', 'email', 'cpf', 'company', 'place', 'created', 'updated'])
    await page.getByLabel(t(`contacts.columns.${key}`), { exact: true }).check();
  await page.getByRole('button', { name: t('contactList.columns.save'), exact: true }).click();
  await page.goto(`/contacts?search=${word}`);
  const last = page.getByRole('columnheader', { name: t('contacts.columns.updated') });
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport();
  await expect(page.getByRole('link', { name: `Ivo ${word}` })).toBeInViewport();
  await expect(page.getByRole('checkbox', { name: containing(word) })).toBeInViewport({ ratio: 1 });
  await rows(page)
    .first()
    .getByRole('cell')
    .last()
    .click({ position: { x: 5, y: 5 }, force: true });
  await expect(page).toHaveURL(/\/contacts\/\d+/);
});
