import { sql } from 'drizzle-orm';
import { createChannel } from '#lib/channels/create-channel.ts';
import { listContacts } from '#lib/contacts/list-contacts.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { createFirstOwner } from '#lib/users/invitations/create-first-owner.ts';
import { newMobile } from './support/identifiers.ts';
import { useOwnDeployment } from './support/own-deployment.ts';
import { OWNER } from './support/owner.ts';
import { actorByEmail, enter } from './support/people.ts';
import { expect, test } from './support/test.ts';
import { untilShown } from './support/until.ts';
import { containing, t } from './support/words.ts';

/** More than are saved while somebody waits. */
const MANY = 230;

test.describe('who writes and is no contact', () => {
  const carteira = useOwnDeployment();
  const at = (path: string) => `${carteira.url()}${path}`;
  const owner = () => actorByEmail(OWNER.email, carteira.db());

  test.beforeAll(async () => {
    await createFirstOwner({ ...OWNER, organization: 'Clínica Aurora' }, carteira.db());
  });

  test.beforeEach(async ({ context }) => {
    await enter(context, await owner(), carteira.url(), carteira.db());
  });

  test('becomes a contact from the page, person and group, and at once when the organization wants it', async ({
    page,
    word,
  }) => {
    const actor = await owner();
    const { id: channel } = await createChannel(
      actor,
      { kind: 'whatsapp', name: `Zap ${word}` },
      carteira.db(),
    );
    const write = (from: object) =>
      deliverInteraction(actor, { channel, from, body: 'Oi' }, null, carteira.db());
    await write({ phone: newMobile(), name: `Ana ${word}` });
    await write({ group: `${word}@g.us`, groupName: `Turma ${word}`, name: 'Caio' });

    const main = page.getByRole('main');
    await page.goto(at('/contacts/sync'));
    await expect(main.getByRole('link', { name: `Ana ${word}` })).toBeVisible();
    await main.getByRole('link', { name: t('sync.groups') }).click();
    await expect(main.getByRole('link', { name: `Turma ${word}` })).toBeVisible();
    const people = main.getByRole('checkbox', { name: t('sync.countPeople', { count: 1 }) });
    const groups = main.getByRole('checkbox', { name: t('sync.countGroups', { count: 1 }) });
    const confirm = main.getByRole('button', { name: t('sync.confirm'), exact: true });
    await people.uncheck();
    await groups.uncheck();
    await confirm.click();
    await expect(main.getByText(t('errors.sync_whom'))).toBeVisible();
    await people.check();
    await groups.check();
    await confirm.click();
    await expect(page.getByText(t('sync.flash.done', { created: 2, linked: 0, shared: 0 }))).toBeVisible();
    await expect(main.getByText(t('sync.empty.people'))).toBeVisible();
    await expect(confirm).toHaveCount(0);
    await page.goto(at(`/contacts?search=${word}`));
    for (const name of [`Ana ${word}`, `Turma ${word}`])
      await expect(main.getByRole('link', { name, exact: true })).toBeVisible();

    await page.goto(at('/settings/organization'));
    const atOnce = page.getByRole('checkbox', { name: t('settings.organization.saveSenders') });
    await atOnce.check();
    await page.getByRole('button', { name: t('common.save'), exact: true }).click();
    await expect(page.getByText(t('settings.organization.saved'))).toBeVisible();
    await expect(atOnce).toBeChecked();
    await write({ phone: newMobile(), name: `Bia ${word}` });
    await page.goto(at('/contacts/sync'));
    await expect(main.getByText(containing(t('sync.atOnce')))).toBeVisible();
    await expect(main.getByText(t('sync.empty.people'))).toBeVisible();
    await page.goto(at(`/contacts?search=Bia ${word}`));
    await main.getByRole('link', { name: `Bia ${word}`, exact: true }).click();
    await expect(page).toHaveURL(/\/contacts\/\d+/);
  });

  test('is saved by a run when they are many, whose page says what came of it', async ({
    page,
    word,
    scripted,
  }) => {
    const actor = await owner();
    const db = carteira.db();
    await db.execute(sql`update organization set save_senders = false`);
    const { id: channel } = await createChannel(actor, { kind: 'telegram', name: `Tele ${word}` }, db);
    await db.execute(sql`
      with sender as (
        insert into contact_identity (kind, value, display_name)
        select 'telegram_id', ${word} || n, ${word} || ' ' || n from generate_series(1, ${MANY}::int) n returning id)
      insert into interaction (protocol, channel_id, medium, direction, identity_id, state, arrived_at, closed_at)
      select ${word} || id, ${channel}, 'text', 'inbound', id, 'closed', now(), now() from sender`);
    await page.goto(at('/contacts/sync'));
    const main = page.getByRole('main');
    await main.getByRole('button', { name: t('sync.confirm'), exact: true }).click();
    await expect(page).toHaveURL(/\/runs\/\d+$/);
    await expect(page.getByText(t('sync.flash.started', { total: MANY }))).toBeVisible();
    await untilShown(page, scripted, main.getByText(t('runs.state.completed_green')).first());
    await expect(main.getByText(t('sync.people'), { exact: true })).toBeVisible();
    await expect(main.getByText(t('runs.kinds.sync.amount', { count: MANY }))).toBeVisible();
    await expect(
      main.getByText(t('runs.kinds.sync.counts.created', { count: MANY }), { exact: true }),
    ).toBeVisible();
    await page.goto(at('/contacts/sync'));
    await expect(main.getByText(t('sync.empty.people'))).toBeVisible();
    const { items } = await listContacts(actor, { search: word, limit: 5 }, db);
    expect(items).toHaveLength(5);
  });
});
