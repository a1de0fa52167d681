import type { Page } from '@playwright/test';
import { createContact } from '#lib/contacts/create-contact.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import { listViews } from '#lib/contacts/views/list-views.ts';
import { maskedCpf, newCpf, newMobile, writtenMobile } from './support/identifiers.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/words.ts';

const rows = (page: Page) =>
  page
    .getByRole('main')
    .getByRole('row')
    .filter({ has: page.getByRole('cell') });

async function search(page: Page, text: string): Promise<void> {
  await page.goto(`/contacts?${new URLSearchParams({ search: text })}`);
}

test('finds a contact by name without accents, phone, CPF, e-mail and code', { tag: '@journey' }, async ({
  page,
  as,
  word,
}) => {
  const { actor } = await as('supervisor');
  const [cpf, mobile] = [newCpf(), newMobile()];
  await createContact(actor, {
    name: `Acácio Órion ${word}`,
    cpf,
    phones: [`55${mobile}`],
    email: `acacio@${word}.example`,
    clientCode: `AO-${word}`,
  });
  await createContact(actor, { name: `Benedita ${word}` });
  await page.goto('/contacts');
  for (const text of [
    `acacio orion ${word}`,
    writtenMobile(mobile),
    maskedCpf(cpf),
    cpf,
    `acacio@${word}.example`,
    `ao-${word}`,
  ]) {
    await search(page, text);
    await expect(rows(page), text).toHaveCount(1);
    await expect(rows(page).first()).toContainText(`Acácio Órion ${word}`);
  }
  await search(page, word);
  await expect(rows(page)).toHaveCount(2);
  await search(page, `ninguém ${word}`);
  await expect(page.getByText(t('contacts.noHits.search.title', { term: `ninguém ${word}` }))).toBeVisible();
  await page.getByRole('link', { name: t('contacts.noHits.clear') }).click();
  await expect(page).toHaveURL(/\/contacts$/);
});

test('takes % and _ for what they are', async ({ page, as, word }) => {
  const { actor } = await as('supervisor');
  await createContact(actor, { name: `Juro 50%${word}` });
  await createContact(actor, { name: `Juro 50x${word}` });
  await createContact(actor, { name: `Juro 50_${word}` });
  await page.goto('/contacts');
  await search(page, `50%${word}`);
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first()).toContainText(`50%${word}`);
  await search(page, `50_${word}`);
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first()).toContainText(`50_${word}`);
});

test('shows active contacts unless asked for others', async ({ page, as, word }) => {
  const { actor } = await as('supervisor');
  await createContact(actor, { name: `Ativa ${word}` });
  const gone = await createContact(actor, { name: `Inativa ${word}` });
  await updateContact(actor, gone.id, { active: false });
  await page.goto(`/contacts?search=${word}`);
  await expect(rows(page)).toHaveCount(1);
  const states = page.getByRole('navigation', { name: t('contacts.states.label') });
  await states.getByRole('link', { name: t('contacts.states.inactive') }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first()).toContainText(`Inativa ${word}`);
  await states.getByRole('link', { name: t('contacts.states.all') }).click();
  await expect(rows(page)).toHaveCount(2);
});

test('turns pages forth and back', async ({ page, as, word }) => {
  const { actor } = await as('supervisor');
  const names = Array.from({ length: 53 }, (_, at) => `Página ${String(at).padStart(2, '0')}`);
  for (const name of names) await createContact(actor, { name, tags: [word] });
  const answer = await page.goto(`/contacts?tag=${word}`);
  await expect(rows(page)).toHaveCount(50);
  // Drawn once and sent once, a row weighs little: fifty of them with three things to do in each menu, and with the shell, in
  // which the desk's switch stands, all but the views that other tests share.
  const views = await listViews(actor);
  const body = (await answer?.text()) ?? '';
  expect(body.slice(body.indexOf('<tbody'), body.indexOf('</tbody')).length).toBeLessThan(39_000);
  expect(body.length).toBeLessThan(116_000 + 900 * views.length);
  await expect(rows(page).first()).toContainText('Página 00');
  const pages = page.getByRole('navigation', { name: t('common.pagination.label') });
  await expect(
    page.getByText(t('contacts.range', { from: 1, to: 50, count: 53, exact: 'true' })),
  ).toBeVisible();
  await pages.getByRole('link', { name: t('common.pagination.next') }).click();
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).last()).toContainText('Página 52');
  await pages.getByRole('link', { name: t('common.pagination.previous') }).click();
  await expect(rows(page)).toHaveCount(50);
  await expect(rows(page).first()).toContainText('Página 00');
});

test('the whole row leads to the contact', async ({ page, as, word }) => {
  const { actor } = await as('agent');
  const { id } = await createContact(actor, { name: `Odete ${word}` });
  await page.goto(`/contacts?search=${word}`);
  await rows(page)
    .first()
    .click({ position: { x: 400, y: 20 } });
  await expect(page).toHaveURL(new RegExp(`/contacts/${id}$`));
});

test('with scripts a row leads on without loading the document anew', async ({
  page,
  as,
  word,
  scripted,
}) => {
  test.skip(!scripted, 'without scripts the browser follows the link itself');
  const { actor } = await as('agent');
  const { id } = await createContact(actor, { name: `Odila ${word}` });
  await page.goto(`/contacts?search=${word}`);
  const link = rows(page).first().getByRole('link');
  // A key that works says that the scripts have arrived.
  await expect(async () => {
    await page.keyboard.press('j');
    await expect(link).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.evaluate(() => Object.assign(window, { kept: true }));
  await link.click();
  await expect(page).toHaveURL(new RegExp(`/contacts/${id}$`));
  expect(await page.evaluate(() => 'kept' in window)).toBe(true);
  await page.goBack();
  const [opened] = await Promise.all([
    page.context().waitForEvent('page'),
    rows(page)
      .first()
      .getByRole('link')
      .click({ modifiers: ['ControlOrMeta'] }),
  ]);
  await expect(opened).toHaveURL(new RegExp(`/contacts/${id}$`));
});

test('j and k walk through the rows, Enter opens one', async ({ page, as, word, scripted }) => {
  test.skip(!scripted, 'keys need scripts');
  const { actor } = await as('agent');
  await createContact(actor, { name: `Primeira ${word}` });
  const { id } = await createContact(actor, { name: `Segunda ${word}` });
  await page.goto(`/contacts?search=${word}`);
  const link = (name: string) => rows(page).getByRole('link', { name: `${name} ${word}` });
  await expect(async () => {
    await page.keyboard.press('j');
    await expect(link('Primeira')).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('j');
  await expect(link('Segunda')).toBeFocused();
  await page.keyboard.press('k');
  await expect(link('Primeira')).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/contacts/${id}$`));
});

test('on a phone a row is a card, and still a row', async ({ page, as, word }) => {
  const { actor } = await as('agent');
  const mobile = newMobile();
  await createContact(actor, {
    name: `Cartão ${word}`,
    email: `cartao@${word}.example`,
    phones: [`55${mobile}`],
    tags: [`VIP ${word}`],
    priority: 'high',
  });
  await createContact(actor, { name: `Só e-mail ${word}`, email: `so@${word}.example` });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/contacts?search=${word}`);
  const card = rows(page).filter({ hasText: 'Cartão' });
  await expect(card.getByRole('cell').first()).toContainText(`Cartão ${word}`);
  for (const text of [writtenMobile(mobile), `VIP ${word}`, t('contacts.priorities.high')])
    await expect(card.getByText(text)).toBeVisible();
  await expect(card.getByText(`cartao@${word}.example`)).toBeHidden();
  const other = rows(page).filter({ hasText: 'Só e-mail' });
  await expect(other.getByText(`so@${word}.example`)).toBeVisible();
});
