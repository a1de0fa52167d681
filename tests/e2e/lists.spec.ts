import { readFileSync } from 'node:fs';
import { database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import { createChannel } from '#lib/channels/create-channel.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { createCustomField } from '#lib/custom-fields/create-custom-field.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { getInteraction } from '#lib/interactions/get-interaction.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/words.ts';

const UNREADABLE = [
  { address: '/contacts?createdFrom=ontem&city=Recife', name: 'contactList.filters.created' },
  { address: '/interactions?since=ontem&state=waiting', name: 'interactions.filters.since' },
  { address: '/interactions?contact=doze', name: 'interactions.filters.contact' },
  { address: '/surveys?interaction=doze', name: 'interactions.filters.interaction' },
  { address: '/contacts?fieldEquals=ouro', name: 'contactList.filters.fieldEquals' },
  { address: '/contacts?state=1&addressState=PE&addressState=SP', name: 'contacts.fields.state' },
  { address: '/appointments?date=2026-02-30', name: 'appointments.filters.date' },
  { address: '/blacklist?search=a%00b', name: 'blacklist.search' },
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
    await expect(main.locator('table, [id^=day-], article')).toHaveCount(0);
    await expect(main.locator('form[action$="/export"]')).toHaveCount(0);
    await main
      .getByRole('alert')
      .getByRole('link', { name: t('common.filterRefusal.clear') })
      .click();
    await expect(main.getByRole('alert')).toHaveCount(0);
  }
});

test('what was typed for a filter that is not understood stays in its field', async ({ page, as, word }) => {
  const { actor } = await as('manager');
  await createCustomField(actor, { name: `Plano ${actor.userId}` });
  await page.goto(`/contacts?panel=open&fieldContains=${word}&city=Olinda&createdFrom=2026-11-02`);
  const main = page.getByRole('main');
  await expect(main.getByRole('alert')).toContainText(t('common.filterRefusal.title'));
  const panel = main.getByRole('form', { name: t('contactList.filters.title') });
  await expect(panel.getByLabel(t('contactList.filters.fieldContains'))).toHaveValue(word);
  await expect(panel.getByLabel(t('contacts.fields.city'))).toHaveValue('Olinda');
  await panel.getByLabel(t('contactList.filters.whichField')).selectOption(`Plano ${actor.userId}`);
  await panel.getByRole('button', { name: t('contactList.filters.apply') }).click();
  await expect(main.getByRole('alert')).toHaveCount(0);
  await expect(main.getByText(`“${word}”`)).toBeVisible();
  // Cut to what is understood it would be another text.
  await page.goto(`/contacts?panel=open&city=${'x'.repeat(300)}`);
  await expect(panel.getByLabel(t('contacts.fields.city'))).toHaveValue('x'.repeat(300));
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

test('a file holds what the list shows, by filters that no field of the page has', async ({
  page,
  as,
  word,
}) => {
  const { actor } = await as('manager');
  const channel = await createChannel(actor, { kind: 'whatsapp', name: `Canal ${word}` });
  const { id: contactId } = await createContact(actor, { name: `Ana ${word}` });
  const arrived = await deliverInteraction(actor, { channel: channel.id, contactId, body: 'Oi' }, null);
  const { protocol } = await getInteraction(actor, arrived.id);
  const file = async (address: string) => {
    await page.goto(address);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: t('interactions.filters.export') }).click(),
    ]);
    return readFileSync(await download.path(), 'utf8');
  };
  const since = encodeURIComponent(new Date(Date.now() - 3_600_000).toISOString());
  expect(await file(`/interactions?direction=inbound&channel=${channel.id}&since=${since}`)).toContain(
    protocol,
  );
  for (const none of ['direction=outbound', 'medium=voice', 'since=2999-01-01T00:00:00Z', 'service=999999'])
    expect(await file(`/interactions?channel=${channel.id}&${none}`), none).not.toContain(protocol);
});

test('an empty page of a list that has others says so, and leads on', async ({ page, as }) => {
  const { actor } = await as('manager');
  await database().insert(runs).values({ kind: 'sync', state: 'completed', userId: actor.userId });
  await page.goto('/runs?before=999999999999999');
  await expect(page.getByText(t('common.pagination.gone.title'))).toBeVisible();
  await page.getByRole('link', { name: t('common.pagination.next') }).click();
  await expect(page.getByRole('main').locator('tbody tr').first()).toBeVisible();
});
