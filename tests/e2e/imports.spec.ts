import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { database } from '#db/client.ts';
import { organization } from '#db/schema/index.ts';
import { lockIdentities } from '#lib/contacts/identity/identity-lock.ts';
import { maskedCpf, newCpf, newMobile } from './support/identifiers.ts';
import { expect, test } from './support/test.ts';
import { untilShown } from './support/until.ts';
import { containing, t } from './support/words.ts';

const HEADER = 'contact_name;contact_email;contact_cpf;contact_gender;contact_phone;coluna_desconhecida';

async function upload(page: Page, name: string, text: string): Promise<void> {
  await page.goto('/imports/new');
  await send(page, name, text);
}

async function send(page: Page, name: string, text: string): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: t('imports.file.submit') }).click();
}

/** The notification of a file, as it floats over every page. */
const notificationOf = (page: Page, name: string): Locator => page.getByRole('article', { name });
const pill = (page: Page): Locator => page.locator('.dock summary');

/** What has ended is folded into a pill, until it is asked for on this page. */
async function unfold(page: Page): Promise<void> {
  const details = page.locator('.dock details');
  if (!(await details.evaluate((element) => (element as HTMLDetailsElement).open))) await pill(page).click();
}

/** Reports go when their notification is closed, as an organization may choose. */
test.beforeAll(async () => {
  await database().update(organization).set({ reportRetentionDays: 0 });
});

const stateIn = (page: Page, key: string): Locator =>
  page.getByRole('main').getByText(t(`runs.state.${key}`));

/** The figures by their words, as they are read. */
async function balance(page: Page): Promise<Record<string, string>> {
  const cells = page.getByRole('main').locator('dl').first().locator('> div');
  const read = await cells.evaluateAll((list) =>
    list.map((cell) => ['dt', 'dd'].map((one) => cell.querySelector(one)?.textContent?.trim() ?? '')),
  );
  return Object.fromEntries(read);
}

async function downloaded(page: Page, click: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

/** Four rows: two good ones, a gender nobody knows on a name that is a formula, a wrong CPF. */
function mixedFile(word: string): string {
  return [
    HEADER,
    `Ana ${word};ana@${word}.example;${maskedCpf(newCpf())};Feminino;55${newMobile()};x`,
    `=1+1 ${word};eva@${word}.example;;feminino;;`,
    `Rui ${word};rui@${word}.example;529.982.247-26;Masculino;;`,
    `Léo ${word};leo@${word}.example;;;55${newMobile()};`,
    '',
  ].join('\r\n');
}

test('a file with refusals: what came of it, the report, corrected and imported again', {
  tag: '@journey',
}, async ({ page, as, word, scripted }) => {
  await as('supervisor');
  const file = `feira-${word}.csv`;
  await upload(page, file, mixedFile(word));
  await expect(page).toHaveURL(/\/imports\/\d+$/);
  await expect(page.getByText(t('imports.flash.received'))).toBeVisible();

  await untilShown(page, scripted, stateIn(page, 'completed_yellow'));
  expect(await balance(page)).toEqual({ novos: '2', atualizados: '0', iguais: '0', recusados: '2' });
  await expect(page.getByText(containing(t('errors.gender_invalid')))).toBeVisible();
  await expect(page.getByText('coluna_desconhecida')).toBeVisible();
  const address = page.url();
  await page.goto(address.replace('/imports/', '/runs/'));
  await expect(page).toHaveURL(address);
  const notification = notificationOf(page, file);
  await expect(notification).toBeHidden();
  await unfold(page);
  await expect(notification.getByText(t('runs.kinds.import.report'))).toBeVisible();
  await expect(notification.getByRole('progressbar')).toHaveClass(/progress-warning/);
  await expect(notification).toContainText('2 novos');
  await expect(notification).toContainText('2 recusados');

  const report = await downloaded(page, () => notification.getByRole('link').first().click());
  expect(report.name).toBe(`feira-${word}-erros.csv`);
  const [header, ...lines] = report.text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');
  expect(header).toBe(`${HEADER};carteira_line;carteira_reason`);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(new RegExp(`^'=1\\+1 ${word};eva@${word}\\.example;;feminino;;;3;`));
  expect(lines[0]).toContain(t('errors.gender_invalid'));
  expect(lines[1]).toContain(';4;');
  expect(lines[1]).toContain(t('errors.cpf_check_digits'));

  const corrected = report.text
    .replace(';feminino;', ';Feminino;')
    .replace('529.982.247-26', '529.982.247-25');
  await upload(page, `corrigido-${word}.csv`, corrected);
  await untilShown(page, scripted, stateIn(page, 'completed_green'));
  const { recusados, ...rows } = await balance(page);
  expect([Object.values(rows).reduce((sum, count) => sum + Number(count), 0), recusados]).toEqual([2, '0']);
  await unfold(page);
  await expect(notificationOf(page, `corrigido-${word}.csv`).getByRole('progressbar')).toHaveClass(
    /progress-success/,
  );

  await page.goto(`/contacts?search=${word}`);
  await expect(page.getByRole('main').getByText(`=1+1 ${word}`, { exact: true })).toBeVisible();
  await expect(page.getByRole('main').getByText(`Léo ${word}`)).toBeVisible();
});

test('the same file again creates nobody and changes nobody', async ({ page, as, word, scripted }) => {
  await as('manager');
  const text = `${HEADER}\nSara ${word};sara@${word}.example;${newCpf()};;55${newMobile()};\n`;
  await upload(page, `sara-${word}.csv`, text);
  await untilShown(page, scripted, stateIn(page, 'completed_green'));
  expect(await balance(page)).toMatchObject({ novo: '1' });
  await upload(page, `sara-${word}.csv`, text);
  await untilShown(page, scripted, stateIn(page, 'completed_green'));
  expect(await balance(page)).toEqual({ novos: '0', atualizados: '0', igual: '1', recusados: '0' });

  // The figure leads to whom it counts, and the other figures, which are nought, to nobody.
  await page.getByRole('main').locator('dd').getByRole('link').click();
  await expect(page).toHaveURL(/outcome=unchanged/);
  await expect(page.getByRole('main').getByRole('cell')).toContainText([`Sara ${word}`]);
  const chips = page.getByRole('region', { name: t('contactList.filters.chips') });
  await expect(chips).toContainText(`sara-${word}.csv, ${t('contactList.outcomes.unchanged')}`);
});

test('closing the notification asks before it takes the report along that nobody has downloaded', async ({
  page,
  as,
  word,
  scripted,
}) => {
  await as('supervisor');
  const file = `some-${word}.csv`;
  await upload(page, file, mixedFile(word));
  await untilShown(page, scripted, stateIn(page, 'completed_yellow'));
  const run = new URL(page.url()).pathname;
  const close = async () => {
    await unfold(page);
    await notificationOf(page, file)
      .getByRole('button', { name: t('notifications.card.close', { name: file }) })
      .click();
  };
  await close();
  await expect(page.getByText(t('notifications.closing.question', { name: file }))).toBeVisible();
  await page.getByRole('link', { name: t('notifications.closing.keep') }).click();
  await expect(page).toHaveURL(new RegExp(`${run}$`));
  await close();
  await page.getByRole('button', { name: t('notifications.closing.close') }).click();
  await expect(page).toHaveURL(new RegExp(`${run}$`));
  await expect(pill(page)).toHaveCount(0);
  await page.goto(`${run}/errors.csv`);
  await expect(page).toHaveURL(/\/imports\?refused=report_gone$/);
  await expect(page.getByText(t('errors.report_gone'))).toBeVisible();
  await expect(page.getByRole('main').getByText(file)).toBeVisible();
});

test('notifications that have ended stay folded through every load; what runs unfolds, and folds for good by hand', {
  tag: '@alone',
}, async ({ page, as, word, scripted }) => {
  await as('supervisor');
  for (const name of ['um', 'dois']) {
    await upload(page, `${name}-${word}.csv`, `${HEADER}\n${name} ${word};;;;;\n`);
    await untilShown(page, scripted, stateIn(page, 'completed_green'));
  }
  await expect(notificationOf(page, `um-${word}.csv`)).toBeHidden();
  await unfold(page);
  await expect(notificationOf(page, `um-${word}.csv`)).toBeVisible();
  await page.reload();
  await expect(notificationOf(page, `um-${word}.csv`)).toBeHidden();
  if (!scripted) return;
  await whileWritersWait(async () => {
    await upload(page, `tres-${word}.csv`, `${HEADER}\nTrês ${word};;;;;\n`);
    await expect(notificationOf(page, `tres-${word}.csv`)).toBeVisible();
    await expect(notificationOf(page, `um-${word}.csv`)).toBeHidden();
    await pill(page).click();
    await expect(notificationOf(page, `tres-${word}.csv`)).toBeHidden();
    await page.reload({ waitUntil: 'networkidle' });
    await expect(notificationOf(page, `tres-${word}.csv`)).toBeHidden();
    await pill(page).click();
    await expect(notificationOf(page, `um-${word}.csv`)).toBeVisible();
  });
  await untilShown(page, scripted, stateIn(page, 'completed_green'));
});

test('signing out with an unread report asks first', async ({ page, as, word, scripted, baseURL }) => {
  await as('supervisor');
  await upload(page, `lido-${word}.csv`, mixedFile(word));
  await untilShown(page, scripted, stateIn(page, 'completed_yellow'));
  const signOut = async () => {
    await page.getByRole('button', { name: t('common.shell.account') }).click();
    await page.getByRole('button', { name: t('common.shell.signOut'), exact: true }).click();
  };
  await signOut();
  await expect(page).toHaveURL(`${baseURL}/sign-out`);
  await expect(page.getByText(t('auth.signOut.unreadTitle', { count: 1 }))).toBeVisible();
  await page.getByRole('link', { name: t('auth.signOut.stay') }).click();
  await expect(page).toHaveURL(`${baseURL}/`);
  await signOut();
  await page.getByRole('button', { name: t('auth.signOut.submitAnyway') }).click();
  await expect(page).toHaveURL(/\/sign-in/);
});

test('one import at a time: a second is refused while the first runs, and may start when it is over', {
  tag: '@alone',
}, async ({ page, as, word, scripted }) => {
  await as('supervisor');
  const second = await page.context().newPage();
  await second.goto('/imports/new');
  const file = `um-${word}.csv`;
  await whileWritersWait(async () => {
    await upload(page, file, mixedFile(word));
    await untilShown(page, scripted, page.getByRole('main').getByText(/Em andamento/));
    await expect(page.getByRole('main').getByRole('progressbar')).toHaveClass(/progress-warning/);
    if (!scripted) await unfold(page);
    await expect(notificationOf(page, file).getByRole('progressbar')).toHaveClass(/progress-warning/);
    await send(second, `dois-${word}.csv`, mixedFile(word));
    await expect(second.getByText(t('imports.locked.title'))).toBeVisible();
    await expect(second.locator('input[type=file]')).toBeDisabled();
  });
  await untilShown(page, scripted, stateIn(page, 'completed_yellow'));
  await upload(second, `dois-${word}.csv`, `${HEADER}\nTom ${word};tom@${word}.example;;;;\n`);
  await untilShown(second, scripted, stateIn(second, 'completed_green'));
});

test('a file between commas is refused whole, in red, with what was found', async ({
  page,
  as,
  word,
  scripted,
}) => {
  await as('supervisor');
  await upload(page, `virgula-${word}.csv`, `contact_name,contact_email\nAna ${word},ana@${word}.example\n`);
  await untilShown(page, scripted, stateIn(page, 'failed'));
  await expect(page.getByRole('main').getByText(t('errors.delimiter', { found: 'comma' }))).toBeVisible();
  await unfold(page);
  await expect(notificationOf(page, `virgula-${word}.csv`).locator('.progress-error')).toBeVisible();
  await page.goto(`/contacts?search=${word}`);
  await expect(page.getByText(t('contacts.noHits.search.title', { term: word }))).toBeVisible();
});

test('the bell counts the notifications and leads to them', async ({ page, as, word, scripted }) => {
  await as('supervisor');
  await page.goto('/');
  await expect(page.getByRole('link', { name: t('notifications.bell.label', { count: 0 }) })).toBeVisible();
  await upload(page, `sino-${word}.csv`, mixedFile(word));
  await untilShown(page, scripted, stateIn(page, 'completed_yellow'));
  await page.getByRole('link', { name: t('notifications.bell.label', { count: 1 }) }).click();
  await expect(page).toHaveURL(/\/notifications$/);
  await expect(notificationOf(page, `sino-${word}.csv`)).toHaveCount(1);
});

test('the template can be downloaded and imports as it is', async ({ page, as, scripted }) => {
  await as('supervisor');
  await page.goto('/imports/new');
  const template = await downloaded(page, () =>
    page.getByRole('link', { name: t('imports.template.download') }).click(),
  );
  await send(page, template.name, template.text);
  await untilShown(page, scripted, stateIn(page, 'completed_green'));
});

/** Holds every import and every new contact back between reading and writing. */
async function whileWritersWait(run: () => Promise<void>): Promise<void> {
  await database().transaction(async (tx) => {
    await lockIdentities(tx);
    await run();
  });
}
