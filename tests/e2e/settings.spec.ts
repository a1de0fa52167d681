import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { createFirstOwner } from '#lib/users/invitations/create-first-owner.ts';
import { newCpf } from './support/identifiers.ts';
import { useOwnDeployment } from './support/own-deployment.ts';
import { OWNER } from './support/owner.ts';
import { actorByEmail, enter } from './support/people.ts';
import { expect, test } from './support/test.ts';
import { containing, t } from './support/words.ts';

const box = (page: Page, name: string) => page.locator(`main [name="${name}"]`);
const save = (page: Page) => page.getByRole('button', { name: t('common.save'), exact: true }).click();
const saveContact = (page: Page) =>
  page.getByRole('button', { name: t('contacts.form.save'), exact: true }).click();

test.describe('settings of the whole organization', () => {
  const carteira = useOwnDeployment();
  const at = (path: string) => `${carteira.url()}${path}`;

  test.beforeAll(async () => {
    await createFirstOwner({ ...OWNER, organization: 'Clínica Aurora' }, carteira.db());
  });

  test.beforeEach(async ({ context }) => {
    await enter(context, await owner(carteira.db()), carteira.url(), carteira.db());
  });

  test('a taken CPF is refused with the way to who has it, until duplicates are allowed', async ({
    page,
    word,
  }) => {
    const cpf = newCpf();
    const holder = await createContact(
      await owner(carteira.db()),
      { name: `Vera ${word}`, cpf },
      carteira.db(),
    );
    await setDuplicates(page, 'false');
    await page.goto(at('/contacts/new'));
    await box(page, 'name').fill(`Outra ${word}`);
    await box(page, 'cpf').fill(cpf);
    await saveContact(page);
    await expect(box(page, 'cpf')).toHaveAccessibleDescription(containing(t('errors.cpf_held')));
    await expect(box(page, 'name')).toHaveValue(`Outra ${word}`);
    await expect(page.getByRole('link', { name: t('contacts.form.seeHolder') })).toHaveAttribute(
      'href',
      `/contacts/${holder.id}`,
    );

    await setDuplicates(page, 'true');
    await page.goto(at('/contacts/new'));
    await box(page, 'name').fill(`Outra ${word}`);
    await box(page, 'cpf').fill(cpf);
    await saveContact(page);
    await expect(page.getByText(t('contacts.flash.created'))).toBeVisible();
  });

  test('wrong check digits are refused until the organization takes them', async ({ page, word }) => {
    await page.goto(at('/settings/organization'));
    const refuse = page.getByRole('checkbox', { name: t('settings.organization.refuseInvalidDocuments') });
    await refuse.uncheck();
    await save(page);
    await expect(page.getByText(t('settings.organization.saved'))).toBeVisible();
    await expect(refuse).not.toBeChecked();
    await page.goto(at('/contacts/new'));
    await box(page, 'name').fill(`Legado ${word}`);
    await box(page, 'cpf').fill('529.982.247-26');
    await saveContact(page);
    await expect(page.getByText(t('contacts.flash.created'))).toBeVisible();

    await page.goto(at('/settings/organization'));
    await refuse.check();
    await save(page);
    await expect(page.getByText(t('settings.organization.saved'))).toBeVisible();
    await page.goto(at('/contacts/new'));
    await box(page, 'name').fill(`Novo ${word}`);
    await box(page, 'cpf').fill('529.982.247-26');
    await saveContact(page);
    await expect(box(page, 'cpf')).toHaveAccessibleDescription(containing(t('errors.cpf_check_digits')));
  });

  test('custom fields are defined, ordered, archived and restored', async ({ page, word }) => {
    const [plan, contract] = [`Plano ${word}`, `Contrato ${word}`];
    await define(page, plan, 'choice', 'Ouro\nPrata');
    await define(page, contract, 'date');
    const listed = page
      .getByRole('table', { name: t('customFields.title') })
      .getByRole('row')
      .filter({ hasText: word });
    await expect(listed).toHaveText([containing(plan), containing(contract)]);
    await page.getByRole('button', { name: t('customFields.actions.up', { name: contract }) }).click();
    await expect(listed).toHaveText([containing(contract), containing(plan)]);

    await page.goto(at('/contacts/new'));
    await expect(page.getByLabel(contract)).toBeVisible();
    await expect(page.getByLabel(plan).locator('option')).toHaveText([
      t('contacts.form.blank'),
      'Ouro',
      'Prata',
    ]);

    await page.goto(at('/settings/custom-fields'));
    await page.getByRole('button', { name: t('customFields.actions.archive', { name: plan }) }).click();
    await expect(page.getByText(t('customFields.flash.archived'))).toBeVisible();
    await expect(listed).toHaveText([containing(contract)]);
    await page.goto(at('/contacts/new'));
    await expect(page.getByLabel(contract)).toBeVisible();
    await expect(page.getByLabel(plan)).toHaveCount(0);

    await page.goto(at('/settings/custom-fields'));
    await page.getByRole('button', { name: t('customFields.actions.restore', { name: plan }) }).click();
    await expect(listed).toHaveCount(2);
  });

  test('every change leaves its trail, which keeps no name and shows the one of today', async ({
    page,
    word,
  }) => {
    await page.goto(at('/contacts/new'));
    await box(page, 'name').fill(`Segredo ${word}`);
    await saveContact(page);
    await expect(page.getByText(t('contacts.flash.created'))).toBeVisible();
    await page.goto(at('/audit'));
    await expect(page.getByRole('cell', { name: t('audit.actions.contact_created') }).first()).toBeVisible();
    await page.getByRole('link', { name: `Segredo ${word}` }).click();
    await expect(page).toHaveURL(/\/contacts\/\d+/);
    const id = /\d+$/.exec(page.url())?.[0] ?? '';
    const { rows } = await carteira
      .db()
      .execute(sql`select from audit_event e where row_to_json(e)::text like ${`%${word}%`}`);
    expect(rows).toHaveLength(0);
    await page.goto(at(`/audit?contact=${id}`));
    await expect(page.getByRole('cell', { name: t('audit.actions.contact_created') })).toHaveCount(1);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: t('audit.export') }).click();
    const file = readFileSync(await (await download).path(), 'utf8');
    expect(file.trimEnd().split('\r\n')).toHaveLength(2);
    expect(file).toContain(`${t('audit.actions.contact_created')};contact.created;`);
    expect(file).not.toContain(word);
    await page.goto(at('/audit?action=contact.forgotten'));
    await expect(page.getByText(t('common.filterRefusal.title'))).toBeVisible();
    await expect(page.getByRole('button', { name: t('audit.export') })).toHaveCount(0);
    await expect(page.getByRole('table')).toHaveCount(0);
  });

  async function setDuplicates(page: Page, value: 'true' | 'false'): Promise<void> {
    await page.goto(at('/settings/organization'));
    await page
      .getByRole('radio', { name: t(`settings.organization.duplicates-${value}`), exact: true })
      .check();
    await save(page);
    await expect(page.getByText(t('settings.organization.saved'))).toBeVisible();
  }

  async function define(page: Page, name: string, type: string, choices = ''): Promise<void> {
    await page.goto(at('/settings/custom-fields/new'));
    await box(page, 'name').fill(name);
    await box(page, 'type').selectOption(type);
    await box(page, 'choices').fill(choices);
    await page.getByRole('button', { name: t('customFields.form.save'), exact: true }).click();
    await expect(page).toHaveURL(at('/settings/custom-fields'));
    await expect(page.getByText(t('customFields.flash.created'))).toBeVisible();
  }
});

function owner(db: Database) {
  return actorByEmail(OWNER.email, db);
}
