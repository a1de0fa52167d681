import type { Page } from '@playwright/test';
import { createContact } from '#lib/contacts/create-contact.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import { twins } from '#tests/support/twins.ts';
import { newMobile } from './support/identifiers.ts';
import { expect, test } from './support/test.ts';
import { untilShown } from './support/until.ts';
import { containing, t } from './support/words.ts';

const main = (page: Page) => page.getByRole('main');
const merge = (page: Page, count: number) =>
  main(page)
    .getByRole('button', { name: t('merges.review.merge', { count }) })
    .click();
const undo = (page: Page) => page.getByRole('status').getByRole('button', { name: t('common.undo') });

test('a group is looked at side by side, merged as somebody chose, and taken back', {
  tag: '@journey',
}, async ({ page, as, word, scripted }) => {
  const { actor } = await as('agent');
  const [ana, other] = await twins(actor, [`Ana ${word}`, `A. ${word}`], `55${newMobile()}`);
  for (const [id, email] of [
    [ana, `ana@${word}.example`],
    [other, `a@${word}.example`],
  ] as const)
    await updateContact(actor, id, { email });

  const radio = (of: string) =>
    main(page).getByRole('radio', {
      name: t('merges.review.choose', { field: t('contacts.fields.email'), value: `${of}@${word}.example` }),
      exact: true,
    });
  await page.goto(`/duplicates/${ana}?search=${word}`);
  await expect(radio('a')).toBeChecked();
  await main(page)
    .getByRole('radio', { name: containing(`: Ana ${word}`) })
    .check();
  if (!scripted)
    await main(page)
      .getByRole('button', { name: t('merges.review.update') })
      .last()
      .click();
  await expect(page).toHaveURL(/primary=/);
  await expect(radio('ana')).toBeChecked();
  await radio('a').check();
  if (scripted) await expect(page).toHaveURL(/v\.email=/);
  await merge(page, 2);
  await expect(page.getByText(t('merges.flash.mergedLast', { count: 2 }))).toBeVisible();
  expect(await getContact(actor, other)).toMatchObject({ id: ana, email: `a@${word}.example` });

  await undo(page).click();
  await expect(page.getByText(t('merges.flash.undone', { count: 2 }))).toBeVisible();
  expect(await getContact(actor, other)).toMatchObject({ id: other, email: `a@${word}.example` });
  expect(await getContact(actor, ana)).toMatchObject({ email: `ana@${word}.example` });
});

test('keys go from group to group, tell apart and merge', async ({ page, as, word, scripted }) => {
  test.skip(!scripted, 'keys need scripts; each has a button or a link');
  const { actor } = await as('agent');
  const [first] = await twins(actor, [`Ana ${word}`, `A. ${word}`], `55${newMobile()}`);
  const [second] = await twins(actor, [`Bia ${word}`, `B. ${word}`], `55${newMobile()}`);
  const heading = (letter: string) =>
    page.getByRole('heading', { level: 1, name: new RegExp(`^${letter}.* ${word}$`) });
  await page.goto(`/duplicates/${second}?search=${word}`);
  await expect(heading('B')).toBeVisible();
  const press = async (keys: string, letter: string) =>
    expect(async () => {
      for (const key of keys) await page.keyboard.press(key);
      await expect(heading(letter)).toBeVisible({ timeout: 2_000 });
    }).toPass();
  const [next, back] = (await page.locator('[data-key="j"]').count()) > 0 ? ['j', 'k'] : ['k', 'j'];
  await press(next, 'A');
  await press(back, 'B');
  await press(next, 'A');
  await page.keyboard.press('d');
  await expect(page.getByText(t('merges.flash.apart'))).toBeVisible();
  expect((await getContact(actor, first)).id).toBe(first);
  await page.goto(`/duplicates/${second}?search=${word}`);
  await expect(heading('B')).toBeVisible();
  // The page is asked for anew: a key may come before it listens.
  await expect(async () => {
    await page.keyboard.press('m');
    await expect(page.getByText(t('merges.flash.mergedLast', { count: 2 }))).toBeVisible({ timeout: 5_000 });
  }).toPass();
});

for (const role of ['agent', 'manager'] as const)
  test(`contacts that the ${role} ticked in the list are merged, and their old address leads to the one that remained`, async ({
    page,
    as,
    word,
  }) => {
    const { actor } = await as(role);
    const [ana, bia] = await Promise.all(
      ['Ana', 'Bia'].map((name) => createContact(actor, { name: `${name} ${word}` })),
    );
    await page.goto(`/contacts?search=${word}`);
    for (const name of ['Ana', 'Bia'])
      await page
        .getByRole('checkbox', { name: `${t('bulk.bar.select')} ${name} ${word}`, exact: true })
        .check();
    await page.locator('[data-selection-bar] summary').click();
    await page.getByRole('button', { name: t('bulk.bar.merge'), exact: true }).click();
    await expect(page).toHaveURL(/\/contacts\/merge\?/);
    await main(page)
      .getByRole('radio', { name: containing(`: Ana ${word}`) })
      .check();
    await merge(page, 2);
    await expect(page.getByText(t('merges.flash.merged', { count: 2 }))).toBeVisible();
    await page.goto(`/contacts/${bia?.id}`);
    await expect(page).toHaveURL(new RegExp(`/contacts/${ana?.id}$`));
    await main(page)
      .getByRole('button', { name: t('merges.contact.undo') })
      .click();
    await expect(page.getByText(t('merges.flash.undone', { count: 2 }))).toBeVisible();
    expect((await getContact(actor, bia?.id ?? 0)).id).toBe(bia?.id);
  });

// Takes whatever duplicates the others left.
test('everything is merged once somebody typed the word', { tag: '@alone' }, async ({
  page,
  as,
  word,
  scripted,
}) => {
  const { actor } = await as('manager');
  const [ana, other] = await twins(actor, [`Ana ${word}`, `A. ${word}`], `55${newMobile()}`);
  await page.goto('/duplicates/merge-all');
  const confirm = main(page).getByRole('textbox', { name: t('merges.all.confirmLabel') });
  const start = main(page).getByRole('button', { name: t('merges.all.confirm'), exact: true });
  await confirm.fill('confirmar');
  await start.click();
  await expect(page.getByText(t('errors.merge_all_confirm'))).toBeVisible();
  await confirm.fill('**CONFIRMAR**');
  await start.click();
  await expect(page).toHaveURL(/\/runs\/\d+/);
  const ended = main(page).getByText(containing(t('runs.state.completed_green')));
  await untilShown(page, scripted, ended.first());
  const root = (await getContact(actor, ana)).id;
  expect((await getContact(actor, other)).id).toBe(root);
  await page.goto('/merges');
  await expect(main(page).getByText(containing(word)).first()).toBeVisible();
});
