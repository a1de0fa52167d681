import { expect, type Locator, type Page } from '@playwright/test';

/** Waits for something to appear: scripts bring it by themselves, without them the page is asked for anew. */
export async function untilShown(page: Page, scripted: boolean, wanted: Locator): Promise<void> {
  if (scripted) return expect(wanted).toBeVisible({ timeout: 20_000 });
  await expect(async () => {
    await page.reload();
    await expect(wanted).toBeVisible({ timeout: 250 });
  }).toPass({ timeout: 20_000 });
}
