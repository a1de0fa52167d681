import type { Locator, Page } from '@playwright/test';
import { createContact } from '#lib/contacts/create-contact.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import { createSegment } from '#lib/segments/create-segment.ts';
import { violations } from './support/axe.ts';
import { newPerson } from './support/people.ts';
import { SEARCHED } from './support/searched.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/words.ts';

const NAMES = ['Ana', 'Bia', 'Caio'];

const drawer = (page: Page) => page.getByRole('dialog');
const row = (page: Page, name: string) =>
  page.locator('.contact-table tbody tr').filter({ has: page.locator('a', { hasText: name }) });
const link = (page: Page, name: string) => row(page, name).locator('p > a');
const button = (page: Page, name: string): Locator =>
  drawer(page).getByRole('button', { name: t(`contacts.drawer.${name}`), exact: true });

test.beforeEach(({ scripted }, { title }) => {
  test.skip(
    !scripted && !title.startsWith('without scripts'),
    'the drawer is a script; the page is the page',
  );
});

/** Ana, Bia and Caio. */
async function createThree(actor: Parameters<typeof createContact>[0], word: string): Promise<number[]> {
  const made = [];
  for (const name of NAMES) made.push((await createContact(actor, { name: `${name} ${word}` })).id);
  return made;
}

/** Opens the contact of a row by its link, once the scripts have arrived: a key that works says so. */
async function open(page: Page, name: string): Promise<void> {
  await ready(page);
  await link(page, name).click();
  await expect(drawer(page)).toBeVisible();
}

async function ready(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('j');
    await expect(page.locator('.contact-table tbody a:focus')).toHaveCount(1, { timeout: 500 });
  }).toPass();
}

test('a contact opens over its list, which stays as it is', async ({ page, as, word }) => {
  const { actor } = await as('supervisor');
  const [, bia] = await createThree(actor, word);
  const address = `/contacts?search=${word}&sort=-created`;
  await page.goto(address);
  await page.getByRole('checkbox', { name: `${t('bulk.bar.select')} Caio ${word}` }).check();
  await open(page, 'Bia');
  await expect(drawer(page)).toHaveAccessibleName(`Bia ${word}`);
  await expect(drawer(page)).toBeFocused();
  await expect(page).toHaveURL(new RegExp(`/contacts/${bia}$`));
  await expect(page).toHaveTitle(new RegExp(t('contacts.one', { id: String(bia) })));
  await expect(row(page, 'Caio')).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(drawer(page)).toHaveCount(0);
  await expect(page).toHaveURL(address);
  await expect(link(page, 'Bia')).toBeFocused();
  await expect(page.locator('.contact-table [name=contact]:checked')).toHaveCount(1);
  await expect(page).toHaveTitle(new RegExp(t('contacts.title')));
});

test('leaves the list at the row where it was, and follows beyond what is seen', async ({
  page,
  as,
  word,
}) => {
  const { actor } = await as('supervisor');
  for (let at = 10; at < 50; at++) await createContact(actor, { name: `Fila ${at} ${word}` });
  await page.goto(`/contacts?search=${word}`);
  await ready(page);
  await link(page, 'Fila 40').scrollIntoViewIfNeeded();
  const rowsOf = page.locator('.contact-scroll');
  await rowsOf.evaluate((element) => element.scrollBy(0, 60));
  const where = () => rowsOf.evaluate((element) => element.scrollTop);
  const before = await where();
  expect(before).toBeGreaterThan(300);
  await link(page, 'Fila 40').click();
  await expect(drawer(page)).toBeVisible();
  expect(await where()).toBe(before);
  await page.keyboard.press('Escape');
  await expect(link(page, 'Fila 40')).toBeFocused();
  expect(await where()).toBe(before);
  await link(page, 'Fila 40').click();
  for (let at = 40; at < 45; at++) {
    await expect(drawer(page)).toHaveAccessibleName(`Fila ${at} ${word}`);
    await expect(row(page, `Fila ${at}`)).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('j');
  }
});

test('back closes it, forward opens it, loading it anew shows the page', async ({ page, as, word }) => {
  const { actor } = await as('agent');
  const [ana] = await createThree(actor, word);
  await page.goto(`/contacts?search=${word}`);
  await open(page, 'Ana');
  await page.goBack();
  await expect(drawer(page)).toHaveCount(0);
  await expect(page).toHaveURL(SEARCHED);
  await page.goForward();
  await expect(drawer(page)).toHaveAccessibleName(`Ana ${word}`);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Ana ${word}`);
  await expect(drawer(page)).toHaveCount(0);
  await expect(row(page, 'Bia')).toHaveCount(0);
  await page.goBack();
  await expect(row(page, 'Bia')).toBeVisible();
  await open(page, 'Ana');
  await drawer(page)
    .getByRole('link', { name: t('contacts.drawer.page') })
    .click();
  await expect(drawer(page)).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`/contacts/${ana}$`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Ana ${word}`);
});

test('keeps the focus inside, closes by its button and by a click beside it', async ({ page, as, word }) => {
  const { actor } = await as('agent');
  await createThree(actor, word);
  await page.goto(`/contacts?search=${word}`);
  await open(page, 'Ana');
  for (let stop = 0; stop < 25; stop++) {
    await page.keyboard.press('Tab');
    // Past the last stop is the browser itself.
    const isInside = await page.evaluate(
      () => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null,
    );
    expect(isInside, `stop ${stop}`).toBe(true);
  }
  await button(page, 'close').click();
  await expect(drawer(page)).toHaveCount(0);
  await expect(link(page, 'Ana')).toBeFocused();
  await link(page, 'Bia').click();
  await expect(drawer(page)).toHaveAccessibleName(`Bia ${word}`);
  await page.mouse.click(300, 500);
  await expect(drawer(page)).toHaveCount(0);
  await expect(page).toHaveURL(SEARCHED);
});

test('on a wide screen the list beside it goes on being used', async ({ page, as, word }) => {
  const { actor } = await as('agent');
  await createThree(actor, word);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`/contacts?search=${word}`);
  await open(page, 'Ana');
  await page.getByRole('checkbox', { name: `${t('bulk.bar.select')} Caio ${word}` }).check();
  await link(page, 'Bia').click();
  await expect(drawer(page)).toHaveAccessibleName(`Bia ${word}`);
  await button(page, 'close').click();
  await expect(page).toHaveURL(SEARCHED);
  await expect(page.locator('.contact-table [name=contact]:checked')).toHaveCount(1);
});

test('leads through the list by buttons and keys, and back to it in one step', async ({ page, as, word }) => {
  const { actor } = await as('agent');
  await createThree(actor, word);
  await page.goto(`/contacts?search=${word}`);
  await open(page, 'Ana');
  await expect(button(page, 'previous')).toHaveAttribute('aria-disabled', 'true');
  await button(page, 'next').click();
  await expect(drawer(page)).toHaveAccessibleName(`Bia ${word}`);
  await expect(button(page, 'next')).toBeFocused();
  await page.keyboard.press('j');
  await expect(drawer(page)).toHaveAccessibleName(`Caio ${word}`);
  await expect(button(page, 'next')).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await expect(drawer(page)).toHaveAccessibleName(`Bia ${word}`);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(SEARCHED);
  await expect(link(page, 'Bia')).toBeFocused();
});

test('counts every key, also one pressed before the contact of the last is there', async ({
  page,
  as,
  word,
}) => {
  const { actor } = await as('agent');
  await createThree(actor, word);
  await page.goto(`/contacts?search=${word}`);
  await open(page, 'Ana');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(drawer(page)).toHaveAccessibleName(`Caio ${word}`);
  await page.keyboard.press('k');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('k');
  await expect(drawer(page)).toHaveAccessibleName(`Ana ${word}`);
});

test('what is done in it shows in it and in the list', { tag: '@journey' }, async ({ page, as, word }) => {
  const { actor } = await as('supervisor');
  await createThree(actor, word);
  await page.goto(`/contacts?search=${word}`);
  await open(page, 'Bia');
  await drawer(page).locator('.edit-in-place > summary').first().click();
  const name = drawer(page).getByRole('textbox', { name: t('contacts.fields.name') });
  await name.fill(`Beatriz ${word}`);
  await page.keyboard.press('Escape');
  await expect(name, 'Escape folds the field first').toBeHidden();
  await expect(drawer(page)).toBeVisible();
  await drawer(page).locator('.edit-in-place > summary').first().click();
  await name.fill(`Beatriz ${word}`);
  await page.keyboard.press('Enter');
  const said = page.getByText(t('contacts.flash.updated'));
  await expect(said).toBeVisible();
  await expect(drawer(page)).toHaveAccessibleName(`Beatriz ${word}`);
  await expect(row(page, 'Beatriz')).toBeVisible();
  await page
    .getByRole('status')
    .getByRole('button', { name: t('common.close') })
    .click();
  await expect(said).toBeHidden();

  await drawer(page).locator('.more-menu > summary').click();
  await drawer(page)
    .getByRole('button', { name: t('contacts.deactivate'), exact: true })
    .click();
  await expect(page.getByText(t('contacts.flash.deactivated'))).toBeVisible();
  await expect(drawer(page).getByText(t('contacts.states.one.inactive'), { exact: true })).toBeVisible();
  await expect(row(page, 'Beatriz')).toHaveCount(0);
  await button(page, 'next').click();
  await expect(drawer(page)).toHaveAccessibleName(`Caio ${word}`);
  await page.goBack();
  await expect(drawer(page)).toHaveCount(0);
  await expect(page).toHaveURL(SEARCHED);
});

test('its form leads back to it, and it to the list', async ({ page, as, word }) => {
  const { actor } = await as('agent');
  const [ana] = await createThree(actor, word);
  await page.goto(`/contacts?search=${word}`);
  await open(page, 'Ana');
  await drawer(page)
    .getByRole('link', { name: t('contacts.edit'), exact: true })
    .click();
  await expect(page).toHaveURL(new RegExp(`/contacts/${ana}/edit$`));
  await expect(drawer(page)).toHaveCount(0);
  await page.locator('main [name=company]').fill('Padaria da Praça');
  await page.getByRole('button', { name: t('contacts.form.save'), exact: true }).click();
  await expect(drawer(page).getByText('Padaria da Praça')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(SEARCHED);
  await expect(link(page, 'Ana')).toBeFocused();
});

test('a contact out of reach is said so over the list', async ({ page, as, word }) => {
  const owner = await newPerson(`Dona ${word}`, 'owner');
  const { actor } = await as('agent');
  const [ana] = await createThree(actor, word);
  await createSegment(owner.actor, { name: `Norte ${word}` });
  await page.goto(`/contacts?search=${word}`);
  await expect(row(page, 'Ana')).toBeVisible();
  await updateContact(owner.actor, ana as number, {
    segments: [`Norte ${word}`],
    company: `Segredo ${word}`,
  });
  await open(page, 'Ana');
  await expect(drawer(page).getByText(t('common.notFound.title'))).toBeVisible();
  await expect(drawer(page)).toHaveAccessibleName(t('contacts.drawer.label'));
  await expect(page.getByText(`Segredo ${word}`)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(row(page, 'Bia')).toBeVisible();
  await expect(drawer(page)).toHaveCount(0);
});

test('nothing axe knows of is wrong with it, wide and narrow, light and dark', async ({ page, as, word }) => {
  const { actor } = await as('owner');
  await createThree(actor, word);
  await page.goto(`/contacts?search=${word}`);
  await open(page, 'Bia');
  for (const width of [1440, 390]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect.soft(await violations(page), `${width} ${colorScheme}`).toEqual([]);
      const { width: covered } = (await drawer(page).boundingBox()) ?? { width: 0 };
      // 36 rem beside the list, the whole screen of a phone.
      expect(covered).toBe(width === 390 ? 390 : 504);
    }
  }
});

test('without scripts a row leads to the page', async ({ page, as, word, scripted }) => {
  test.skip(scripted, 'with them it leads to the drawer');
  const { actor } = await as('agent');
  const [ana] = await createThree(actor, word);
  await page.goto(`/contacts?search=${word}`);
  await expect(row(page, 'Ana')).toBeVisible();
  await link(page, 'Ana').click();
  await expect(page).toHaveURL(new RegExp(`/contacts/${ana}$`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Ana ${word}`);
  await expect(drawer(page)).toHaveCount(0);
  await expect(row(page, 'Bia')).toHaveCount(0);
});
