import { twins } from '#tests/support/twins.ts';
import { newMobile, writtenMobile } from './support/identifiers.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/words.ts';

test('two of one phone are found, told apart in the list, and suggested again', async ({
  page,
  as,
  word,
}) => {
  const { actor } = await as('supervisor');
  const mobile = newMobile();
  await twins(actor, [`Ana ${word}`, `A. ${word}`], `55${mobile}`);

  await page.goto('/duplicates');
  const filters = page.getByRole('form', { name: t('duplicates.filters.label') });
  await filters.getByLabel(t('duplicates.filters.search')).fill(word);
  await filters.getByRole('button', { name: t('duplicates.filters.apply'), exact: true }).click();
  const group = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: `Ana ${word}` })
    .first();
  await expect(group.getByRole('heading', { name: `A. ${word}` })).toBeVisible();
  await expect(group.getByText(t('duplicates.group.primary'), { exact: true })).toBeVisible();
  await expect(group.locator('mark', { hasText: writtenMobile(mobile) })).toHaveCount(2);

  await group.getByRole('button', { name: t('duplicates.group.dismiss') }).click();
  await expect(page.getByText(t('duplicates.flash.dismissed'))).toBeVisible();
  await expect(page.getByText(t('duplicates.noHits.title'))).toBeVisible();
  await page.getByRole('link', { name: t('duplicates.tabs.apart') }).click();
  const row = page.getByRole('row').filter({ hasText: word });
  await row.getByRole('button', { name: t('duplicates.apart.undo') }).click();
  await expect(page.getByText(t('duplicates.flash.restored'))).toBeVisible();
  await expect(row).toHaveCount(0);
});

test('a contact’s page marks what another has, too', async ({ page, as, word }) => {
  const { actor } = await as('agent');
  const [id] = await twins(actor, [`Ana ${word}`, `A. ${word}`], `55${newMobile()}`);
  await page.goto(`/contacts/${id}`);
  const suggestion = page.getByRole('region', { name: t('duplicates.suggestion.title', { count: 1 }) });
  await expect(suggestion.getByRole('link', { name: `A. ${word}` })).toBeVisible();
  await expect(suggestion.getByRole('link', { name: t('duplicates.suggestion.review') })).toHaveAttribute(
    'href',
    `/duplicates/${id}`,
  );
  await expect(page.getByRole('main').getByText(t('duplicates.suggestion.mark', { count: 1 }))).toBeVisible();
});
