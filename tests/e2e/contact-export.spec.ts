import { readFileSync } from 'node:fs';
import { createContact } from '#lib/contacts/create-contact.ts';
import { newMobile } from './support/identifiers.ts';
import { expect, test } from './support/test.ts';
import { untilShown } from './support/until.ts';
import { t } from './support/words.ts';

for (const format of ['csv', 'xlsx'] as const)
  test(`takes the selected contacts out as ${format}, and in again without a change`, async ({
    page,
    as,
    word,
    scripted,
  }) => {
    const { actor } = await as('supervisor');
    await createContact(actor, { name: `Ana ${word}`, phones: [`55${newMobile()}`], tags: [word] });
    await createContact(actor, { name: `=Bia; "${word}"` });
    await createContact(actor, { name: `Caio ${word}`, active: false });
    await page.goto(`/contacts/export?everything=1&search=${word}`);
    await expect(page.getByText(t('exports.count', { count: 3 }))).toBeVisible();
    await page.getByRole('radio', { name: t(`exports.${format}.label`) }).check();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: t('exports.download') }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`^contatos-\\d{4}-\\d\\d-\\d\\d\\.${format}$`));
    const path = await download.path();
    if (format === 'csv') expect(readFileSync(path, 'utf8')).toContain(`"'=Bia; ""${word}"""`);
    await expect(page.getByText(t('exports.count', { count: 3 }))).toBeVisible();

    await page.goto('/imports/new');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: `volta-${word}.${format}`, mimeType: '', buffer: readFileSync(path) });
    await page.getByRole('button', { name: t('imports.file.submit') }).click();
    await expect(page).toHaveURL(/\/imports\/\d+$/);
    await untilShown(page, scripted, page.getByRole('main').getByText(t('runs.state.completed_green')));
    const figures = page.getByRole('main').locator('dl').first();
    await expect(figures).toContainText(
      new RegExp(`${t('runs.kinds.import.counts.created', { count: 0 })}\\s*0`, 'i'),
    );
    await expect(figures).toContainText(
      new RegExp(`${t('runs.kinds.import.counts.updated', { count: 0 })}\\s*0`, 'i'),
    );
    await expect(figures).toContainText(
      new RegExp(`${t('runs.kinds.import.counts.unchanged', { count: 3 })}\\s*3`, 'i'),
    );
  });

test('takes out what is on the screen in two clicks, in its columns and words', { tag: '@journey' }, async ({
  page,
  as,
  word,
}) => {
  const { actor } = await as('supervisor');
  await createContact(actor, { name: `Ana ${word}`, priority: 'high' });
  await page.goto(`/contacts?search=${word}`);
  await page.getByRole('link', { name: t('contacts.export'), exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: t('exports.download') }).click(),
  ]);
  const [header, row] = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(header).toBe('Nome;Telefone;Carteira;Fluxo;Etiquetas;Prioridade;Alterado');
  expect(row).toMatch(new RegExp(`^Ana ${word};;;;;Alta;`));
});

test('says who cannot be exported, and what to do when nobody is selected', async ({ page, as }) => {
  await as('supervisor');
  await page.goto('/contacts/export');
  await expect(page.getByRole('heading', { name: t('exports.nobody.title') })).toBeVisible();
  await page
    .getByRole('main')
    .getByRole('link', { name: t('exports.back') })
    .click();
  await expect(page).toHaveURL(/\/contacts$/);
});

test('is nothing for agents', async ({ page, as }) => {
  await as('agent');
  const answer = await page.goto('/contacts/export?everything=1');
  expect(answer?.status()).toBe(403);
  const sent = await page.request.post('/contacts/export/file', {
    form: { everything: '1', format: 'csv' },
    headers: { Origin: new URL(page.url()).origin },
  });
  expect(sent.status()).toBe(403);
});

test('is not started by another site', async ({ page, as, word }) => {
  const { actor } = await as('supervisor');
  await createContact(actor, { name: `Ana ${word}` });
  await page.goto('/contacts');
  const sent = await page.request.post('/contacts/export/file', {
    form: { everything: '1', search: word, format: 'csv' },
    headers: { Origin: 'https://evil.example' },
  });
  expect(sent.status()).toBe(403);
  expect(await sent.text()).not.toContain(word);
});
