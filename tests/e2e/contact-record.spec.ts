import type { Locator, Page } from '@playwright/test';
import { createContact } from '#lib/contacts/create-contact.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import { createCustomField } from '#lib/custom-fields/create-custom-field.ts';
import { createSegment } from '#lib/segments/create-segment.ts';
import { maskedCpf, newCpf, newMobile, newPortugueseMobile, writtenMobile } from './support/identifiers.ts';
import { OWNER } from './support/owner.ts';
import { actorByEmail, PASSWORD } from './support/people.ts';
import { expect, test } from './support/test.ts';
import { untilKeysWork } from './support/until.ts';
import { containing, t } from './support/words.ts';

/** Unfolds what stands behind three dots. */
const more = (page: Page) => page.locator('.more-menu > summary').click();
const save = (page: Page) => page.getByRole('button', { name: t('contacts.form.save'), exact: true }).click();
const box = (page: Page, name: string): Locator => page.locator(`main [name="${name}"]`);

async function fill(page: Page, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await box(page, name).fill(value);
}

test('keeps a whole record: phones of two countries, a custom field, new tags', { tag: '@journey' }, async ({
  page,
  as,
  word,
}) => {
  const owner = await actorByEmail(OWNER.email);
  const field = await createCustomField(owner, {
    name: `Plano ${word}`,
    type: 'choice',
    choices: 'Ouro\nPrata',
  });
  await as('agent');
  const [cpf, mobile, abroad] = [newCpf(), newMobile(), newPortugueseMobile()];
  await page.goto('/contacts');
  await page
    .getByRole('link', { name: t('contacts.new') })
    .or(page.getByRole('link', { name: t('contacts.empty.create') }))
    .first()
    .click();
  await expect(page).toHaveURL(/\/contacts\/new$/);

  await fill(page, {
    name: `Dona Lurdes ${word}`,
    cpf: maskedCpf(cpf),
    email: `Lurdes.${word}@Exemplo.com.br`,
    birthDate: '3/4/1961',
    company: 'Padaria da Praça',
    'phones.0.number': `(${mobile.slice(0, 2)}) ${mobile.slice(2, 7)}-${mobile.slice(7)}`,
    clientCode: `C-${word}`,
    externalId: `X-${word}`,
    tags: `Fiado ${word}, VIP ${word}`,
    'address.street': 'Rua Felipe Schmidt',
    'address.number': '100',
    'address.city': 'Florianópolis',
    'address.state': 'SC',
    'social.instagram': `lurdes.${word}`,
  });
  await box(page, 'gender').selectOption('female');
  await box(page, 'priority').selectOption('high');
  await box(page, `custom.f${field.id}`).selectOption('Prata');
  await page.locator('summary', { hasText: /telefone/i }).click();
  await box(page, 'phones.1.country').selectOption('PT');
  await fill(page, { 'phones.1.number': abroad });
  await save(page);

  await expect(page.getByText(t('contacts.flash.created'))).toBeVisible();
  await expect(page).toHaveURL(/\/contacts\/\d+$/);
  const record = page.getByRole('region', { name: t('contacts.form.label') });
  for (const text of [
    maskedCpf(cpf),
    writtenMobile(mobile),
    `+351 ${abroad}`,
    `lurdes.${word}@exemplo.com.br`,
    'Padaria da Praça',
    'Rua Felipe Schmidt, 100',
    'Prata',
  ]) {
    await expect(record.getByText(containing(text)).first()).toBeVisible();
  }
  await expect(page.getByRole('main').getByRole('link', { name: `VIP ${word}` })).toBeVisible();
  await expect(
    page
      .getByRole('main')
      .getByText(containing(`C-${word}`))
      .first(),
  ).toBeVisible();
});

test('shows errors beside their fields and keeps what was typed', async ({ page, as, word }) => {
  await as('agent');
  await page.goto('/contacts/new');
  await fill(page, {
    cpf: '529.982.247-26',
    email: 'sem arroba',
    birthDate: '31/02/1990',
    'phones.0.number': '11 1234',
    company: `Oficina ${word}`,
  });
  await box(page, 'gender').selectOption('male');
  await save(page);

  await expect(page.getByText(t('errors.check_fields'))).toBeVisible();
  await expect(box(page, 'name')).toHaveAccessibleDescription(containing(t('errors.required')));
  await expect(box(page, 'cpf')).toHaveAccessibleDescription(containing(t('errors.cpf_check_digits')));
  await expect(box(page, 'email')).toHaveAccessibleDescription(containing(t('errors.email_invalid')));
  await expect(box(page, 'birthDate')).toHaveAccessibleDescription(containing(t('errors.date_invalid')));
  await expect(box(page, 'phones.0.number')).toHaveAttribute('aria-invalid', 'true');
  await expect(box(page, 'company')).toHaveValue(`Oficina ${word}`);
  await expect(box(page, 'cpf')).toHaveValue('529.982.247-26');
  await expect(box(page, 'gender')).toHaveValue('male');
  await expect(page).toHaveURL(/\/contacts\/new$/);
});

test('changes only what was changed', async ({ page, as, word }) => {
  const { actor } = await as('agent');
  const cpf = newCpf();
  const { id } = await createContact(actor, { name: `Nair ${word}`, cpf, phones: [`55${newMobile()}`] });
  await page.goto(`/contacts/${id}`);
  await page.getByRole('link', { name: t('contacts.edit'), exact: true }).click();
  await expect(box(page, 'cpf')).toHaveValue(maskedCpf(cpf));
  await fill(page, { name: `Nair Souza ${word}`, company: 'Feira' });
  await save(page);
  await expect(page.getByText(t('contacts.flash.updated'))).toBeVisible();
  await expect(page.getByText(`Nair Souza ${word}`).first()).toBeVisible();
  await expect(page.getByText(maskedCpf(cpf))).toBeVisible();
});

test('tells the second of two who edit what the first changed, and loses nothing of either', async ({
  page,
  as,
  browser,
  word,
  baseURL,
  scripted,
}) => {
  const first = await as('agent');
  const { id } = await createContact(first.actor, { name: `Ivo ${word}`, company: 'Antes' });
  const other = await browser.newPage({ javaScriptEnabled: scripted });
  await as('agent', other);
  await page.goto(`/contacts/${id}/edit`);
  await other.goto(`${baseURL}/contacts/${id}/edit`);

  await fill(page, { email: `ivo.${word}@exemplo.com`, company: 'Depois' });
  await save(page);
  await expect(page.getByText(t('contacts.flash.updated'))).toBeVisible();

  await fill(other, { name: `Ivo Alves ${word}`, company: 'Outra' });
  await save(other);
  await expect(other.getByRole('alert').filter({ hasText: first.name })).toBeVisible();
  await expect(box(other, 'name')).toHaveValue(`Ivo Alves ${word}`);
  await expect(box(other, 'email')).toHaveValue(`ivo.${word}@exemplo.com`);
  await expect(box(other, 'company')).toHaveValue('Outra');
  await expect(box(other, 'company')).toHaveAccessibleDescription(/Depois/);
  await save(other);
  await expect(other).toHaveURL(new RegExp(`/contacts/${id}$`));
  await expect(other.getByText(`Ivo Alves ${word}`).first()).toBeVisible();
  await expect(other.getByText(`ivo.${word}@exemplo.com`)).toBeVisible();
  await expect(other.getByText('Outra')).toBeVisible();
  await other.close();
});

test('a manager deletes a contact after a page that says what goes', async ({ page, as, word }) => {
  const { actor } = await as('manager');
  const { id } = await createContact(actor, { name: `Zilda ${word}` });
  await page.goto(`/contacts/${id}`);
  await more(page);
  await page.getByRole('link', { name: t('contacts.delete.action') }).click();
  await expect(page.getByText(t('contacts.delete.question', { name: `Zilda ${word}` }))).toBeVisible();
  await page.getByRole('button', { name: t('contacts.delete.confirm') }).click();
  await expect(page).toHaveURL(/\/contacts$/);
  await expect(page.getByText(t('contacts.flash.deleted'))).toBeVisible();
  expect((await page.goto(`/contacts/${id}`))?.status()).toBe(404);
});

test('a supervisor deactivates and activates, an agent is not offered it', async ({ page, as, word }) => {
  const { actor } = await as('supervisor');
  const { id } = await createContact(actor, { name: `Rita ${word}` });
  await page.goto(`/contacts/${id}`);
  await more(page);
  await page.getByRole('button', { name: t('contacts.deactivate'), exact: true }).click();
  await expect(page.getByText(t('contacts.flash.deactivated'))).toBeVisible();
  await more(page);
  await page.getByRole('button', { name: t('contacts.activate'), exact: true }).click();
  await expect(page.getByText(t('contacts.flash.activated'))).toBeVisible();
  await as('agent');
  await page.goto(`/contacts/${id}`);
  await expect(page.getByText(`Rita ${word}`).first()).toBeVisible();
  await expect(page.getByRole('button', { name: t('contacts.deactivate'), exact: true })).toHaveCount(0);
});

test('a field, a phone and the tags are changed where they stand; what is refused stays open', async ({
  page,
  as,
  word,
}) => {
  const { actor } = await as('agent');
  const { id } = await createContact(actor, {
    name: `Rosa ${word}`,
    email: `rosa@${word}.example`,
    phones: [`55${newMobile()}`],
  });
  await page.goto(`/contacts/${id}`);
  const pencil = (field: string) =>
    page
      .locator('summary', { has: page.locator('svg') })
      .and(page.getByLabel(t('contacts.editField', { field }), { exact: true }));
  await pencil(t('contacts.fields.email')).click();
  const email = page.locator('[name=email]');
  await email.fill('sem arroba');
  await save(page);
  await expect(email).toHaveAccessibleDescription(containing(t('errors.email_invalid')));
  await email.fill(`nova@${word}.example`);
  await save(page);
  await expect(page.getByText(t('contacts.flash.updated'))).toBeVisible();
  await expect(email).toBeHidden();

  const other = newMobile();
  await pencil(t('contacts.fields.phone')).click();
  await page.locator('[name="phones.1.number"]').fill(other);
  await save(page);
  await expect(page.getByText(writtenMobile(other).slice(-9))).toBeVisible();

  await page
    .locator('summary')
    .and(page.getByLabel(t('contacts.addTags'), { exact: true }))
    .click();
  await page.locator('[name=tags]').fill(`Fiel ${word}`);
  await save(page);
  await expect(page.getByRole('link', { name: `Fiel ${word}` })).toBeVisible();
  const contact = await getContact(actor, id);
  expect(contact).toMatchObject({ email: `nova@${word}.example`, tags: [{ name: `Fiel ${word}` }] });
  expect(contact.phones).toHaveLength(2);
});

test('address, segments and what is blank are given where they stand', async ({ page, as, word }) => {
  const { actor } = await as('manager');
  await createSegment(actor, { name: `Norte ${word}` });
  const { id } = await createContact(actor, { name: `Rosa ${word}`, address: { city: 'Lages' } });
  await page.goto(`/contacts/${id}`);
  const open = (key: 'addField' | 'editField', field: string) =>
    page
      .locator('summary')
      .and(page.getByLabel(t(`contacts.${key}`, { field: t(`contacts.fields.${field}`) }), { exact: true }))
      .click();
  await open('addField', 'cpf');
  const cpf = newCpf();
  await page.locator('[name=cpf]').fill('529.982.247-26');
  await save(page);
  await expect(page.locator('[name=cpf]')).toHaveAccessibleDescription(
    containing(t('errors.cpf_check_digits')),
  );
  await page.locator('[name=cpf]').fill(cpf);
  await save(page);
  await expect(page.getByText(maskedCpf(cpf))).toBeVisible();

  await open('editField', 'address');
  await page.locator('[name="address.street"]').fill('Rua Correia Pinto');
  await save(page);
  await expect(page.locator('[name="address.street"]')).toBeHidden();
  await expect(page.getByText('Rua Correia Pinto')).toBeVisible();
  await open('addField', 'segments');
  await page.getByRole('checkbox', { name: `Norte ${word}` }).check();
  await save(page);
  await expect(page.getByRole('checkbox', { name: `Norte ${word}` })).toBeHidden();
  await expect(page.getByText(`Norte ${word}`).first()).toBeVisible();
  await open('addField', 'language');
  await page.locator('[name=language]').selectOption('es');
  await save(page);
  await expect(page.getByText(t('contacts.flash.updated'))).toBeVisible();
  await expect(page.locator('[name=language]')).toBeHidden();
  expect(await getContact(actor, id)).toMatchObject({
    cpf,
    city: 'Lages',
    street: 'Rua Correia Pinto',
    language: 'es',
    segments: [{ name: `Norte ${word}` }],
  });
});

test('notes say who wrote them, and go by their author', async ({ page, as, word }) => {
  const { actor } = await as('agent');
  const { id } = await createContact(actor, { name: `Rosa ${word}` });
  await page.goto(`/contacts/${id}`);
  await page.locator('[name=body]').fill(`Ligar depois das 14h ${word}`);
  await page.getByRole('button', { name: t('contacts.notes.add'), exact: true }).click();
  const note = page.getByRole('article').filter({ hasText: `Ligar depois das 14h ${word}` });
  await expect(note).toContainText(actor.name);
  await expect(page.locator('[name=body]')).toHaveValue('');
  await note.locator('summary').click();
  await note.getByRole('button', { name: t('contacts.notes.remove') }).click();
  await expect(note).toHaveCount(0);
});

test('n begins with the name, e opens the form', async ({ page, as, word, scripted }) => {
  test.skip(!scripted, 'single keys are scripts');
  const { actor } = await as('agent');
  const { id } = await createContact(actor, { name: `Rosa ${word}` });
  await page.goto(`/contacts/${id}`);
  await untilKeysWork(page);
  await page.keyboard.press('e');
  await expect(page).toHaveURL(`/contacts/${id}/edit`);
  await page.goto('/contacts');
  await untilKeysWork(page);
  await page.keyboard.press('n');
  await expect(page.locator('[name=name]')).toBeFocused();
});

test('a form that was changed is not left without a question', async ({ page, as, word, scripted }) => {
  test.skip(!scripted, 'only a script can ask');
  await as('agent');
  await page.goto('/contacts/new', { waitUntil: 'networkidle' });
  await page.locator('[name=name]').fill(`Rosa ${word}`);
  const cancel = page.getByRole('link', { name: t('contacts.form.cancel'), exact: true });
  page.once('dialog', (dialog) => dialog.dismiss());
  await cancel.click();
  await expect(page.locator('[name=name]')).toHaveValue(`Rosa ${word}`);
  page.once('dialog', (dialog) => dialog.accept());
  await cancel.click();
  await expect(page).toHaveURL('/contacts');
});

test('a form sent after the session ended keeps what was typed until one is signed in again', async ({
  page,
  as,
  word,
  scripted,
}) => {
  test.skip(!scripted, 'without scripts the page itself is gone with the session');
  const { email } = await as('agent');
  await page.goto('/contacts/new', { waitUntil: 'networkidle' });
  await page.context().clearCookies();
  await page.locator('[name=name]').fill(`Rosa ${word}`);
  await page.locator('[name=company]').fill(`Flores ${word}`);
  await save(page);
  await expect(page.getByText(t('errors.signed_out'))).toBeVisible();
  const [beside] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: t('common.leave.signIn') }).click(),
  ]);
  await beside.locator('[name=email]').fill(email);
  await beside.locator('[name=password]').fill(PASSWORD);
  await beside.locator('[name=password]').press('Enter');
  await expect(beside).not.toHaveURL(/sign-in/);
  await save(page);
  await expect(page).toHaveURL(/\/contacts\/\d+$/);
  await expect(page.getByText(`Flores ${word}`)).toBeVisible();
});
