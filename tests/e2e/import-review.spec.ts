import type { Locator, Page } from '@playwright/test';
import { database } from '#db/client.ts';
import { lockIdentities } from '#lib/contacts/identity/identity-lock.ts';
import { newCpf, newMobile } from './support/identifiers.ts';
import { expect, test } from './support/test.ts';
import { untilShown } from './support/until.ts';
import { containing, t } from './support/words.ts';

type Button = 'submit' | 'review';

async function send(page: Page, name: string, content: string | Buffer, button: Button): Promise<void> {
  await page.goto('/imports/new');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content as string) });
  await page.getByRole('button', { name: t(`imports.file.${button}`) }).click();
}

const main = (page: Page): Locator => page.getByRole('main');
const fieldOf = (page: Page, column: string): Locator =>
  page.getByLabel(t('imports.review.columns.field_of', { column }), { exact: true });
const update = (page: Page) => page.getByRole('button', { name: t('imports.review.update') }).click();
const importRows = (page: Page, count: number): Locator =>
  page.getByRole('button', { name: t('imports.review.import', { count }), exact: true });

/** Whatever its dry run has counted by now. */
const importButton = (page: Page): Locator => page.locator('button[name=intent][value=import]');

/** Waits for the dry run and reads its four numbers. */
async function counted(page: Page, scripted: boolean): Promise<string[]> {
  await untilShown(page, scripted, main(page).getByText(t('imports.review.check.now')));
  return balance(page);
}

async function balance(page: Page): Promise<string[]> {
  return main(page).locator('dl').first().locator('dd').allTextContents();
}

/** Between commas, in Windows-1252, with headings of its own. */
function foreignFile(word: string): Buffer {
  const lines = [
    'Pessoa,E-mail,CPF,Fone,Obs,UF',
    `Conceição ${word},conceicao@${word}.example,${newCpf()},55${newMobile()},"tarde, depois das 14h",SC`,
    `José ${word},jose@${word}.example,,,,SC`,
    `José ${word},jose@${word}.example,,,mudou,PR`,
    `Inês ${word},ines@${word}.example,529.982.247-26,,,`,
    '',
  ];
  return Buffer.from(lines.join('\r\n'), 'latin1');
}

test('a foreign file: refused at once, read by its review, counted, and imported as counted', {
  tag: '@journey',
}, async ({ page, as, word, scripted }) => {
  await as('supervisor');
  const name = `sistema-${word}.csv`;
  await send(page, name, foreignFile(word), 'submit');
  await untilShown(
    page,
    scripted,
    main(page)
      .getByText(t('errors.delimiter', { found: 'comma' }))
      .first(),
  );
  await main(page)
    .getByRole('button', { name: t('imports.review_again') })
    .click();
  await expect(page).toHaveURL(/\/imports\/\d+\/review$/);
  await expect(main(page).getByText('Windows-1252')).toBeVisible();
  await expect(main(page).locator('[name=delimiter]')).toHaveValue('comma');
  await expect(main(page).getByText(t('imports.review.problem.name_column_missing'))).toBeVisible();
  await expect(fieldOf(page, 'E-mail')).toHaveValue('email');
  await expect(fieldOf(page, 'Pessoa')).toHaveValue('');
  await expect(main(page).getByText('tarde, depois das 14h')).toBeVisible();

  await fieldOf(page, 'Pessoa').selectOption('name');
  await update(page);
  await expect(fieldOf(page, 'Pessoa')).toHaveValue('name');
  await expect(main(page).getByRole('cell', { name: `Conceição ${word}` })).toBeVisible();
  await expect(main(page).getByText(t('imports.review.problem.name_column_missing'))).toHaveCount(0);
  const foreseen = await counted(page, scripted);
  expect(foreseen).toEqual(['2', '1', '0', '1']);
  await expect(
    main(page)
      .getByText(containing(t('errors.cpf_check_digits')))
      .last(),
  ).toBeVisible();

  await importRows(page, 3).click();
  await expect(page.getByText(t('imports.flash.received'))).toBeVisible();
  await untilShown(page, scripted, main(page).getByText(t('runs.state.completed_yellow')));
  expect(await balance(page)).toEqual(foreseen);
  await expect(main(page).getByText('Obs', { exact: true })).toBeVisible();
  await page.goto(`/contacts?search=${word}`);
  await expect(main(page).getByText(`Conceição ${word}`)).toBeVisible();
});

test('another delimiter, a repeated field and a file without header, settled on the page', async ({
  page,
  as,
  word,
  scripted,
}) => {
  await as('manager');
  await send(
    page,
    `sem-${word}.csv`,
    `Ana ${word};ana@${word}.example\nEva ${word};eva@${word}.example\n`,
    'review',
  );
  const header = main(page).getByLabel(t('imports.review.file.header'));
  await expect(header).not.toBeChecked();
  // What can be done stands beside the file, at its right.
  const [ofFile, toDo] = [await header.boundingBox(), await importButton(page).boundingBox()];
  expect(toDo?.x).toBeGreaterThan((ofFile?.x ?? Number.POSITIVE_INFINITY) + (ofFile?.width ?? 0));
  const first = t('imports.review.columns.position', { number: 1 });
  const second = t('imports.review.columns.position', { number: 2 });

  await page.locator('[name=delimiter]').selectOption('comma');
  await update(page);
  await expect(fieldOf(page, second)).toHaveCount(0);
  await page.locator('[name=delimiter]').selectOption('semicolon');
  await update(page);
  await expect(fieldOf(page, second)).toBeVisible();
  await fieldOf(page, first).selectOption('email');
  await fieldOf(page, second).selectOption('email');
  await update(page);
  const repeated = t('imports.review.problem.duplicate_column', { field: t('contacts.fields.email') });
  await expect(main(page).getByText(repeated)).toBeVisible();
  await expect(fieldOf(page, second)).toHaveAccessibleDescription(t('imports.review.columns.repeated'));
  await page.getByRole('button', { name: t('imports.review.importUncounted'), exact: true }).click();
  await expect(page.getByText(t('errors.review_incomplete'))).toBeVisible();

  await fieldOf(page, first).selectOption('name');
  await update(page);
  expect(await counted(page, scripted)).toEqual(['2', '0', '0', '0']);
  await header.check();
  await importRows(page, 2).click();
  await expect(page.getByText(t('imports.flash.changed'))).toBeVisible();
  await expect(page).toHaveURL(/\/review$/);
  expect(await counted(page, scripted)).toEqual(['1', '0', '0', '0']);
  await importRows(page, 1).click();
  await untilShown(page, scripted, main(page).getByText(t('runs.state.completed_green')));
});

test('modes: who exists is refused by “only create”, who does not by “only update”', async ({
  page,
  as,
  word,
  scripted,
}) => {
  await as('supervisor');
  const text = (city: string) =>
    `contact_name;contact_email;contact_city\nRita ${word};rita@${word}.example;${city}\n`;
  await page.goto('/imports/new');
  await page.getByLabel(t('imports.mode.update_only'), { exact: true }).check();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: `m-${word}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text('Natal')) });
  await page.getByRole('button', { name: t('imports.file.submit') }).click();
  await untilShown(page, scripted, main(page).getByText(t('runs.state.completed_red')));
  await expect(main(page).getByText(containing(t('errors.nobody_to_update')))).toBeVisible();
  await expect(main(page).getByText(t('imports.mode.update_only'), { exact: true })).toBeVisible();

  await send(page, `m-${word}.csv`, text('Natal'), 'review');
  expect(await counted(page, scripted)).toEqual(['1', '0', '0', '0']);
  await importRows(page, 1).click();
  await untilShown(page, scripted, main(page).getByText(t('runs.state.completed_green')));

  await send(page, `m-${word}.csv`, text('Recife'), 'review');
  expect(await counted(page, scripted)).toEqual(['0', '1', '0', '0']);
  await page.getByLabel(t('imports.mode.create_only'), { exact: true }).check();
  await update(page);
  await expect(page.getByLabel(t('imports.mode.create_only'), { exact: true })).toBeChecked();
  await untilShown(page, scripted, main(page).getByText(containing(t('errors.contact_exists'))));
  expect(await balance(page)).toEqual(['0', '0', '0', '1']);
});

test('a file waits: found again, replaced by the next, discarded, and nobody else’s', async ({
  page,
  as,
  word,
  browser,
  baseURL,
}) => {
  await as('supervisor');
  await send(page, `um-${word}.csv`, `contact_name\nUm ${word}\n`, 'review');
  const first = new URL(page.url()).pathname;
  await page.goto('/imports');
  const waiting = (name: string) => page.getByText(t('imports.review.waiting.title', { name }));
  await expect(waiting(`um-${word}.csv`)).toBeVisible();
  await page.goto('/imports/new');
  await expect(page.getByText(t('imports.review.waiting.replaces'))).toBeVisible();
  await page.getByRole('link', { name: t('imports.review.waiting.open') }).click();
  await expect(page).toHaveURL(new RegExp(`${first}$`));
  await page.goto(first.replace('/review', ''));
  await expect(page).toHaveURL(new RegExp(`${first}$`));

  const context = await browser.newContext({ baseURL });
  const other = await context.newPage();
  await as('owner', other);
  for (const address of [first, first.replace('/review', '')])
    expect((await other.request.get(address)).status(), address).toBe(404);
  await context.close();

  await send(page, `dois-${word}.csv`, `contact_name\nDois ${word}\n`, 'review');
  await page.goto('/imports');
  await expect(waiting(`dois-${word}.csv`)).toBeVisible();
  await expect(waiting(`um-${word}.csv`)).toHaveCount(0);
  expect((await page.request.get(first)).status()).toBe(404);
  await page.goto('/imports');
  await page.getByRole('link', { name: t('imports.review.waiting.open') }).click();
  await page.getByRole('button', { name: t('imports.review.discard') }).click();
  await expect(page.getByText(t('imports.flash.discarded'))).toBeVisible();
  await page.goto('/imports');
  await expect(waiting(`dois-${word}.csv`)).toHaveCount(0);
});

test('a reviewed file goes on waiting while another import of the same person runs', {
  tag: '@alone',
}, async ({ page, as, word, scripted }) => {
  await as('supervisor');
  await send(page, `b-${word}.csv`, `contact_name\nBento ${word}\n`, 'review');
  const address = new URL(page.url()).pathname;
  await database().transaction(async (tx) => {
    // Holds every import back between reading and writing.
    await lockIdentities(tx);
    await send(page, `a-${word}.csv`, `contact_name\nAlba ${word}\n`, 'submit');
    await page.goto(address);
    await expect(page.getByText(t('imports.review.active.title'))).toBeVisible();
    await importButton(page).click();
    await expect(page.getByText(t('errors.review_import_active'))).toBeVisible();
  });
  await expect(async () => {
    await page.goto(address);
    await expect(page.getByText(t('imports.review.active.title'))).toHaveCount(0, { timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await importButton(page).click();
  await untilShown(page, scripted, main(page).getByText(t('runs.state.completed_green')));
});

test('a file that cannot be read says so', async ({ page, as, word, scripted }) => {
  await as('supervisor');
  await send(page, `vazio-${word}.csv`, '\n\n', 'review');
  await untilShown(page, scripted, page.getByText(t('errors.no_rows')));
  await main(page)
    .getByRole('link', { name: t('imports.review.unreadable.again') })
    .click();
  await expect(page).toHaveURL(/\/imports\/new$/);
});
