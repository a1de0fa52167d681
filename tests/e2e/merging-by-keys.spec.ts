import type { Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { createFirstOwner } from '#lib/users/invitations/create-first-owner.ts';
import { twins } from '#tests/support/twins.ts';
import { Hands } from './support/hands.ts';
import { newMobile } from './support/identifiers.ts';
import { useOwnDeployment } from './support/own-deployment.ts';
import { OWNER } from './support/owner.ts';
import { actorByEmail, enter } from './support/people.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/words.ts';

const GROUPS = 10;
/** Every third one is of two people. */
const isApart = (nth: number) => nth % 3 === 2;

test.describe('ten groups of duplicates in a row', () => {
  const carteira = useOwnDeployment();

  test.beforeAll(async () => {
    await createFirstOwner({ ...OWNER, organization: 'Clínica Aurora' }, carteira.db());
  });

  test('take one key each: m merges, d says that they are two, and both go on to the next', async ({
    page,
    context,
    scripted,
  }) => {
    test.skip(!scripted, 'keys need scripts; each has a button or a link');
    const owner = await actorByEmail(OWNER.email, carteira.db());
    await enter(context, owner, carteira.url(), carteira.db());
    for (let nth = 0; nth < GROUPS; nth++)
      await twins(owner, [`Ana ${nth}`, `Ana Lima ${nth}`], `55${newMobile()}`, carteira.db());
    const hands = new Hands(page, true);

    await page.goto(`${carteira.url()}/duplicates`);
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(GROUPS);
    const began = performance.now();
    await hands.move('j');
    await hands.key('Enter');
    for (let nth = 0; nth < GROUPS; nth++) {
      await expect(title(page)).toBeVisible();
      const before = page.url();
      await hands.key(isApart(nth) ? 'd' : 'm');
      await expect(page).not.toHaveURL(before);
      await expect(page.getByText(isApart(nth) ? t('merges.flash.apart') : merged(nth))).toBeVisible();
    }
    await expect(page).toHaveURL(/\/duplicates$/);
    await expect(page.getByRole('heading', { level: 2 })).toHaveText(t('duplicates.empty.title'));
    const seconds = (performance.now() - began) / 1_000;
    process.stdout.write(
      `${GROUPS} groups: ${hands.steps} keys and ${hands.moves} to the first, ${seconds.toFixed(1)} s\n`,
    );
    expect([hands.steps, hands.moves]).toEqual([GROUPS + 1, 1]);
    const { rows } = await carteira.db().execute(sql`
      select (select count(*)::int from contact where merged_into_id is not null) as merged,
        (select count(*)::int from duplicate_dismissal) as apart`);
    const apart = Array.from({ length: GROUPS }, (_, nth) => nth).filter(isApart).length;
    expect(rows).toEqual([{ merged: GROUPS - apart, apart }]);
  });
});

const title = (page: Page) => page.getByRole('heading', { level: 1, name: /^Ana / });

function merged(nth: number): string {
  return t(nth === GROUPS - 1 ? 'merges.flash.mergedLast' : 'merges.flash.merged', { count: 2 });
}
