import { expect, type Locator, type Page } from '@playwright/test';
import { t } from './words.ts';

/** Waits for something to appear: scripts bring it by themselves, without them the page is asked for anew. */
export async function untilShown(page: Page, scripted: boolean, wanted: Locator): Promise<void> {
  if (scripted) return expect(wanted).toBeVisible({ timeout: 20_000 });
  await expect(async () => {
    await page.reload();
    await expect(wanted).toBeVisible({ timeout: 250 });
  }).toPass({ timeout: 20_000 });
  // The shell of that page may have been drawn a moment before what it stands around.
  await page.reload();
}

/** A key that is pressed before the page listens is lost. */
export async function untilKeysWork(page: Page): Promise<void> {
  const help = page.getByRole('dialog', { name: t('common.shortcuts.title') });
  await expect(async () => {
    await page.keyboard.press('?');
    await expect(help).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
}
