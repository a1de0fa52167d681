import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { inArray } from 'drizzle-orm';
import { contacts } from '#db/schema/index.ts';
import { blockContact } from '#lib/blocking/block-contact.ts';
import { unblockContact } from '#lib/blocking/unblock-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { formatPhone } from '#lib/identifiers/format.ts';
import { createFirstOwner } from '#lib/users/invitations/create-first-owner.ts';
import { baseNow } from '#tests/merges/base.ts';
import { idOf, makeBase, type Named } from '#tests/merges/scenarios/make-base.ts';
import type { Scenario, Step } from '#tests/merges/scenarios/scenario.ts';
import { useOwnDeployment } from './support/own-deployment.ts';
import { OWNER } from './support/owner.ts';
import { actorByEmail, enter } from './support/people.ts';
import { expect, test } from './support/test.ts';
import { containing, t } from './support/words.ts';

/** The others go through the verbs alone (`tests/merges/scenarios.test.ts`). */
const THROUGH_PAGES = ['three-by-phone-and-email', 'eleven-phones', 'somebody-blocked'];
/** What a scenario says of a contact and can be read off its row. */
const READ = ['name', 'active', 'email', 'phones', 'cpf', 'mergedInto'];

test.describe('merging by the pages', () => {
  const carteira = useOwnDeployment();
  let owner: Actor;

  test.beforeAll(async () => {
    await createFirstOwner({ ...OWNER, organization: 'Clínica Aurora' }, carteira.db());
    owner = await actorByEmail(OWNER.email, carteira.db());
  });

  for (const name of THROUGH_PAGES)
    test(`comes to what the scenario says: ${name}`, async ({ page, context, scripted }) => {
      const file = new URL(`../fixtures/merge/${name}.json`, import.meta.url);
      const scenario = JSON.parse(readFileSync(file, 'utf8')) as Scenario;
      const named = await makeBase(owner, scenario, carteira.db());
      const before = await baseNow(carteira.db());
      await enter(context, owner, carteira.url(), carteira.db());
      const survivors = new Map<string, string>();

      for (const step of scenario.steps.filter(({ dry }) => !dry)) {
        if (step.do === 'block')
          await blockContact(owner, idOf(named, step.contact ?? ''), { reason: 'spam' }, carteira.db());
        else if (step.do === 'unblock')
          await unblockContact(owner, idOf(named, step.contact ?? ''), carteira.db());
        else {
          await review(page, step, named, scenario, scripted);
          if (step.do === 'preview') await seeWhatDoesNotFit(page, step);
          else if (Object(step.expect).refused) await beRefused(page, step);
          else {
            await press(page, t('merges.review.merge', { count: step.contacts?.length ?? 0 }));
            await expect(page).not.toHaveURL(/\/contacts\/merge/);
            survivors.set(step.as ?? '', await survivorOf(step, named));
          }
        }
      }
      await lookAfter(scenario, named);

      for (const merge of scenario.undo ?? []) {
        await page.goto(`${carteira.url()}/contacts/${idOf(named, survivors.get(merge) ?? '')}`);
        await press(page, t('merges.contact.undo'));
        await expect(
          page.getByText(t('merges.flash.undone', { count: scenario.contacts.length })),
        ).toBeVisible();
        expect(await baseNow(carteira.db())).toEqual(before);
      }
    });

  /** Side by side, with the one chosen that the step wants to remain. */
  async function review(
    page: Page,
    { contacts: picked = [], primary }: Step,
    named: Named,
    scenario: Scenario,
    scripted: boolean,
  ): Promise<void> {
    const query = new URLSearchParams(picked.map((name) => ['contact', String(idOf(named, name))]));
    await page.goto(`${carteira.url()}/contacts/merge?${query}`);
    if (!primary) return;
    const given = scenario.contacts.find(({ id }) => id === primary)?.name;
    await main(page)
      .getByRole('radio', { name: containing(`: ${given}`) })
      .first()
      .check();
    if (!scripted) await press(page, t('merges.review.update'), true);
    await expect(page).toHaveURL(new RegExp(`primary=${idOf(named, primary)}`));
  }

  async function seeWhatDoesNotFit(page: Page, { expect: expected }: Step): Promise<void> {
    const { phones = [] } = Object(expected).does_not_fit as { phones?: string[] };
    const values = phones.map((phone) => formatPhone(phone)).join(', ');
    await expect(
      main(page)
        .getByText(containing(t('merges.review.notFitting', { values })))
        .first(),
    ).toBeVisible();
  }

  async function beRefused(page: Page, { contacts: picked = [] }: Step): Promise<void> {
    const untouched = await baseNow(carteira.db());
    await press(page, t('merges.review.merge', { count: picked.length }));
    await expect(page.getByRole('alert').first()).toBeVisible();
    expect(await baseNow(carteira.db())).toEqual(untouched);
  }

  async function survivorOf({ contacts: merged = [] }: Step, named: Named): Promise<string> {
    const rows = await rowsOf(named);
    return merged.find((name) => rows.get(name)?.mergedInto === null) ?? '';
  }

  async function lookAfter({ after }: Scenario, named: Named): Promise<void> {
    const rows = await rowsOf(named);
    for (const [name, expected] of Object.entries(after as Record<string, Record<string, unknown>>)) {
      const said = Object.entries(expected).filter(([key]) => READ.includes(key));
      expect(rows.get(name), name).toMatchObject(Object.fromEntries(said));
    }
  }

  /** By the scenario's names, with whom somebody was merged into by name, too. */
  async function rowsOf(named: Named) {
    const names = new Map([...named.contacts].map(([name, id]) => [id, name]));
    const rows = await carteira
      .db()
      .select()
      .from(contacts)
      .where(inArray(contacts.id, [...names.keys()]));
    return new Map(
      rows.map((row) => [
        names.get(row.id) ?? '',
        { ...row, mergedInto: row.mergedIntoId === null ? null : names.get(row.mergedIntoId) },
      ]),
    );
  }
});

const main = (page: Page) => page.getByRole('main');

async function press(page: Page, name: string, last = false): Promise<void> {
  const buttons = main(page).getByRole('button', { name });
  await (last ? buttons.last() : buttons.first()).click();
}
