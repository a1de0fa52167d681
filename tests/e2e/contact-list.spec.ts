import type { Page } from '@playwright/test';
import { createContact } from '#lib/contacts/create-contact.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import { maskedCpf, newCpf, newMobile, writtenMobile } from './support/identifiers.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/words.ts';

const rows = (page: Page) =>
  page
    .getByRole('main')
    .getByRole('row')
    .filter({ has: page.getByRole('link') });

async function search(page: Page, text: string): Promise<void> {
  const field = page.getByRole('searchbox', { name: t('contacts.search.label') });
  await field.fill(text);
  await field.press('Enter');
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe(text);
}

test('finds a contact by name without accents, phone, CPF, e-mail and code', async ({ page, as, word }) => {
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
  await page.goto(`/contacts?q=${word}`);
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
  await page.goto(`/contacts?tag=${word}`);
  await expect(rows(page)).toHaveCount(50);
  await expect(rows(page).first()).toContainText('Página 00');
  const pages = page.getByRole('navigation', { name: t('common.pagination.label') });
  await expect(pages).toContainText('53');
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
  await page.goto(`/contacts?q=${word}`);
  await rows(page)
    .first()
    .click({ position: { x: 400, y: 20 } });
  await expect(page).toHaveURL(new RegExp(`/contacts/${id}$`));
});
