import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { users } from '#db/schema/index.ts';
import { setAvatar } from '#lib/contacts/avatar/set-avatar.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { searchFiles } from '#lib/privacy/search/search-files.ts';
import { createFirstOwner } from '#lib/users/invitations/create-first-owner.ts';
import { findWholeChromium } from '../../bin/lib/find-chromium.ts';
import { useOwnDeployment } from './support/own-deployment.ts';
import { OWNER } from './support/owner.ts';
import { actorByEmail, enter } from './support/people.ts';
import { PICTURE } from './support/picture.ts';
import { expect, test } from './support/test.ts';
import { untilShown } from './support/until.ts';
import { t } from './support/words.ts';

const NAME = 'Zenóbia Quixeramobim';
const SURNAME = 'Quixeramobim';
const EMAIL = 'zenobia.quixeramobim@fortaleza.example';
const PHONE = '+55 85 98765-4931';
const NOTE = 'prefere ser chamada de tia zq';

test.describe('a browser in which somebody was added, looked for and anonymized', () => {
  const carteira = useOwnDeployment();
  const profile = mkdtempSync(join(tmpdir(), 'carteira-profile-'));

  test.beforeAll(async () => {
    await createFirstOwner({ ...OWNER, organization: 'Clínica Aurora' }, carteira.db());
    await carteira.db().update(users).set({ canAnonymize: true }).where(eq(users.email, OWNER.email));
  });
  test.afterAll(() => rmSync(profile, { recursive: true, force: true }));

  test('has nothing of them on its disk once its user has signed out, nor has the build', async ({
    scripted,
    launchOptions,
  }) => {
    const context = await chromium.launchPersistentContext(profile, {
      ...launchOptions,
      // One that keeps a history, where there is one.
      executablePath: findWholeChromium() ?? launchOptions.executablePath,
      locale: 'pt-BR',
      javaScriptEnabled: scripted,
    });
    const owner = await actorByEmail(OWNER.email, carteira.db());
    await createContact(owner, { name: `Maria ${SURNAME}` }, carteira.db());
    await enter(context, owner, carteira.url(), carteira.db());
    const page = await context.newPage();
    const main = page.getByRole('main');
    const go = (path: string) => page.goto(carteira.url() + path);
    const lookFor = async (path: string, field: string, words: string) => {
      await go(path);
      await main.locator(`[name=${field}]`).fill(words);
      await main.locator(`[name=${field}]`).press('Enter');
      await page.waitForURL(new RegExp(`${field}=-\\.`));
    };

    await go('/contacts/new');
    await main.locator('[name=name]').fill(NAME);
    await main.locator('[name=email]').fill(EMAIL);
    await main.locator('[name="phones.0.number"]').fill('1');
    const save = page.getByRole('button', { name: t('contacts.form.save'), exact: true });
    await save.click();
    await expect(main.locator('[aria-invalid=true]').first()).toBeVisible();
    await main.locator('[name="phones.0.number"]').fill(PHONE);
    await save.click();
    await page.waitForURL(/\/contacts\/\d+$/);
    const id = Number(page.url().split('/').pop());
    await setAvatar(owner, id, PICTURE, carteira.db());
    await main.locator('[name=body]').fill(NOTE);
    await main.getByRole('button', { name: t('contacts.notes.add'), exact: true }).click();
    await expect(main.getByText(NOTE)).toBeVisible();
    await go(`/contacts/${id}/edit`);
    await lookFor('/contacts', 'search', SURNAME);
    await expect(main.getByText(NAME).first()).toBeVisible();
    const link = (key: string) => main.getByRole('link', { name: t(key), exact: true });
    await link('contacts.export').click();
    await expect(main.getByText(t('exports.count', { count: 2 }))).toBeVisible();
    await page.goBack();
    await link('contactList.filters.open').click();
    await main
      .locator('summary')
      .filter({ hasText: t('contactList.filters.place') })
      .click();
    await main.locator('[name=city]').fill(SURNAME);
    await main.getByRole('button', { name: t('contactList.filters.apply'), exact: true }).click();
    await page.waitForURL(/city=-\./);
    await lookFor('/interactions/new', 'search', EMAIL);
    await lookFor('/interactions/simulate', 'who', PHONE);
    for (const path of ['/audit', '/']) await go(path);

    await go(`/contacts/anonymize?contact=${id}`);
    await main.locator('[name=login]').fill(OWNER.email);
    await main.locator('[name=password]').fill(OWNER.password);
    await main.locator('[name=understood]').check();
    await main.getByRole('button', { name: t('privacy.form.submit', { count: 1 }) }).click();
    await untilShown(page, scripted, main.getByText(t('runs.state.completed_green')));
    await page.getByRole('button', { name: t('common.shell.account') }).click();
    await page.getByRole('button', { name: t('common.shell.signOut'), exact: true }).click();
    await page.waitForURL(/\/sign-in/);
    await context.close();

    const left = [profile, process.env.NEXT_DIST_DIR ?? '.next'];
    expect(await searchFiles([NAME, SURNAME, EMAIL, PHONE, NOTE], left)).toEqual([]);
    // A search that found nothing at all would pass, too.
    expect(await searchFiles(['localhost'], [profile])).not.toEqual([]);
  });
});
