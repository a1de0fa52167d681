import type { Page } from '@playwright/test';
import { createContact } from '#lib/contacts/create-contact.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import { createView } from '#lib/contacts/views/create-view.ts';
import { createSegment } from '#lib/segments/create-segment.ts';
import { OWNER } from './support/owner.ts';
import { actorByEmail } from './support/people.ts';
import { SEARCHED } from './support/searched.ts';
import { expect, test } from './support/test.ts';
import { untilKeysWork, untilShown } from './support/until.ts';
import { containing, t } from './support/words.ts';

const action = (page: Page, name: string) =>
  page.getByRole('button', { name: t(`bulk.bar.${name}`), exact: true });
const pick = (page: Page, name: string) =>
  page.getByRole('checkbox', { name: `${t('bulk.bar.select')} ${name}`, exact: true });
const press = (page: Page, key: string) => page.getByRole('button', { name: t(key), exact: true }).click();
const undo = (page: Page) => page.getByRole('status').getByRole('button', { name: t('common.undo') });

test('deactivates the ticked contacts, says how many, and takes it back', { tag: '@journey' }, async ({
  page,
  as,
  word,
}) => {
  const { actor } = await as('supervisor');
  const [ana, bia, caio] = await Promise.all(
    ['Ana', 'Bia', 'Caio'].map((name) => createContact(actor, { name: `${name} ${word}` })),
  );
  await page.goto(`/contacts?search=${word}`);
  await expect(action(page, 'deactivate')).toBeHidden();
  await pick(page, `Ana ${word}`).check();
  await pick(page, `Bia ${word}`).check();
  await action(page, 'deactivate').click();
  await expect(page).toHaveURL(/\/contacts\/bulk\/deactivate\?/);
  await expect(
    page.getByRole('heading', { name: t('bulk.confirm.question.deactivate', { count: 2 }) }),
  ).toBeVisible();
  await press(page, 'bulk.confirm.do.deactivate');
  await expect(page).toHaveURL(SEARCHED);
  await expect(page.getByText(t('bulk.flash.deactivate', { changed: 2, refused: 0 }))).toBeVisible();
  expect((await getContact(actor, ana?.id ?? 0)).active).toBe(false);
  expect((await getContact(actor, caio?.id ?? 0)).active).toBe(true);
  await expect(pick(page, `Ana ${word}`)).toHaveCount(0);

  await undo(page).click();
  await expect(page.getByText(t('bulk.flash.undone', { changed: 2, refused: 0 }))).toBeVisible();
  await expect(pick(page, `Ana ${word}`)).toBeVisible();
  expect((await getContact(actor, bia?.id ?? 0)).active).toBe(true);
});

test('takes everything that matches, though it is more than the screen shows', async ({ page, as, word }) => {
  const { actor } = await as('supervisor');
  for (let at = 1; at <= 52; at++) await createContact(actor, { name: `Contato ${word} ${at}` });
  await page.goto(`/contacts?search=${word}`);
  await pick(page, `Contato ${word} 1`).check();
  await page.getByRole('checkbox', { name: t('bulk.bar.everything', { count: 52, exact: 'true' }) }).check();
  await action(page, 'add_tags').click();
  await expect(page.getByText(t('bulk.confirm.question.add_tags', { count: 52 }))).toBeVisible();
  await press(page, 'bulk.confirm.do.add_tags');
  await expect(page.getByLabel(t('bulk.confirm.tags'))).toHaveAccessibleDescription(
    containing(t('errors.required')),
  );
  await page.getByLabel(t('bulk.confirm.tags')).fill(`Novo ${word}`);
  await press(page, 'bulk.confirm.do.add_tags');
  await expect(page.getByText(t('bulk.flash.changed', { changed: 52, refused: 0 }))).toBeVisible();
});

test('gives priority, tags and segments, and takes them', async ({ page, as, word }) => {
  const { actor } = await as('supervisor');
  const owner = await actorByEmail(OWNER.email);
  await createSegment(owner, { name: `Norte ${word}` });
  const { id } = await createContact(actor, { name: `Ana ${word}`, tags: [`Velho ${word}`] });
  const at = (name: string) => page.goto(`/contacts/bulk/${name}?contact=${id}`);

  await at('priority');
  await page.getByRole('radio', { name: t('contacts.priorities.high') }).check();
  await press(page, 'bulk.confirm.do.set_priority');
  await expect(page.getByText(t('bulk.flash.changed', { changed: 1, refused: 0 }))).toBeVisible();

  await at('remove-tags');
  await page.getByRole('checkbox', { name: `Velho ${word}` }).check();
  await press(page, 'bulk.confirm.do.remove_tags');
  await expect(page.getByText(t('bulk.flash.changed', { changed: 1, refused: 0 }))).toBeVisible();

  await at('add-to-segments');
  await page.getByRole('checkbox', { name: `Norte ${word}` }).check();
  await press(page, 'bulk.confirm.do.add_to_segments');
  await expect(page.getByText(t('bulk.flash.changed', { changed: 1, refused: 0 }))).toBeVisible();
  const contact = await getContact(actor, id);
  expect(contact).toMatchObject({ priority: 'high', tags: [], segments: [{ name: `Norte ${word}` }] });

  await at('remove-from-segments');
  await page.getByRole('checkbox', { name: `Norte ${word}` }).check();
  await press(page, 'bulk.confirm.do.remove_from_segments');
  await expect(page.getByText(t('bulk.flash.changed', { changed: 1, refused: 0 }))).toBeVisible();
  await undo(page).click();
  await expect(page.getByText(t('bulk.flash.undone', { changed: 1, refused: 0 }))).toBeVisible();
  expect((await getContact(actor, id)).segments.map(({ name }) => name)).toEqual([`Norte ${word}`]);
});

test('deletes after saying how many and what goes along, and shows how it goes', async ({
  page,
  as,
  word,
  scripted,
}) => {
  const { actor } = await as('manager');
  const ids: number[] = [];
  for (const name of ['Ana', 'Bia']) ids.push((await createContact(actor, { name: `${name} ${word}` })).id);
  await page.goto(`/contacts/bulk/delete?contact=${ids[0]}&contact=${ids[1]}&contact=999999999`);
  await expect(page.getByText(t('bulk.confirm.question.delete', { count: 2 }))).toBeVisible();
  await press(page, 'bulk.confirm.do.delete');
  await expect(page.getByText(t('bulk.flash.started', { total: 3 }))).toBeVisible();
  await page
    .getByRole('status')
    .getByRole('link', { name: t('common.details') })
    .click();
  await expect(page).toHaveURL(/\/runs\/\d+$/);
  const main = page.getByRole('main');
  await untilShown(page, scripted, main.getByText(t('runs.state.completed_yellow')));
  await expect(main.getByText(t('errors.contact_gone'))).toBeVisible();
  await expect(page.getByRole('button', { name: t('runs.page.undo'), exact: true })).toHaveCount(0);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    main.getByRole('link', { name: t('runs.kinds.bulk_change.download') }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^recusados-\d+\.csv$/);
  await page.goto(`/contacts?search=${word}`);
  await expect(page.getByText(`Ana ${word}`)).toHaveCount(0);
});

test('leaves what somebody changed since, and says so on the page of the run', async ({ page, as, word }) => {
  const { actor } = await as('supervisor');
  const { id } = await createContact(actor, { name: `Ana ${word}` });
  await page.goto(`/contacts/bulk/priority?contact=${id}`);
  await page.getByRole('radio', { name: t('contacts.priorities.low') }).check();
  await press(page, 'bulk.confirm.do.set_priority');
  await page
    .getByRole('status')
    .getByRole('link', { name: t('common.details') })
    .click();
  await expect(page).toHaveURL(/\/runs\/\d+$/);
  const main = page.getByRole('main');
  await expect(main.getByText(t('contacts.priorities.low'))).toBeVisible();
  await expect(main.getByText(t('bulk.run.picked'))).toBeVisible();
  await main.getByRole('link', { name: '1', exact: true }).click();
  await expect(page.getByRole('link', { name: `Ana ${word}` }).first()).toBeVisible();
  await page.goBack();
  await updateContact(actor, id, { priority: 'medium' });
  await press(page, 'runs.page.undo');
  await expect(page.getByText(t('bulk.flash.undone', { changed: 0, refused: 1 }))).toBeVisible();
  await expect(page.getByRole('main').getByText(t('errors.changed_since'))).toBeVisible();
  expect((await getContact(actor, id)).priority).toBe('medium');
  await page.goto('/runs');
  await expect(
    page.getByRole('link', { name: t('bulk.undoOf', { what: t('bulk.did.set_priority') }) }).first(),
  ).toBeVisible();
});

test('shows agents what they may do, and nobody selected as such', async ({ page, as, word }) => {
  const { actor } = await as('agent');
  await createContact(actor, { name: `Ana ${word}` });
  await page.goto(`/contacts?search=${word}`);
  await pick(page, `Ana ${word}`).check();
  await expect(action(page, 'add_tags')).toBeVisible();
  await expect(action(page, 'deactivate')).toHaveCount(0);
  await page.goto('/contacts/bulk/add-tags');
  await expect(page.getByRole('heading', { name: t('bulk.nobody.title') }).last()).toBeVisible();
});

test('is done by the keyboard alone: a range, the screen, and out again', async ({
  page,
  as,
  word,
  scripted,
}) => {
  test.skip(!scripted, 'ranges and single keys are scripts');
  const { actor } = await as('supervisor');
  for (let at = 1; at <= 5; at++) await createContact(actor, { name: `C${at} ${word}` });
  // Its tab and the filter's chip stand before the rows, and are none.
  await createView(actor, { name: `Sem dono ${word}`, query: 'withOwner=false' });
  await page.goto(`/contacts?search=${word}&withOwner=false`);
  await untilKeysWork(page);
  await page.locator('main').focus();
  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: `C1 ${word}` })).toBeFocused();
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Shift+X');
  await expect(page.getByText(t('bulk.bar.chosen.many').replace('#', '3'))).toBeVisible();
  await expect(pick(page, `C4 ${word}`)).not.toBeChecked();
  await page.getByRole('checkbox', { name: t('bulk.bar.screen') }).check();
  await expect(page.getByText(t('bulk.bar.chosen.many').replace('#', '5'))).toBeVisible();
  await page.getByRole('button', { name: t('bulk.bar.clear') }).press('Enter');
  await expect(action(page, 'deactivate')).toBeHidden();
  await pick(page, `C2 ${word}`).click();
  await pick(page, `C5 ${word}`).click({ modifiers: ['Shift'] });
  await expect(page.getByText(t('bulk.bar.chosen.many').replace('#', '4'))).toBeVisible();
});

test('picked contacts stay picked from page to page, are counted, changed together and cleared together', async ({
  page,
  as,
  word,
  scripted,
}) => {
  const { actor } = await as('supervisor');
  for (let at = 10; at < 62; at++) await createContact(actor, { name: `Contato ${at} ${word}` });
  const elsewhere = page.getByText(t('bulk.bar.elsewhere.one')).filter({ visible: true });
  const turn = async (way: 'next' | 'previous') => {
    const name = t(way === 'next' ? 'bulk.bar.pickAfter' : 'bulk.bar.pickBefore');
    if (!scripted) return page.getByRole('button', { name }).click();
    await page.getByRole('link', { name: t(`common.pagination.${way}`) }).click();
  };
  await page.goto(`/contacts?search=${word}`);
  await pick(page, `Contato 11 ${word}`).check();
  await turn('next');
  await expect(
    page.getByText(t('contacts.range', { from: 51, to: 52, count: 52, exact: 'true' })),
  ).toBeVisible();
  await expect(elsewhere).toBeVisible();
  await pick(page, `Contato 61 ${word}`).check();
  await turn('previous');
  await expect(pick(page, `Contato 11 ${word}`)).toBeChecked();
  await action(page, 'deactivate').click();
  await expect(
    page.getByRole('heading', { name: t('bulk.confirm.question.deactivate', { count: 2 }) }),
  ).toBeVisible();

  await page.goto(`/contacts?search=${word}`);
  await pick(page, `Contato 11 ${word}`).check();
  await turn('next');
  const clear = scripted ? 'button' : 'link';
  await page.getByRole(clear, { name: t('bulk.bar.clear') }).click();
  await expect(action(page, 'deactivate')).toBeHidden();
  await page.getByRole('link', { name: t('common.pagination.previous') }).click();
  await expect(pick(page, `Contato 11 ${word}`)).not.toBeChecked();
});

test('on a phone nothing lies on the buttons after a change', async ({ page, as, word }) => {
  const { actor } = await as('supervisor');
  const { id } = await createContact(actor, { name: `Ana ${word}` });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/contacts/bulk/deactivate?contact=${id}&back=%2Fcontacts%3Factive%3Dall`);
  await press(page, 'bulk.confirm.do.deactivate');
  await expect(undo(page)).toBeVisible();
  for (const button of [
    page.getByRole('link', { name: t('contacts.new') }),
    page.getByRole('button', { name: t('common.shell.menu'), exact: true }),
    page.getByRole('button', { name: t('contacts.search.submit') }),
    undo(page),
  ])
    await button.click({ trial: true });
});
