import { createChannel } from '#lib/channels/create-channel.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { createDisposition } from '#lib/interactions/dispositions/create-disposition.ts';
import { setPresence } from '#lib/interactions/set-presence.ts';
import { createFirstOwner } from '#lib/users/invitations/create-first-owner.ts';
import { useOwnDeployment } from './support/own-deployment.ts';
import { OWNER } from './support/owner.ts';
import { actorByEmail, enter, newPerson } from './support/people.ts';
import { expect, test } from './support/test.ts';
import { untilKeysWork } from './support/until.ts';
import { t } from './support/words.ts';

const TURNS = 10;

// Elsewhere the next one to take may be another test's.
test.describe('a desk nobody else writes to', () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, 'keys need scripts; all has a button');
  const carteira = useOwnDeployment();

  test('ten interactions are served with the keyboard alone', async ({ page, context, word }) => {
    const db = carteira.db();
    await createFirstOwner({ ...OWNER, organization: 'Clínica Aurora' }, db);
    const owner = await actorByEmail(OWNER.email, db);
    const channel = await createChannel(owner, { kind: 'sms', name: 'Torpedo' }, db);
    await createDisposition(owner, { name: 'Resolvido' }, db);
    const { actor: agent } = await newPerson(word, 'agent', db);
    await setPresence(agent, { presence: 'available' }, db);
    for (let turn = 0; turn < TURNS; turn++) {
      const number = `551198765${String(4_000 + turn)}`;
      await createContact(owner, { name: `Ana ${turn}`, phones: [`+${number}`] }, db);
      const given = { channel: channel.id, from: { phone: number }, body: 'Bom dia' };
      await deliverInteraction(owner, given, null, db);
    }

    await enter(context, agent, carteira.url(), db);
    await page.goto(`${carteira.url()}/desk`);
    const main = page.getByRole('main');
    await untilKeysWork(page);

    let keys = 0;
    const press = async (key: string) => {
      await page.keyboard.press(key);
      keys++;
    };
    const served = new Set<string>();
    for (let turn = 1; turn <= TURNS; turn++) {
      await press('t');
      await expect(page).toHaveURL(/\/interactions\/\d+$/);
      await expect(main.getByText('Bom dia', { exact: true })).toBeVisible();
      served.add(page.url());
      await press('r');
      await expect(main.getByRole('textbox', { name: t('interactions.reply'), exact: true })).toBeFocused();
      await page.keyboard.type(`Pronto ${turn}`);
      await press('Control+Enter');
      await expect(main.getByText(`Pronto ${turn}`, { exact: true })).toBeVisible();
      await expect(page.getByText(t('desk.flash.sent'))).toBeVisible();
      await main.focus();
      await press('c');
      await expect(main.getByLabel(t('interactions.disposition'))).toBeFocused();
      await press('ArrowDown');
      await press('Control+Enter');
      await expect(page).toHaveURL(/\/desk$/);
    }
    expect(served.size).toBe(TURNS);
    console.log(`${TURNS} interactions served with ${keys} keys beside what was typed`);
    expect(keys).toBeLessThanOrEqual(60);
  });
});
