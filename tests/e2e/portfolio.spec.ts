import type { Locator, Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { database } from '#db/client.ts';
import { createAppointment } from '#lib/appointments/create-appointment.ts';
import { getAppointment } from '#lib/appointments/get-appointment.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import { listContacts } from '#lib/contacts/list-contacts.ts';
import { recordInteractions } from '#lib/contacts/record-interactions.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { createSegment } from '#lib/segments/create-segment.ts';
import { createService } from '#lib/services/create-service.ts';
import { getUser } from '#lib/users/get-user.ts';
import { newMobile } from './support/identifiers.ts';
import { newPerson } from './support/people.ts';
import { SEARCHED } from './support/searched.ts';
import { expect, test } from './support/test.ts';
import { containing, inEnglish, t } from './support/words.ts';

const box = (page: Page, name: string): Locator => page.locator(`main [name="${name}"]`);
const press = (page: Page, key: string) => page.getByRole('button', { name: t(key), exact: true }).click();
const follow = (page: Page, key: string) => page.getByRole('link', { name: t(key), exact: true }).click();

/** Chooses a flow; what it does not need is out of sight, with and without scripts. */
async function chooseFlow(page: Page, flow: string): Promise<void> {
  await page.locator(`main [name="portfolio.flow"][value="${flow}"]`).check();
}

test('services are made, changed, put away with something in their place, and taken back', async ({
  page,
  as,
  word,
}) => {
  const { actor } = await as('manager');
  const owner = await newPerson(`Dona ${word}`, 'agent');
  await page.goto('/settings');
  await page
    .getByRole('main')
    .getByRole('link', { name: containing(t('settings.index.services.title')) })
    .click();
  await page
    .getByRole('link', { name: t('services.new') })
    .first()
    .click();
  await box(page, 'name').fill(`Vendas ${word}`);
  await press(page, 'services.form.save');
  await expect(page.getByText(t('services.flash.created'))).toBeVisible();

  await page.getByRole('link', { name: `Vendas ${word}` }).click();
  await page.getByRole('checkbox', { name: t('services.form.hasMailbox') }).check();
  await press(page, 'services.form.save');
  await expect(page.getByText(t('services.flash.updated'))).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: `Vendas ${word}` });
  await expect(row).toContainText(t('services.mailbox'));

  await page.getByRole('link', { name: `Vendas ${word}` }).click();
  await expect(page).toHaveURL(/\/\d+$/);
  const id = Number(/(\d+)$/.exec(page.url())?.[1]);
  const contact = await createContact(actor, { name: `Ana ${word}` });
  const flow = { flow: 'general_queue', ownerId: owner.actor.userId, serviceId: id };
  await assignPortfolio(actor, contact.id, flow);
  await follow(page, 'services.form.archive');
  await expect(page.getByText(t('services.archive.text', { count: 1 }))).toBeVisible();
  await press(page, 'services.archive.confirm');
  await expect(box(page, 'replacement')).toHaveAccessibleDescription(
    containing(t('errors.service_in_use', { count: 1 })),
  );
  await box(page, 'replacement').selectOption('message');
  await press(page, 'services.archive.confirm');
  await expect(page.getByText(t('services.flash.archived'))).toBeVisible();
  expect((await getContact(actor, contact.id)).portfolio?.flow).toBe('message');

  await page.getByRole('button', { name: t('services.restore', { name: `Vendas ${word}` }) }).click();
  await expect(page.getByText(t('services.flash.restored'))).toBeVisible();
});

test('a segment decides who sees its contacts, until it is deleted', async ({
  page,
  as,
  word,
  browser,
  baseURL,
}) => {
  const { actor } = await as('manager');
  const guest = await browser.newPage({ baseURL });
  const agent = await as('agent', guest);
  const other = await newPerson(`Outra ${word}`, 'agent');
  await page.goto('/settings/segments/new');
  await box(page, 'name').fill(`Norte ${word}`);
  await page.getByRole('checkbox', { name: containing(other.name) }).check();
  await press(page, 'segments.form.save');
  await expect(page.getByText(t('segments.flash.created'))).toBeVisible();
  const { id } = await createContact(actor, { name: `Ana ${word}`, segments: [`Norte ${word}`] });
  expect((await guest.goto(`/contacts/${id}`))?.status()).toBe(404);

  await page.getByRole('link', { name: `Norte ${word}` }).click();
  await expect(page.getByRole('checkbox', { name: containing(other.name) })).toBeChecked();
  await page.getByRole('checkbox', { name: containing(agent.name) }).check();
  await box(page, 'name').fill('');
  await press(page, 'segments.form.save');
  await expect(box(page, 'name')).toHaveAccessibleDescription(containing(t('errors.required')));
  await expect(page.getByRole('checkbox', { name: containing(agent.name) })).toBeChecked();
  await box(page, 'name').fill(`Norte ${word}`);
  await page.getByRole('checkbox', { name: containing(other.name) }).uncheck();
  await press(page, 'segments.form.save');
  await expect(page.getByText(t('segments.flash.updated'))).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: `Norte ${word}` });
  await expect(row).toContainText(agent.name);
  await expect(row).not.toContainText(other.name);
  expect((await guest.goto(`/contacts/${id}`))?.status()).toBe(200);

  await page.getByRole('link', { name: `Norte ${word}` }).click();
  await follow(page, 'segments.form.delete');
  await expect(page.getByText(t('segments.delete.exposed', { count: 1 }))).toBeVisible();
  await press(page, 'segments.delete.confirm');
  await expect(page.getByText(t('segments.flash.deleted'))).toBeVisible();
  expect((await getContact(actor, id)).segments).toEqual([]);
  await guest.close();
});

test('a user is told of their segments and phone, and hands everything over when they leave', async ({
  page,
  as,
  word,
}) => {
  const { actor } = await as('manager');
  await createSegment(actor, { name: `Sul ${word}` });
  const leaver = await newPerson(`Sai ${word}`, 'agent');
  const heir = await newPerson(`Fica ${word}`, 'agent');
  const mobile = newMobile();
  await page.goto(`/settings/users/${leaver.actor.userId}`);
  await page.getByRole('checkbox', { name: `Sul ${word}` }).check();
  await box(page, 'followMePhone').fill('12');
  await press(page, 'users.form.submitEdit');
  await expect(box(page, 'followMePhone')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('checkbox', { name: `Sul ${word}` })).toBeChecked();
  await box(page, 'followMePhone').fill(mobile);
  await press(page, 'users.form.submitEdit');
  await expect(page.getByText(t('users.flash.updated'))).toBeVisible();
  expect(await getUser(actor, leaver.actor.userId)).toMatchObject({
    segments: [`Sul ${word}`],
    followMePhone: `55${mobile}`,
  });

  const followed = await createContact(actor, { name: `Ana ${word}` });
  const backed = await createContact(actor, { name: `Bia ${word}` });
  await assignPortfolio(actor, followed.id, { flow: 'follow_me', ownerId: leaver.actor.userId });
  await assignPortfolio(actor, backed.id, {
    flow: 'backup_agent',
    ownerId: actor.userId,
    backupAgentId: leaver.actor.userId,
  });
  await page.goto(`/settings/users/${leaver.actor.userId}`);
  await expect(page.getByText(t('users.form.followedBy', { count: 1 }))).toBeVisible();
  await follow(page, 'users.deactivation.open');
  await expect(page.getByText(t('users.holdings.owned', { count: 1 }))).toBeVisible();
  await expect(page.getByText(t('users.holdings.backup', { count: 1 }))).toBeVisible();
  await box(page, 'userId').selectOption(String(heir.actor.userId));
  await press(page, 'users.deactivation.confirm');
  // Calls cannot follow somebody without a phone.
  await expect(box(page, 'userId')).toHaveAccessibleDescription(
    containing(t('errors.follow_me_without_phone')),
  );
  await expect(box(page, 'userId')).toHaveValue(String(heir.actor.userId));
  expect((await getUser(actor, leaver.actor.userId)).active).toBe(true);
  await page.locator('main [name=to][value=nobody]').check();
  await press(page, 'users.deactivation.confirm');
  await expect(
    page.getByText(t('users.flash.deactivatedAndDissolved', { owned: 1, messages: 1 })),
  ).toBeVisible();
  expect((await getContact(actor, followed.id)).portfolio).toBeNull();
  expect((await getContact(actor, backed.id)).portfolio?.flow).toBe('message');
});

test('what is agreed on with somebody who leaves goes to whom the page is told', async ({
  page,
  as,
  word,
}) => {
  const { actor } = await as('manager');
  const leaver = await newPerson(`Sai ${word}`, 'agent');
  const heir = await newPerson(`Fica ${word}`, 'agent');
  const { id: contactId } = await createContact(actor, { name: `Ana ${word}` });
  const startsAt = new Date(Date.now() + 86_400_000).toISOString();
  const id = await createAppointment(leaver.actor, { contactId, startsAt });
  await page.goto(`/settings/users/${leaver.actor.userId}/deactivate`);
  await expect(page.getByText(t('users.handOver.deskAppointments', { count: 1 }))).toBeVisible();
  await page.locator('main [name=deskTo][value=user]').check();
  await box(page, 'deskUserId').selectOption({ label: heir.name });
  await press(page, 'users.deactivation.confirm');
  await expect(page.getByText(t('users.flash.deactivated'))).toBeVisible();
  expect((await getAppointment(actor, id)).agent?.name).toBe(heir.name);
});

test('a portfolio can be moved from somebody who stays', async ({ page, as, word }) => {
  const { actor } = await as('supervisor');
  const giver = await newPerson(`Cede ${word}`, 'agent');
  const heir = await newPerson(`Recebe ${word}`, 'agent');
  const { id } = await createContact(actor, { name: `Ana ${word}` });
  await assignPortfolio(actor, id, { flow: 'message', ownerId: giver.actor.userId });
  await page.goto(`/settings/users/${giver.actor.userId}/portfolio`);
  await box(page, 'userId').selectOption({ label: heir.name });
  await press(page, 'users.handOver.submit');
  await expect(
    page.getByText(t('users.flash.portfolioMoved', { owned: 1, backup: 0, replaced: 0, messages: 0 })),
  ).toBeVisible();
  expect((await getContact(actor, id)).portfolio?.owner.name).toBe(heir.name);
});

test('a contact is saved with segments and portfolio, which its page and history name', async ({
  page,
  as,
  word,
}) => {
  const { actor, name } = await as('supervisor');
  const agent = await newPerson(`Dona ${word}`, 'agent');
  for (const segment of ['Norte', 'Sul'])
    await createSegment(await manager(), { name: `${segment} ${word}` });
  await createService(await manager(), { name: `Fila ${word}`, hasMailbox: true });
  await page.goto('/contacts/new');
  await box(page, 'name').fill(`Ana ${word}`);
  await page.getByRole('checkbox', { name: `Norte ${word}` }).check();
  await expect(box(page, 'portfolio.ownerId')).toBeHidden();
  await box(page, 'portfolio.flow').selectOption('general_queue');
  await expect(box(page, 'portfolio.backupAgentId')).toBeHidden();
  await box(page, 'portfolio.ownerId').selectOption({ label: agent.name });
  await press(page, 'contacts.form.save');
  await expect(box(page, 'portfolio.serviceId')).toHaveAccessibleDescription(
    containing(t('errors.required')),
  );
  await expect(page.getByRole('checkbox', { name: `Norte ${word}` })).toBeChecked();
  await expect(box(page, 'portfolio.flow')).toHaveValue('general_queue');
  await box(page, 'portfolio.serviceId').selectOption({ label: `Fila ${word}` });
  await press(page, 'contacts.form.save');
  await expect(page.getByText(t('contacts.flash.created'))).toBeVisible();
  const block = page.getByRole('region', { name: t('portfolio.title') });
  for (const text of [agent.name, t('portfolio.flows.general_queue'), `Fila ${word}`, name])
    await expect(block).toContainText(text);
  await expect(page.getByRole('main')).toContainText(`Norte ${word}`);

  await page.getByRole('link', { name: t('contacts.edit'), exact: true }).click();
  await page.getByRole('checkbox', { name: `Sul ${word}` }).check();
  await page.getByRole('checkbox', { name: `Norte ${word}` }).uncheck();
  await press(page, 'contacts.form.save');
  await expect(page.getByText(t('contacts.flash.updated'))).toBeVisible();
  const id = Number(/(\d+)$/.exec(page.url())?.[1]);
  const saved = await getContact(actor, id);
  expect(saved.segments.map((segment) => segment.name)).toEqual([`Sul ${word}`]);
  expect(saved.portfolio?.service?.name).toBe(`Fila ${word}`);

  await follow(page, 'portfolio.block.unassign');
  await expect(page.getByText(t('portfolio.confirm.unassignQuestion', { count: 1 }))).toBeVisible();
  await press(page, 'portfolio.confirm.unassign');
  await expect(page).toHaveURL(new RegExp(`/contacts/${id}$`));
  await expect(page.getByText(t('portfolio.flash.unassigned', { changed: 1, refused: 0 }))).toBeVisible();
  await expect(block).toContainText(t('portfolio.block.none'));
  const history = page.getByRole('region', { name: t('contacts.history.title') });
  await expect(history).toContainText(t('contacts.history.contact-unassigned', { who: name }));
  await expect(history).toContainText(
    [
      t('portfolio.flows.general_queue'),
      agent.name,
      t('portfolio.trail.service', { name: `Fila ${word}` }),
    ].join(' · '),
  );
});

test('an agent puts contacts into their own segments and leaves those of others alone', async ({
  page,
  as,
  word,
}) => {
  const { actor, email } = await as('agent');
  const lead = await manager();
  await createSegment(lead, { name: `Norte ${word}`, operators: [email] });
  await createSegment(lead, { name: `Sul ${word}` });
  const { id } = await createContact(lead, { name: `Ana ${word}`, segments: [`Sul ${word}`] });
  await assignPortfolio(lead, id, { flow: 'message', ownerId: actor.userId });
  await page.goto(`/contacts/${id}`);
  await expect(page.getByRole('region', { name: t('portfolio.title') })).toContainText(actor.name);
  await expect(page.getByRole('link', { name: t('portfolio.block.change') })).toHaveCount(0);
  await page.getByRole('link', { name: t('contacts.edit'), exact: true }).click();
  await expect(page.getByText(`${t('contacts.form.otherSegments')} Sul ${word}`)).toBeVisible();
  await expect(box(page, 'portfolio.flow')).toHaveCount(0);
  await page.getByRole('checkbox', { name: `Norte ${word}` }).check();
  await press(page, 'contacts.form.save');
  await expect(page.getByText(t('contacts.flash.updated'))).toBeVisible();
  const { segments, portfolio } = await getContact(lead, id);
  expect(segments.map(({ name }) => name).sort()).toEqual([`Norte ${word}`, `Sul ${word}`]);
  expect(portfolio?.owner.name).toBe(actor.name);
});

test('who assigned meanwhile is not undone by somebody who had the form open', async ({ page, as, word }) => {
  const { actor } = await as('supervisor');
  const [first, second] = [await newPerson(`Uma ${word}`, 'agent'), await newPerson(`Duas ${word}`, 'agent')];
  const lead = await manager();
  const { id } = await createContact(actor, { name: `Ana ${word}` });
  await assignPortfolio(actor, id, { flow: 'message', ownerId: first.actor.userId });
  await page.goto(`/contacts/${id}/edit`);
  await assignPortfolio(lead, id, { flow: 'message', ownerId: second.actor.userId });
  await box(page, 'company').fill('Padaria');
  await press(page, 'contacts.form.save');
  const fields = t('contacts.fields.owner');
  await expect(page.getByText(t('contacts.stale.message', { who: lead.name, fields }))).toBeVisible();
  await expect(box(page, 'portfolio.ownerId')).toHaveValue(String(second.actor.userId));
  await expect(box(page, 'company')).toHaveValue('Padaria');
  await press(page, 'contacts.form.save');
  await expect(page.getByText(t('contacts.flash.updated'))).toBeVisible();
  const { company, portfolio } = await getContact(actor, id);
  expect([company, portfolio?.owner.name]).toEqual(['Padaria', second.name]);
});

test('everything that matches is assigned: flow, owner, backup agent, the count, who was refused', {
  tag: '@journey',
}, async ({ page, as, word }) => {
  const { actor } = await as('supervisor');
  const [owner, backup] = [
    await newPerson(`Dona ${word}`, 'agent'),
    await newPerson(`Reserva ${word}`, 'agent'),
  ];
  const contacts = [];
  for (const name of ['Ana', 'Bia', 'Clara'])
    contacts.push(await createContact(actor, { name: `${name} ${word}`, tags: [word] }));
  const [ana, , clara] = contacts;
  await database().transaction((tx) => recordInteractions([{ contactId: clara?.id ?? 0, opened: 1 }], tx));
  await page.goto(`/contacts/assign?everything=1&tag=${word}`);
  await expect(page.getByText(t('portfolio.assign.selected', { count: 3 }))).toBeVisible();
  await press(page, 'portfolio.assign.next');
  await expect(page.getByText(t('errors.check_fields'))).toBeVisible();
  await chooseFlow(page, 'backup_agent');
  await expect(box(page, 'portfolio.serviceId')).toBeHidden();
  for (const field of ['ownerId', 'backupAgentId'])
    await box(page, `portfolio.${field}`).selectOption(String(owner.actor.userId));
  await press(page, 'portfolio.assign.next');
  await expect(box(page, 'portfolio.backupAgentId')).toHaveAccessibleDescription(
    containing(t('errors.backup_agent_is_owner')),
  );
  await expect(box(page, 'portfolio.ownerId')).toHaveValue(String(owner.actor.userId));
  await box(page, 'portfolio.backupAgentId').selectOption(String(backup.actor.userId));
  await press(page, 'portfolio.assign.next');

  await expect(
    page.getByText(t('portfolio.confirm.question', { count: 3, owner: owner.name })),
  ).toBeVisible();
  await expect(page.getByText(t('portfolio.confirm.refused', { count: 1, total: 3 }))).toBeVisible();
  await follow(page, 'portfolio.assign.back');
  await expect(box(page, 'portfolio.backupAgentId')).toHaveValue(String(backup.actor.userId));
  await press(page, 'portfolio.assign.next');
  await press(page, 'portfolio.confirm.submit');
  await expect(page).toHaveURL(/\/runs\/\d+$/);
  await expect(page.getByText(t('portfolio.flash.assigned', { changed: 2, refused: 1 }))).toBeVisible();
  const link = page.getByRole('link', { name: t('runs.kinds.bulk_change.download') }).first();
  const file = await page.request.get((await link.getAttribute('href')) ?? '');
  const csv = await file.text();
  expect(csv).toContain(`Clara ${word}`);
  expect(csv).toContain(t('errors.open_interaction'));
  expect(csv).not.toContain(`Ana ${word}`);
  expect((await getContact(actor, ana?.id ?? 0)).portfolio).toMatchObject({
    flow: 'backup_agent',
    owner: { name: owner.name },
    backupAgent: { name: backup.name },
  });
});

test('calls follow only those who have a phone, and nobody is assigned by an address alone', async ({
  page,
  as,
  word,
}) => {
  const { actor } = await as('supervisor');
  const owner = await newPerson(`Dona ${word}`, 'agent');
  const { id } = await createContact(actor, { name: `Ana ${word}` });
  const chosen = `contact=${id}&portfolio.flow=follow_me&portfolio.ownerId=${owner.actor.userId}`;
  await page.goto(`/contacts/assign/confirm?${chosen}`);
  await expect(page.getByText(t('portfolio.confirm.invalid'))).toBeVisible();
  await follow(page, 'portfolio.assign.back');
  await press(page, 'portfolio.assign.submit');
  await expect(box(page, 'portfolio.ownerId')).toHaveAccessibleDescription(
    containing(t('errors.follow_me_without_phone')),
  );
  await page.goto('/contacts/assign');
  await expect(page.getByRole('heading', { name: t('bulk.nobody.title') }).first()).toBeVisible();
  expect((await getContact(actor, id)).portfolio).toBeNull();
});

test('two contacts ticked in the list are assigned, and the list is there again', async ({
  page,
  as,
  word,
}) => {
  const { actor } = await as('supervisor');
  const owner = await newPerson(`Dona ${word}`, 'agent');
  for (const name of ['Ana', 'Bia', 'Clara']) await createContact(actor, { name: `${name} ${word}` });
  await page.goto(`/contacts?search=${word}`);
  for (const name of ['Ana', 'Clara'])
    await page.getByRole('checkbox', { name: `${t('bulk.bar.select')} ${name} ${word}` }).check();
  await page
    .getByRole('button', { name: t('bulk.bar.assign'), exact: true })
    .first()
    .click();
  await expect(page.getByText(t('portfolio.assign.selected', { count: 2 }))).toBeVisible();
  await box(page, 'portfolio.ownerId').selectOption(String(owner.actor.userId));
  // Nobody loses a contact by it, so nobody is asked.
  await press(page, 'portfolio.assign.submit');
  await expect(page).toHaveURL(SEARCHED);
  await expect(page.getByText(t('portfolio.flash.assigned', { changed: 2, refused: 0 }))).toBeVisible();
  const owned = await listContacts(actor, { owner: owner.actor.userId });
  expect(owned.items.map(({ name }) => name)).toEqual([`Ana ${word}`, `Clara ${word}`]);
});

test('somebody who reads English assigns in English', async ({ page, as, word }) => {
  const { actor } = await as('supervisor');
  await database().execute(sql`update app_user set locale = 'en' where id = ${actor.userId}`);
  const owner = await newPerson(`Dona ${word}`, 'agent');
  const { id } = await createContact(actor, { name: `Ana ${word}` });
  await assignPortfolio(actor, id, { flow: 'message', ownerId: actor.userId });
  await page.goto(`/contacts/assign?contact=${id}&back=/contacts/${id}`);
  await box(page, 'portfolio.ownerId').selectOption(String(owner.actor.userId));
  await page.getByRole('button', { name: inEnglish('portfolio.assign.submit'), exact: true }).click();
  await expect(
    page.getByText(inEnglish('portfolio.confirm.question', { count: 1, owner: owner.name })),
  ).toBeVisible();
  await page.getByRole('button', { name: inEnglish('portfolio.confirm.submit'), exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/contacts/${id}$`));
  await expect(
    page.getByText(inEnglish('portfolio.flash.assigned', { changed: 1, refused: 0 })),
  ).toBeVisible();
  await expect(page.getByText(inEnglish('portfolio.flows.message')).first()).toBeVisible();
});

/** Somebody who defines things, without signing in. */
async function manager() {
  return (await newPerson(`Gerente ${Math.random().toString(36).slice(2)}`, 'manager')).actor;
}
