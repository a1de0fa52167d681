import type { Page } from '@playwright/test';
import { createContact } from '#lib/contacts/create-contact.ts';
import { createView } from '#lib/contacts/views/create-view.ts';
import type { Actor } from '#lib/core/actor.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { newPerson, PASSWORD } from './support/people.ts';
import { SEARCHED } from './support/searched.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/words.ts';

/** No test here touches the mouse: what cannot be reached by Tab, keys and Enter is not there. */
test.use({ viewport: { width: 1440, height: 900 } });

const MOST_STOPS = 150;

/** A key that is pressed before the scripts run is one without scripts. */
const visit = (page: Page, address: string) => page.goto(address, { waitUntil: 'networkidle' });

type Way = 'Tab' | 'Shift+Tab';

/** Goes on until the element with the accessible name has the focus, and sees that it shows and is not covered. */
async function reach(
  page: Page,
  role: 'button' | 'link' | 'checkbox' | 'radio',
  name: string,
  way: Way = 'Tab',
) {
  await tabTo(page, page.getByRole(role, { name, exact: true }).first(), way);
}

async function tabTo(page: Page, goal: ReturnType<Page['locator']>, way: Way = 'Tab'): Promise<void> {
  await expect(goal).toBeAttached();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await goal.evaluate((element) => element === document.activeElement)) return expectSeen(page);
    await page.keyboard.press(way);
  }
  throw new Error(`${goal} is not reached by ${way}`);
}

/** What has the focus has a mark, lies in the window, and something of it is not under anything else. */
async function expectSeen(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const { left, top, width, height } = element.getBoundingClientRect();
    const points = [0.1, 0.5, 0.9].map((part) =>
      document.elementFromPoint(left + width * part, top + height / 2),
    );
    // A field and what stands in it share one frame.
    const framed = element.closest('.input') ?? element;
    const marks = [framed, element, ...element.getElementsByTagName('*')].flatMap((one) => [
      getComputedStyle(one).outlineStyle,
      getComputedStyle(one, '::after').outlineStyle,
    ]);
    return {
      marked: marks.some((style) => style !== 'none'),
      uncovered: points.some((one) => one && (element.contains(one) || one.contains(element))),
    };
  });
  expect(seen).toEqual({ marked: true, uncovered: true });
}

const press = (page: Page, ...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

async function five(actor: Actor, word: string): Promise<void> {
  for (const name of ['Ana', 'Bia', 'Caio', 'Duda', 'Edu'])
    await createContact(actor, { name: `${name} ${word}` });
}

const boxOf = (name: string) => `${t('bulk.bar.select')} ${name}`;

test('somebody signs in, searches and filters', async ({ page, as, word, scripted }) => {
  const { actor, email } = await as('supervisor');
  await five(actor, word);
  await page.context().clearCookies();
  await visit(page, '/sign-in');
  await tabTo(page, page.locator('[name=email]'));
  await page.keyboard.type(email);
  await tabTo(page, page.locator('[name=password]'));
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/sign-in/);
  await reach(page, 'link', t('common.nav.contacts'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/contacts$/);
  await tabTo(page, page.getByRole('searchbox'));
  await page.keyboard.type(word);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(SEARCHED);

  await reach(page, 'link', t('contactList.filters.open'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/panel=open/);
  await tabTo(page, page.getByRole('radio', { name: t('contacts.states.active'), exact: true }));
  await press(page, 'ArrowRight', 'ArrowRight');
  if (!scripted) await press(page, 'Enter');
  await expect(page).toHaveURL(/active=all/);
  if (scripted) {
    await expect(page.getByRole('radio', { name: t('contacts.states.all'), exact: true })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page).not.toHaveURL(/panel=open/);
    await expect(page.getByRole('link', { name: t('contactList.filters.open') })).toBeFocused();
  }
});

test('filters go one by one, the list is sorted, and the focus stays where it was', async ({
  page,
  as,
  word,
  scripted,
}) => {
  const { actor } = await as('supervisor');
  await five(actor, word);
  await visit(page, `/contacts?search=${word}&withOwner=false&lacks=cpf`);
  const [first, second] = [/^Remover filtro .*responsável/, /^Remover filtro .*CPF/];
  await tabTo(page, page.getByRole('link', { name: first }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: first })).toHaveCount(0);
  if (scripted) await expect(page.getByRole('link', { name: second })).toBeFocused();
  await tabTo(page, page.getByRole('link', { name: second }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: second })).toHaveCount(0);
  if (scripted) await expect(page.getByRole('link', { name: t('contactList.filters.open') })).toBeFocused();

  const heading = page.getByRole('columnheader', { name: t('contacts.columns.name') });
  await tabTo(page, heading.getByRole('link'));
  await page.keyboard.press('Enter');
  await expect(heading).toHaveAttribute('aria-sort', 'descending');
  if (scripted) await expect(heading.getByRole('link')).toBeFocused();
});

test('contacts are picked, changed, and changed back', async ({ page, as, word, scripted }) => {
  const { actor } = await as('supervisor');
  await five(actor, word);
  await visit(page, `/contacts?search=${word}`);
  await reach(page, 'checkbox', boxOf(`Ana ${word}`));
  await page.keyboard.press('Space');
  await reach(page, 'checkbox', boxOf(`Bia ${word}`));
  await page.keyboard.press('Space');
  if (scripted) {
    await page.keyboard.press('a');
    await expect(page.getByRole('button', { name: t('bulk.bar.activate'), exact: true })).toBeFocused();
    await tabTo(page, page.getByText(t('bulk.bar.more'), { exact: true }).locator('..'));
    await page.keyboard.press('Enter');
    await reach(page, 'button', t('bulk.bar.export'));
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: t('bulk.bar.export') })).toBeHidden();
    await expectSeen(page);
    await reach(page, 'button', t('bulk.bar.deactivate'), 'Shift+Tab');
  } else await reach(page, 'button', t('bulk.bar.deactivate'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/bulk\/deactivate/);
  await reach(page, 'button', t('bulk.confirm.do.deactivate'));
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('bulk.flash.deactivate', { changed: 2, refused: 0 }))).toBeVisible();
  if (scripted) {
    await page.keyboard.press('u');
    await expectSeen(page);
  } else await reach(page, 'button', t('common.undo'));
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('bulk.flash.undone', { changed: 2, refused: 0 }))).toBeVisible();
  await page.keyboard.press('Escape');
  if (scripted) await expect(page.getByText(t('bulk.flash.undone', { changed: 2, refused: 0 }))).toBeHidden();
});

test('a range, the screen and all that match are picked, and nothing takes the focus along', async ({
  page,
  as,
  word,
  scripted,
}) => {
  test.skip(!scripted, 'ranges and the box of the screen are scripts');
  const { actor } = await as('supervisor');
  await five(actor, word);
  await visit(page, `/contacts?search=${word}`);
  await reach(page, 'checkbox', boxOf(`Ana ${word}`));
  await page.keyboard.press('Space');
  await press(page, 'j', 'j', 'Shift+X');
  await expect(page.getByText(t('bulk.bar.chosen.many').replace('#', '3'))).toBeVisible();
  await reach(page, 'button', t('bulk.bar.clear'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('checkbox', { name: boxOf(`Caio ${word}`) })).toBeFocused();
  await reach(page, 'checkbox', t('bulk.bar.screen'), 'Shift+Tab');
  await page.keyboard.press('Space');
  await expect(page.getByText(t('bulk.bar.chosen.many').replace('#', '5'))).toBeVisible();
  const everything = t('bulk.bar.everything', { count: 5, exact: 'true' });
  await reach(page, 'checkbox', everything);
  await page.keyboard.press('Space');
  await expectSeen(page);
  await page.keyboard.press('Space');
  await expect(page.getByRole('checkbox', { name: boxOf(`Caio ${word}`) })).toBeFocused();
});

test('each bulk change is reached, asked for and left again', async ({ page, as, word }) => {
  const { actor } = await as('manager');
  const { id } = await createContact(actor, { name: `Ana ${word}`, tags: [`Fiel ${word}`] });
  for (const name of ['activate', 'add-tags', 'remove-tags', 'priority', 'delete']) {
    await visit(page, `/contacts/bulk/${name}?contact=${id}&back=%2Fcontacts%3Fsearch%3D${word}`);
    await reach(page, 'link', t('bulk.confirm.cancel'));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`/contacts\\?search=${word}`));
  }
  await visit(page, `/contacts/bulk/add-tags?contact=${id}`);
  await reach(page, 'button', t('bulk.confirm.do.add_tags'));
  await page.keyboard.press('Enter');
  await expect(page.locator('main').getByRole('alert')).toBeFocused();
  await tabTo(page, page.getByLabel(t('bulk.confirm.tags')));
  await page.keyboard.type(`Novo ${word}`);
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('bulk.flash.changed', { changed: 1, refused: 0 }))).toBeVisible();
});

test('contacts are assigned through both steps, and exported', async ({ page, as, word }) => {
  const { actor, name } = await as('supervisor');
  const { id } = await createContact(actor, { name: `Ana ${word}` });
  const other = await newPerson(`Outra ${word}`, 'agent');
  await assignPortfolio(actor, id, { flow: 'message', ownerId: other.actor.userId });
  await visit(page, `/contacts/assign?contact=${id}`);
  await reach(page, 'radio', t('portfolio.flows.message'));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByLabel(t('portfolio.fields.owner')));
  await page.keyboard.type(name);
  await reach(page, 'button', t('portfolio.assign.submit'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/confirm/);
  await reach(page, 'button', t('portfolio.confirm.submit'));
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('portfolio.flash.assigned', { changed: 1, refused: 0 }))).toBeVisible();

  await visit(page, `/contacts/export?contact=${id}`);
  await tabTo(page, page.getByRole('radio', { name: t('exports.csv.label') }));
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: t('exports.xlsx.label') })).toBeChecked();
  await reach(page, 'button', t('exports.download'));
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
});

test('the look is changed and kept: cards, a view, the columns and their order', async ({
  page,
  as,
  word,
  scripted,
}) => {
  const { actor } = await as('manager');
  await five(actor, word);
  await createView(actor, { name: `Antes ${word}`, query: 'withOwner=false' });
  await visit(page, `/contacts?withOwner=false&priority=none`);
  await reach(page, 'link', t('contactList.layouts.cards'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/layout=cards/);
  // Without scripts each page begins at its top.
  await reach(page, 'link', t('contactList.views.save'), scripted ? 'Shift+Tab' : 'Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/views\/new/);
  await tabTo(page, page.getByLabel(t('contactList.views.name')));
  await page.keyboard.type(`Cartões ${word}`);
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('contactList.views.flash.created'))).toBeVisible();
  await reach(page, 'link', `Antes ${word}`);
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/layout=cards/);

  await reach(page, 'link', t('contactList.columns.open'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/columns/);
  const up = t('contactList.columns.up', { name: t('contacts.columns.tags') });
  await reach(page, 'button', up);
  const listed = page.getByRole('list', { name: t('contactList.columns.listLabel') }).getByRole('listitem');
  for (let times = 0; times < 2; times++) {
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: up })).toBeFocused();
    await expect(listed.nth(2 - times)).toContainText(t('contacts.columns.tags'));
  }
  await reach(page, 'button', t('contactList.columns.save'));
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('contactList.columns.saved'))).toBeVisible();
});
