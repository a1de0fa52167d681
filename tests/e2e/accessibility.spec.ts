import type { Page } from '@playwright/test';
import { eq, sql } from 'drizzle-orm';
import { database } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import { createAppointment } from '#lib/appointments/create-appointment.ts';
import { settleDue } from '#lib/appointments/settle-due.ts';
import { updateAppointment } from '#lib/appointments/update-appointment.ts';
import { addNumber } from '#lib/blacklist/add-to-blacklist.ts';
import { blockContact } from '#lib/blocking/block-contact.ts';
import { startBulkChange } from '#lib/bulk/start-bulk-change.ts';
import { createChannel } from '#lib/channels/create-channel.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { createView } from '#lib/contacts/views/create-view.ts';
import { createCustomField } from '#lib/custom-fields/create-custom-field.ts';
import { dismissDuplicates } from '#lib/duplicates/dismiss-duplicates.ts';
import { closeInteraction } from '#lib/interactions/close-interaction.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { createDisposition } from '#lib/interactions/dispositions/create-disposition.ts';
import { listMessages } from '#lib/interactions/get-interaction.ts';
import { addIdentity } from '#lib/interactions/identities/add-identity.ts';
import { setPresence } from '#lib/interactions/set-presence.ts';
import { takeInteraction } from '#lib/interactions/take-interaction.ts';
import { mergeContacts } from '#lib/merges/merge-contacts.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { placeHold } from '#lib/privacy/holds/place-hold.ts';
import { registerRequest } from '#lib/privacy/requests/register-request.ts';
import { createSegment } from '#lib/segments/create-segment.ts';
import { createService } from '#lib/services/create-service.ts';
import { answerSurvey } from '#lib/surveys/answer-survey.ts';
import { closeWithSurvey } from '#lib/surveys/close-with-survey.ts';
import { withLinks } from '#lib/surveys/with-links.ts';
import { ensureTags } from '#lib/tags/ensure-tags.ts';
import { createTemplate } from '#lib/templates/create-template.ts';
import { createEndpoint } from '#lib/webhooks/create-endpoint.ts';
import { isSecondStage } from '#tests/support/random-cases.ts';
import { twins } from '#tests/support/twins.ts';
import { violations } from './support/axe.ts';
import { newMobile } from './support/identifiers.ts';
import { newPerson } from './support/people.ts';
import { expect, test } from './support/test.ts';
import { untilShown } from './support/until.ts';
import { t } from './support/words.ts';

const WIDE = [
  { width: 1440, height: 900, colorScheme: 'light' },
  { width: 1440, height: 900, colorScheme: 'dark' },
] as const;
const NARROW = [
  { width: 390, height: 844, colorScheme: 'dark' },
  { width: 390, height: 844, colorScheme: 'light' },
] as const;

test.describe.configure({ mode: 'parallel' });

test.beforeEach(({ scripted }) => {
  test.skip(!scripted, 'axe is a script; the pages are the same ones');
});

test('pages of people who are not signed in', async ({ page, word }) => {
  await page.goto('/sign-in');
  await page.locator('[name=email]').fill(`${word}@aurora.example`);
  await page.locator('[name=password]').fill('não é esta');
  await page.getByRole('button', { name: t('auth.signIn.submit'), exact: true }).click();
  await expect(page.getByText(t('errors.sign_in_wrong'))).toBeVisible();
  await check(page);
  for (const address of ['/setup/nada', '/invitation/nada', '/api-docs']) await visit(page, address);
});

test('the dashboard, empty and full lists, small pages', async ({ page, as, word }) => {
  const { actor } = await as('owner');
  await createContact(actor, {
    name: `Muito ${'comprido '.repeat(12)}${word}`,
    tags: [`VIP ${word}`, `Fiado ${word}`, `Novo ${word}`, `Antigo ${word}`],
    phones: [`55${newMobile()}`, `55${newMobile()}`],
    priority: 'high',
  });
  await createContact(actor, { name: `Loja ${word}`, kind: 'corporate', active: false, priority: 'low' });
  for (const address of [
    '/',
    `/contacts?search=${word}&active=all`,
    `/contacts?search=nada${word}`,
    `/contacts?tag=VIP ${word}`,
    '/notifications',
    '/shortcuts',
    '/sign-out',
    '/nada',
  ])
    await visit(page, address);
});

test('selected contacts, what can be done with them, and what came of it', async ({ page, as, word }) => {
  const { actor } = await as('owner');
  const { id } = await createContact(actor, { name: `Marcado ${word}`, tags: [`Etiqueta ${word}`] });
  await createSegment(actor, { name: `Norte ${word}` });
  await page.goto(`/contacts?search=${word}`);
  await page.getByRole('checkbox', { name: `${t('bulk.bar.select')} Marcado ${word}` }).check();
  await page.locator('.selection-bar summary').click();
  await check(page);
  const pages = ['deactivate', 'add-tags', 'remove-tags', 'priority', 'add-to-segments', 'delete'];
  for (const name of pages) await visit(page, `/contacts/bulk/${name}?contact=${id}`);
  await visit(page, '/contacts/bulk/deactivate');
  const selection = { contacts: [id, 999_999_999] };
  const { runId } = await startBulkChange(actor, 'deactivate', {}, selection, database());
  for (const address of ['/runs', `/runs/${runId}`]) await visit(page, address);
});

test('the list with its filters, as cards, its views and columns', async ({ page, as, word }) => {
  const { actor } = await as('owner');
  await createCustomField(actor, { name: `Plano ${word}`, type: 'text' });
  await createContact(actor, {
    name: `Cartão ${word}`,
    tags: [`Ouro ${word}`],
    phones: [`55${newMobile()}`, `55${newMobile()}`],
    priority: 'medium',
  });
  await createView(actor, { name: `Ouro ${word}`, query: `tag=Ouro ${word}`, shared: true });
  for (const address of [
    `/contacts?panel=open&tag=Ouro ${word}&withOwner=false&createdFrom=2020-01-01&field=Plano ${word}`,
    `/contacts?layout=cards&search=${word}`,
    '/contacts/columns',
    '/contacts/views',
    `/contacts/views/new?search=${word}&priority=high`,
  ])
    await visit(page, address);
});

test('a contact and its forms', async ({ page, as, word }) => {
  const { actor } = await as('owner');
  await createCustomField(actor, { name: `Data ${word}`, type: 'date' });
  const { id } = await createContact(actor, {
    name: `Célia ${word}`,
    email: `celia@${word}.example`,
    phones: [`55${newMobile()}`, `55${newMobile()}`, `55${newMobile()}`],
    tags: [word],
    address: { city: 'Recife', state: 'PE', street: 'Rua da Aurora', number: '1' },
    priority: 'medium',
  });
  for (const name of ['', '/edit', '/block', '/delete']) await visit(page, `/contacts/${id}${name}`);
  await visit(page, '/blocked');
  await blockContact(actor, id, { reason: `Ofendeu a equipe ${word}` });
  for (const address of [`/contacts/${id}`, '/blocked']) await visit(page, address);
  const channel = await createChannel(actor, { kind: 'telegram', name: `Canal ${word}` });
  const identity = await addIdentity(actor, id, { channel: channel.id, value: word });
  const other = await createContact(actor, { name: `Elis ${word}` });
  const given = { channel: channel.id, contactId: other.id, body: 'Oi' };
  const { id: interaction } = await deliverInteraction(actor, given, null);
  await closeInteraction(actor, interaction, {});
  for (const address of [
    `/contacts/${id}?tab=channels`,
    `/contacts/${other.id}?tab=channels`,
    `/contacts/${other.id}/channels/${channel.id}/remove`,
    `/contacts/${id}/identities/new`,
    `/contacts/${id}/identities/${identity.id}/move?search=${word}`,
  ])
    await visit(page, address);
  for (const from of [{ telegramId: word, name: `Rita ${word}` }, { group: word }])
    await deliverInteraction(actor, { channel: channel.id, from, body: 'Oi' }, null);
  for (const address of ['/contacts/sync', '/contacts/sync?kind=groups']) await visit(page, address);
  const contactIds = await twins(actor, [`Célia ${word}`, `C. ${word}`], `55${newMobile()}`);
  for (const address of ['/duplicates', `/duplicates?search=nada${word}`, `/contacts/${contactIds[0]}`])
    await visit(page, address);
  const side = contactIds.map((one) => `contact=${one}`).join('&');
  for (const address of [`/duplicates/${contactIds[0]}`, `/contacts/merge?${side}`, '/duplicates/merge-all'])
    await visit(page, address);
  const [stays, goes] = await twins(actor, [`Davi ${word}`, `D. ${word}`], `55${newMobile()}`);
  await mergeContacts(actor, { contactIds: [stays, goes], primaryId: stays });
  for (const address of [
    `/contacts/${stays}`,
    `/contacts/${stays}/merged`,
    `/merges/bring-back/${goes}`,
    '/merges',
  ])
    await visit(page, address);
  await dismissDuplicates(actor, { contactIds });
  for (const address of ['/duplicates/apart', '/duplicates/ignored']) await visit(page, address);
  await page.goto('/contacts/new');
  await page.locator('[name=cpf]').fill('123');
  await page.getByRole('button', { name: t('contacts.form.save'), exact: true }).click();
  await expect(page.getByText(t('errors.check_fields'))).toBeVisible();
  await check(page);
});

test('the blacklist, empty and full, its form with a refused line, and the question before removal', async ({
  page,
  as,
  word,
}) => {
  const { actor } = await as('supervisor');
  const given = { direction: 'inbound', number: newMobile(), note: `Trote ${word}` };
  const { ids } = await addNumber(actor, given);
  for (const address of [
    '/blacklist',
    `/blacklist?search=nada${word}`,
    `/blacklist/remove?direction=inbound&entry=${ids[0]}`,
    '/blacklist/remove',
  ])
    await visit(page, address);
  await page.goto('/blacklist/new?direction=outbound');
  await page.locator('[name=numbers]').fill('11987654321\nabc');
  await page.getByRole('button', { name: t('blacklist.form.submit'), exact: true }).click();
  await expect(page.getByText(t('errors.phone_characters'))).toBeVisible();
  await check(page);
});

test('imports: upload, an ended one, a failed one, their notifications', async ({ page, as, word }) => {
  await as('owner');
  await visit(page, '/imports');
  await visit(page, '/imports/new');
  for (const [text, state] of [
    [`contact_name;contact_gender\nAna ${word};x\nEva ${word};\n`, 'completed_yellow'],
    ['contact_name,contact_email\nAna,a@b.example\n', 'failed'],
  ] as const) {
    await page.goto('/imports/new');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: `${word}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByRole('button', { name: t('imports.file.submit') }).click();
    await untilShown(page, true, page.getByRole('main').getByText(t(`runs.state.${state}`)));
    await check(page);
  }
  for (const text of [
    `nome,fone,nome\nAna ${word},119\nEva ${word},55${newMobile()}\n`,
    `nome;e-mail;e-mail 2\nAna ${word};ana@${word}.example;x\n;eva@${word}.example;\n`,
    `fone,cidade\n55${newMobile()},Natal\n`,
    '\n',
  ]) {
    await page.goto('/imports/new');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: `${word}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByRole('button', { name: t('imports.file.review') }).click();
    await expect(page).toHaveURL(/\/review$/);
    await untilShown(
      page,
      true,
      page
        .getByText(t('imports.review.check.now'))
        .or(page.getByText(t('imports.review.check.blocked')))
        .or(page.getByText(t('errors.no_rows'))),
    );
    await check(page);
  }
  await visit(page, '/imports');
  await visit(page, '/notifications');
  await visit(page, '/');
  await visit(page, '/sign-out');
});

test('settings, users and tokens', async ({ page, as, word }) => {
  const { actor } = await as('owner');
  const field = await createCustomField(actor, { name: `Plano ${word}`, type: 'choice', choices: 'Ouro' });
  const tag = (await ensureTags([`Etiqueta ${word}`], database())).idOf(`Etiqueta ${word}`);
  const agent = await newPerson(word, 'agent');
  for (const address of [
    '/settings',
    '/settings/organization',
    '/settings/custom-fields',
    '/settings/custom-fields/new',
    `/settings/custom-fields/${field.id}`,
    '/settings/tags',
    `/settings/tags/${tag}`,
    `/settings/tags/${tag}/delete`,
    '/settings/users',
    '/settings/users/new',
    `/settings/users/${agent.actor.userId}`,
    '/settings/tokens',
    '/settings/tokens/new',
    '/audit',
    '/profile',
    '/profile/password',
  ])
    await visit(page, address);
});

test('services, segments, what a user holds, and assignments', async ({ page, as, word }) => {
  const { actor } = await as('owner');
  const agent = await newPerson(word, 'agent');
  const service = await createService(actor, { name: `Fila ${word}` });
  const segment = await createSegment(actor, { name: `Norte ${word}`, operators: [agent.email] });
  const { id } = await createContact(actor, { name: `Ana ${word}`, segments: [`Norte ${word}`] });
  await assignPortfolio(actor, id, {
    flow: 'general_queue',
    ownerId: agent.actor.userId,
    serviceId: service.id,
  });
  for (const address of [
    '/settings/services',
    '/settings/services/new',
    `/settings/services/${service.id}`,
    `/settings/services/${service.id}/archive`,
    '/settings/segments',
    '/settings/segments/new',
    `/settings/segments/${segment.id}`,
    `/settings/segments/${segment.id}/delete`,
    `/settings/users/${agent.actor.userId}/deactivate`,
    `/settings/users/${agent.actor.userId}/portfolio`,
    `/contacts/${id}`,
    `/contacts/assign?contact=${id}`,
    `/contacts/assign/confirm?contact=${id}&portfolio.flow=unassign`,
  ])
    await visit(page, address);
});

test('the desk, one interaction, its settings', async ({ page, as, word }) => {
  const { actor } = await as('owner');
  const { id } = await createContact(actor, { name: `Ana ${word}`, priority: 'high' });
  const channel = await createChannel(actor, { kind: 'whatsapp', name: `Canal ${word}` });
  const disposition = await createDisposition(actor, { name: `Resolvido ${word}` });
  await setPresence(actor, { presence: 'available' });
  const given = { channel: channel.id, contactId: id, body: `Bom dia ${word}` };
  const known = await deliverInteraction(actor, given, null);
  const unknown = { channel: channel.id, from: { externalId: word }, body: 'Oi' };
  const other = await deliverInteraction(actor, unknown, null);
  await takeInteraction(actor, other.id);
  const text = {
    name: `Modelo ${word}`,
    body: 'Olá, {{contact.name}} ({{contactcustomcode}})',
    shared: true,
  };
  const template = await createTemplate(actor, text);
  for (const address of [
    '/desk',
    '/interactions',
    `/interactions/${known.id}`,
    `/interactions/${other.id}`,
    `/interactions/${other.id}/link`,
    `/interactions/new?contact=${id}`,
    '/interactions/simulate',
    `/contacts/${id}`,
    '/settings/channels',
    '/settings/channels/new',
    `/settings/channels/${channel.id}`,
    '/settings/dispositions',
    `/settings/dispositions/${disposition.id}`,
    '/settings/templates',
    '/settings/templates/new',
    `/settings/templates/${template.id}?contact=${id}`,
    `/settings/templates/${template.id}/delete`,
  ])
    await visit(page, address);
});

test('anonymizing, requests of data subjects, holds and the data of a person', async ({ page, as, word }) => {
  const { actor } = await as('owner');
  const { id } = await createContact(actor, { name: `Ana ${word}`, phones: ['+55 11 98765-4931'] });
  await database().update(users).set({ canAnonymize: true }).where(eq(users.id, actor.userId));
  await registerRequest(actor, { kind: 'access', contactId: String(id), askedOn: '2026-01-05' });
  await placeHold(actor, (await createContact(actor, { name: `Bia ${word}` })).id, { reason: 'Processo' });
  for (const address of [
    `/contacts/anonymize?contact=${id}`,
    '/contacts/anonymized',
    '/settings/privacy',
    '/settings/privacy?list=holds',
    `/settings/privacy/requests/new?contact=${id}`,
    `/contacts/${id}/hold`,
    `/contacts/${id}/data`,
  ])
    await visit(page, address);
});

test('appointments: a week, a day, one of them, a new one, one that is due', async ({ page, as, word }) => {
  const { actor } = await as('owner');
  const { id: contactId } = await createContact(actor, { name: `Ana ${word}` });
  const startsAt = new Date(Date.now() + 60_000).toISOString();
  const id = await createAppointment(actor, { contactId, startsAt, note: `Ligar ${word}` });
  const done = await createAppointment(actor, { contactId, startsAt });
  await updateAppointment(actor, done, { state: 'missed' });
  await database().execute(
    sql`update appointment set starts_at = now() - interval '1 minute' where id = ${id}`,
  );
  await settleDue(database());
  for (const address of [
    '/appointments',
    '/appointments?view=day',
    `/appointments/${id}`,
    '/appointments/new',
    `/appointments/new?contact=${contactId}`,
    '/notifications',
    '/desk',
    `/contacts/${contactId}`,
  ])
    await visit(page, address);
});

test('a survey, as the customer and the team see it', async ({ page, as, word }) => {
  const { actor } = await as('owner');
  const { id } = await createContact(actor, { name: `Ana ${word}` });
  const channel = await createChannel(actor, { kind: 'whatsapp', name: `Pesquisas ${word}` });
  await setPresence(actor, { presence: 'available' });
  const call = { channel: channel.id, contactId: id, body: `Bom dia ${word}` };
  const { id: interaction } = await deliverInteraction(actor, call, null);
  await takeInteraction(actor, interaction);
  await visit(page, `/interactions/${interaction}`);
  await closeWithSurvey(actor, interaction, { survey: true });
  const messages = await withLinks(actor, await listMessages(actor, interaction));
  const [, link = ''] = /(\/survey\/[\w-]+)/.exec(messages.at(-1)?.body ?? '') ?? [];
  await visit(page, link);
  await answerSurvey({ token: link.split('/').at(-1), score: '4', comment: `Bom ${word}` }, null);
  for (const address of [
    link,
    '/survey/nada',
    `/interactions/${interaction}`,
    `/surveys?contact=${id}`,
    `/contacts/${id}`,
  ])
    await visit(page, address);
});

test('webhooks, an event for one of them, its secret', async ({ page, as, word }) => {
  const { actor } = await as('owner');
  const given = { url: `https://${word}.example/`, description: `ERP ${word}`, events: ['survey.expired'] };
  const { endpoint } = await createEndpoint(actor, given);
  const { rows } = await database().execute<{ id: number }>(sql`
    with event as (insert into webhook_event (type, data) values ('survey.expired', '{"id": 1}') returning id),
      delivery as (
        insert into webhook_delivery (endpoint_id, event_id, state, attempts, status, duration_ms)
        select ${endpoint.id}, event.id, 'dead', 1, 500, 84 from event returning id),
      attempt as (
        insert into webhook_attempt (delivery_id, number, status, duration_ms) select id, 1, 500, 84 from delivery)
    select id from delivery`);
  const at = `/settings/webhooks/${endpoint.id}`;
  for (const address of [
    '/settings/webhooks',
    '/settings/webhooks/new',
    at,
    `${at}?state=delivered`,
    `/settings/webhooks/deliveries/${rows[0]?.id}`,
    `${at}/edit`,
    `${at}/replay`,
    `${at}/delete`,
    `${at}/secret`,
  ])
    await visit(page, address);
  await page.getByRole('button', { name: t('webhooks.rotate.confirm') }).click();
  await expect(page.getByRole('textbox', { name: t('webhooks.shown.label') })).toBeVisible();
  await check(page);
  await page.getByRole('button', { name: t('webhooks.shown.done') }).click();
  await page.goto(at);
  await page.locator('main .more-menu > summary').click();
  await page.getByRole('button', { name: t('webhooks.pause') }).click();
  await expect(page.getByText(t('webhooks.flash.paused'))).toBeVisible();
  await check(page);
});

test('what is shown once, what is open over a page, what is forbidden', async ({ page, as, word }) => {
  await as('owner');
  const agent = await newPerson(word, 'agent');
  await page.goto(`/settings/users/${agent.actor.userId}`);
  await page.getByRole('button', { name: t('users.link.create') }).click();
  await expect(page.getByRole('textbox', { name: t('users.link.label') })).toBeVisible();
  await check(page);
  await page.goto('/settings/tokens/new');
  await page.locator('main [name=name]').fill(`ERP ${word}`);
  await page.getByRole('button', { name: t('users.tokens.submit') }).click();
  await expect(page).toHaveURL(/\/settings\/tokens\/created/);
  await check(page);
  await page.goto('/settings/tokens');
  await page.getByRole('link', { name: t('users.tokens.revokeNamed', { name: `ERP ${word}` }) }).click();
  await expect(page.getByText(t('users.tokens.revokeText'))).toBeVisible();
  await check(page);
  await page.setViewportSize(WIDE[0]);
  await page.goto('/');
  await page.getByRole('button', { name: t('common.shell.account') }).click();
  await check(page, viewsOf(WIDE));
  await page.keyboard.press('Escape');
  await expect(async () => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible({ timeout: 500 });
  }).toPass();
  await check(page);
  await page.keyboard.press('Escape');
  await page.setViewportSize(NARROW[0]);
  await page.getByRole('button', { name: t('common.shell.menu'), exact: true }).click();
  await check(page, viewsOf(NARROW));
  await as('agent');
  await visit(page, '/settings/users');
});

async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await check(page);
}

type View = (typeof WIDE | typeof NARROW)[number];

/** Wide in light and narrow in dark; the second stage has the other two as well. */
function viewsOf(...widths: (readonly View[])[]): View[] {
  return widths.flatMap((views) => (isSecondStage ? views : views.slice(0, 1)));
}

/** Nothing axe knows of is wrong; nor does anything stick out sideways. */
async function check(page: Page, views: readonly View[] = viewsOf(WIDE, NARROW)): Promise<void> {
  await expect(page).toHaveTitle(/./);
  for (const { width, height, colorScheme } of views) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect.soft(await violations(page), `${page.url()} ${width} ${colorScheme}`).toEqual([]);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect.soft(over, `${page.url()} ${width}: wider than the window`).toBeLessThanOrEqual(0);
  }
}
