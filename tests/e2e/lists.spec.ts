import { database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/words.ts';

const UNREADABLE = [
  { address: '/contacts?createdFrom=ontem&city=Recife', name: 'contactList.filters.created' },
  { address: '/interactions?since=ontem&state=waiting', name: 'interactions.filters.since' },
  { address: '/interactions?contact=doze', name: 'interactions.filters.contact' },
  { address: '/surveys?score=6', name: 'surveys.score' },
  { address: '/merges?from=2026-13-40', name: 'merges.filters.from' },
  { address: '/duplicates?size=muitos', name: 'duplicates.filters.size' },
  { address: '/appointments?whose=a%00b', name: 'appointments.filters.whose' },
  { address: '/blocked?search=a%00b', name: 'blocking.search' },
  { address: '/audit?contact=doze', name: 'audit.filters.contact' },
] as const;

test('a filter that is not understood shows nothing and says which it is', async ({ page, as }) => {
  await as('manager');
  const main = page.getByRole('main');
  for (const { address, name } of UNREADABLE) {
    await page.goto(address);
    await expect(main.getByRole('alert')).toContainText(t('common.filterRefusal.title'));
    await expect(main.getByRole('alert')).toContainText(`: ${t(name)}.`);
    await expect(main.getByRole('table')).toHaveCount(0);
    await main
      .getByRole('alert')
      .getByRole('link', { name: t('common.filterRefusal.clear') })
      .click();
    await expect(main.getByRole('alert')).toHaveCount(0);
  }
});

test('a list goes to its older rows and back', async ({ page, as }) => {
  const { actor } = await as('manager');
  const ended = { kind: 'sync', state: 'completed', userId: actor.userId } as const;
  await database()
    .insert(runs)
    .values(Array.from({ length: 51 }, () => ended));
  await page.goto('/runs');
  const rows = page.getByRole('main').locator('tbody tr');
  await expect(rows).toHaveCount(50);
  const newest = await rows.first().getByRole('link').getAttribute('href');
  await page.getByRole('link', { name: t('common.pagination.next') }).click();
  await expect(page).toHaveURL(/\/runs\?after=\d+$/);
  await page.getByRole('link', { name: t('common.pagination.previous') }).click();
  await expect(page).toHaveURL(/\/runs\?before=\d+$/);
  await expect(rows).toHaveCount(50);
  await expect(rows.first().getByRole('link')).toHaveAttribute('href', newest ?? '');
});

const BELONGING = [
  { page: '/blacklist', name: 'common.nav.blocked' },
  { page: '/merges', name: 'common.nav.duplicates' },
  { page: '/surveys', name: 'common.nav.interactions' },
] as const;

test('the sidebar marks the entry that a page belongs to', async ({ page, as }) => {
  await as('manager');
  const sidebar = page.getByRole('navigation', { name: t('common.shell.navigation') });
  for (const { page: address, name } of BELONGING) {
    await page.goto(address);
    await expect(sidebar.getByRole('link', { name: t(name) })).toHaveAttribute('aria-current', 'true');
  }
});
