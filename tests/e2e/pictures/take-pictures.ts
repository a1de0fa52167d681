import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { closeDatabase, database } from '#db/client.ts';
import { loadDemo } from '#demo/load-demo.ts';
import { lockIdentities } from '#lib/contacts/identity/identity-lock.ts';
import { receiveImport } from '#lib/imports/receive-import.ts';
import { prepareTestServer } from '#tests/support/prepare-test-server.ts';
import { createTestDatabase } from '#tests/support/test-database.ts';
import { findChromium } from '../../../bin/lib/find-chromium.ts';
import { freePort } from '../../../bin/lib/free-port.ts';
import { ROOT } from '../../../bin/lib/root.ts';
import { startDeployment } from '../support/deployment.ts';
import { ensureBuild } from '../support/ensure-build.ts';
import { actorByEmail, enter } from '../support/people.ts';
import { t } from '../support/words.ts';

/*
 * Takes the README's pictures anew, of the demo organization, into docs/pictures:
 *   node tests/e2e/pictures/take-pictures.ts
 */
const FOLDER = join(ROOT, 'docs/pictures');
const ASKER = 'rafael@aurora.example';
const ROWS = 40_000;
/** Of a thousand: how far the import in the pictures is. */
const [AT_LEAST, AT_MOST] = [300, 900];

process.env.NEXTAUTH_SECRET = 'a-secret-for-pictures-and-nothing-else-01';
await ensureBuild();
const server = await prepareTestServer();
const fresh = await createTestDatabase();
process.env.DATABASE_URL = fresh.url;
await loadDemo();
const deployment = await startDeployment(fresh.url, await freePort());
const browser = await chromium.launch({
  executablePath: findChromium() ?? undefined,
  args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'],
});
try {
  mkdirSync(FOLDER, { recursive: true });
  await takeAll(browser);
} finally {
  await browser.close();
  await deployment.stop();
  await closeDatabase();
  await fresh.drop();
  await server.stop();
}
// The queue that the import was put on keeps asking otherwise.
process.exit();

async function takeAll(browser: Browser): Promise<void> {
  const wide = await open(browser, { width: 1440, height: 900 }, 'light');
  await take(wide, '/', 'dashboard-light');
  await wide.goto(`${deployment.url}/imports`);
  await take(wide, await addressOf(wide, 'representante-sul.csv'), 'import-light');
  await take(wide, '/contacts?tag=VIP', 'drawer-light', openContact);
  await take(wide, '/desk', 'desk-light');
  await wide.goto(`${deployment.url}/duplicates?search=sampaio`);
  await take(wide, await addressOf(wide, t('duplicates.group.review')), 'review-light');
  await whileImporting(async () => {
    await take(wide, '/contacts', 'list-light', selectTwo);
    const dark = await open(browser, { width: 1440, height: 900 }, 'dark');
    await take(dark, '/contacts', 'list-dark');
    await dark.goto(`${deployment.url}/imports`);
    await take(wide, await addressOf(dark, 'clientes-2026.csv'), 'import-running');
  });
  const phone = await open(browser, { width: 390, height: 844 }, 'light');
  await take(phone, '/contacts?tag=Fidelidade', 'list-phone');
}

async function open(
  browser: Browser,
  viewport: { width: number; height: number },
  colorScheme: 'light' | 'dark',
): Promise<Page> {
  const context = await browser.newContext({
    viewport,
    colorScheme,
    locale: 'pt-BR',
    reducedMotion: 'reduce',
  });
  await enter(context, await actorByEmail(ASKER), deployment.url);
  return context.newPage();
}

async function take(
  page: Page,
  address: string,
  name: string,
  prepare?: (page: Page) => Promise<void>,
): Promise<void> {
  await page.goto(deployment.url + address, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready);
  await prepare?.(page);
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' });
}

async function selectTwo(page: Page): Promise<void> {
  for (const row of [0, 2]) await page.locator('tbody input[name="contact"]').nth(row).check();
}

async function openContact(page: Page): Promise<void> {
  await page.locator('tbody a').first().click();
  await page.getByRole('dialog').waitFor();
}

async function addressOf(page: Page, text: string): Promise<string> {
  return (await page.getByRole('main').getByRole('link', { name: text }).first().getAttribute('href')) ?? '';
}

/** An import that is stopped somewhere in the middle for as long as the pictures take. */
async function whileImporting(run: () => Promise<void>): Promise<void> {
  const { id } = await receiveImport(await actorByEmail(ASKER), {
    fileName: 'clientes-2026.csv',
    body: file(),
  });
  for (;;) {
    const done = await progressOf(id);
    if (done > AT_MOST) throw new Error('the import was over before its picture: give it more rows');
    if (done >= AT_LEAST) break;
  }
  await database().transaction(async (tx) => {
    await lockIdentities(tx);
    await run();
  });
}

/** Of a thousand. */
async function progressOf(id: number): Promise<number> {
  const { rows } = await database().execute<{ done: number }>(
    sql`select (processed * 1000 / ${ROWS})::int as done from run where id = ${id}`,
  );
  return rows[0]?.done ?? 0;
}

/** People who stand at the end of the list, every hundredth with a gender nobody knows. */
async function* file(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('contact_name;contact_phone;contact_gender\n');
  for (let at = 0; at < ROWS; at += 1) {
    const gender = at % 100 === 7 ? 'F' : 'Feminino';
    yield Buffer.from(`Zulmira ${at};55119${String(70_000_000 + at * 7)};${gender}\n`);
  }
}
