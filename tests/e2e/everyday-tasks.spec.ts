import type { Locator, Page } from '@playwright/test';
import { createContact } from '#lib/contacts/create-contact.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import { createView } from '#lib/contacts/views/create-view.ts';
import type { Actor } from '#lib/core/actor.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { isSecondStage } from '#tests/support/random-cases.ts';
import { Hands } from './support/hands.ts';
import { newMobile } from './support/identifiers.ts';
import { newPerson } from './support/people.ts';
import { expect, test } from './support/test.ts';
import { untilKeysWork, untilShown } from './support/until.ts';
import { t } from './support/words.ts';

/** What docs/everyday-tasks.md says is counted here, from the list of contacts on. */

interface Task {
  name: string;
  /** The most steps it may take. */
  goal: number;
  run: (hands: Hands, given: Given) => Promise<void>;
}

interface Given {
  page: Page;
  actor: Actor;
  word: string;
  scripted: boolean;
  byKeys: boolean;
}

/** Those that take the most steps; the others run in the second stage. */
const FIRST_STAGE = ['assign 50 across pages', 'import a messy file', 'deactivate with backups'];

const main = (page: Page): Locator => page.getByRole('main');
const button = (page: Page, key: string) => page.getByRole('button', { name: t(key), exact: true });
const link = (page: Page, key: string) => page.getByRole('link', { name: t(key), exact: true }).first();
const boxes = (page: Page) => page.locator('tbody input[name=contact]');
const summary = (page: Page, label: string) =>
  page.locator('summary').and(page.getByLabel(label, { exact: true }));

/** A key pressed before the scripts run is one without scripts. */
const listOf = (page: Page, query: string) => page.goto(`/contacts?${query}`, { waitUntil: 'networkidle' });

const TASKS: readonly Task[] = [
  {
    name: 'find by a fragment of a phone',
    goal: 2,
    run: async (hands, { page, actor, word, byKeys }) => {
      const mobile = newMobile();
      const { id } = await createContact(actor, { name: `Ana ${word}`, phones: [`55${mobile}`] });
      await listOf(page, '');
      if (byKeys) {
        await untilKeysWork(page);
        await hands.key('/');
      }
      await hands.write(page.getByRole('searchbox'), mobile.slice(2));
      await hands.key('Enter');
      await expect(page).toHaveURL(`/contacts/${id}`);
    },
  },
  {
    name: 'add one',
    goal: 5,
    run: async (hands, { page, word, byKeys }) => {
      await listOf(page, '');
      if (byKeys) {
        await untilKeysWork(page);
        await hands.key('n');
      } else await hands.press(link(page, 'contacts.new'));
      await expect(page.locator('[name=name]')).toBeFocused();
      await hands.write(page.locator('[name=name]'), `Nova ${word}`);
      await hands.key('Enter');
      await expect(page.getByText(t('contacts.flash.created'))).toBeVisible();
    },
  },
  {
    name: 'fix a phone',
    goal: 4,
    run: async (hands, { page, actor, word, byKeys }) => {
      await createContact(actor, { name: `Ana ${word}`, phones: [`55${newMobile()}`] });
      await listOf(page, `search=${word}`);
      const row = page.getByRole('link', { name: `Ana ${word}`, exact: true });
      if (byKeys) await hands.move('j');
      await hands.press(row);
      await hands.press(summary(page, t('contacts.editField', { field: t('contacts.fields.phone') })));
      await hands.write(page.locator('[name="phones.0.number"]'), newMobile());
      await hands.key('Enter');
      await expect(page.getByText(t('contacts.flash.updated'))).toBeVisible();
    },
  },
  {
    name: 'tag all that a filter finds',
    goal: 7,
    run: async (hands, { page, actor, word, scripted }) => {
      for (const name of ['Ana', 'Bia', 'Caio'])
        await createContact(actor, {
          name: `${name} ${word}`,
          kind: name === 'Caio' ? 'individual' : 'corporate',
        });
      await listOf(page, `search=${word}`);
      await hands.press(page.locator('#filters-link'));
      await hands.press(
        page.locator('summary', { hasText: new RegExp(`^${t('contactList.filters.kind')}$`) }),
      );
      await hands.press(page.getByRole('checkbox', { name: t('contacts.kinds.corporate'), exact: true }));
      if (!scripted) await hands.press(button(page, 'contactList.filters.apply'));
      await expect(page).toHaveURL(/kind=corporate/);
      if (scripted) {
        await hands.press(boxes(page).first());
        const all = t('bulk.bar.everything', { count: 2, exact: 'true' });
        await hands.press(page.getByRole('checkbox', { name: all }));
      } else await hands.press(page.getByRole('checkbox', { name: t('bulk.bar.found') }));
      await hands.press(button(page, 'bulk.bar.add_tags'));
      await expect(page.getByText(t('bulk.confirm.question.add_tags', { count: 2 }))).toBeVisible();
      await expect(page.getByLabel(t('bulk.confirm.tags'))).toBeFocused();
      await hands.write(page.getByLabel(t('bulk.confirm.tags')), `Novo ${word}`);
      await hands.key('Enter');
      await expect(page.getByText(t('bulk.flash.changed', { changed: 2, refused: 0 }))).toBeVisible();
    },
  },
  {
    name: 'assign 50 across pages',
    goal: 8,
    run: async (hands, given) => {
      const { page, actor, word } = given;
      const owner = await newPerson(`Dona ${word}`, 'agent');
      for (let at = 101; at <= 175; at++) await createContact(actor, { name: `Fila ${at} ${word}` });
      await listOf(page, `search=${word}`);
      await pickRows(hands, given, 25, 49);
      await hands.press(given.scripted ? page.locator('a[rel=next]') : button(page, 'bulk.bar.pickAfter'));
      await expect(page.getByRole('link', { name: `Fila 175 ${word}` })).toBeVisible();
      await pickRows(hands, given, 0, 24);
      await hands.press(button(page, 'bulk.bar.assign'));
      await expect(page.getByText(t('portfolio.assign.selected', { count: 50 }))).toBeVisible();
      const owners = page.locator('main [name="portfolio.ownerId"]');
      await hands.choose(owners, String(owner.actor.userId), owner.name);
      await hands.press(button(page, 'portfolio.assign.submit'));
      await expect(page.getByText(t('portfolio.flash.assigned', { changed: 50, refused: 0 }))).toBeVisible();
    },
  },
  {
    name: 'import a messy file',
    goal: 8,
    run: async (hands, { page, word, scripted }) => {
      const file = `Quem,Mail,Obs\nAna ${word},ana@${word}.example,tarde\nBia ${word},bia@${word}.example,\n`;
      await listOf(page, '');
      await hands.press(link(page, 'contacts.import'));
      await hands.attach(page.locator('input[type=file]'), `bagunca-${word}.csv`, file);
      await hands.press(button(page, 'imports.file.review'));
      const fieldOf = (column: string) =>
        page.getByLabel(t('imports.review.columns.field_of', { column }), { exact: true });
      await hands.choose(fieldOf('Quem'), 'name', t('contacts.fields.name'));
      await hands.press(button(page, 'imports.review.update'));
      await untilShown(page, scripted, main(page).getByText(t('imports.review.check.now')));
      await hands.press(page.locator('button[name=intent][value=import]'));
      await expect(page.getByText(t('imports.flash.received'))).toBeVisible();
    },
  },
  {
    name: 'export what is on the screen',
    goal: 3,
    run: async (hands, { page, actor, word }) => {
      await createContact(actor, { name: `Ana ${word}` });
      await listOf(page, `search=${word}`);
      await hands.press(link(page, 'contacts.export'));
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        hands.press(button(page, 'exports.download')),
      ]);
      expect(file.suggestedFilename()).toMatch(/^contatos-/);
    },
  },
  {
    name: 'deactivate with backups',
    goal: 7,
    run: async (hands, { page, actor, word }) => {
      const [leaver, heir, other] = await Promise.all(
        ['Sai', 'Fica', 'Outra'].map((name) => newPerson(`${name} ${word}`, 'agent')),
      );
      if (!leaver || !heir || !other) throw new Error('nobody was made');
      const [leaverId, heirId] = [leaver.actor.userId, heir.actor.userId];
      const owned = await createContact(actor, { name: `Ana ${word}` });
      await assignPortfolio(actor, owned.id, { flow: 'message', ownerId: leaverId });
      const backed = await createContact(actor, { name: `Bia ${word}` });
      await assignPortfolio(actor, backed.id, {
        flow: 'backup_agent',
        ownerId: heirId,
        backupAgentId: leaverId,
      });
      await listOf(page, '');
      await hands.press(link(page, 'common.nav.settings'));
      await hands.press(main(page).locator('a[href="/settings/users"]'));
      await hands.press(page.getByRole('link', { name: leaver.name }));
      await hands.press(link(page, 'users.deactivation.open'));
      await hands.choose(main(page).locator('[name=userId]'), String(heirId), heir.name);
      await hands.choose(main(page).locator('[name=backupUserId]'), String(other.actor.userId), other.name);
      await hands.press(button(page, 'users.deactivation.confirm'));
      const moved = { owned: 1, backup: 0, replaced: 1, messages: 0 };
      await expect(page.getByText(t('users.flash.deactivatedAndMoved', moved))).toBeVisible();
    },
  },
  {
    name: 'see who changed a contact',
    goal: 3,
    run: async (hands, { page, actor, word, byKeys }) => {
      const agent = await newPerson(`Muda ${word}`, 'agent');
      const contact = await createContact(actor, { name: `Ana ${word}` });
      await updateContact(agent.actor, contact.id, { version: contact.version, company: 'Padaria' });
      await listOf(page, `search=${word}`);
      if (byKeys) await hands.move('j');
      await hands.press(page.getByRole('link', { name: `Ana ${word}`, exact: true }));
      const history = page.getByRole('region', { name: t('contacts.history.title') });
      await expect(history).toContainText(agent.name);
    },
  },
  {
    name: 'save a view over itself',
    goal: 2,
    run: async (hands, { page, actor, word }) => {
      await createContact(actor, { name: `Ana ${word}`, priority: 'high' });
      const { id } = await createView(actor, { name: `Urgentes ${word}`, query: 'priority=high' });
      await listOf(page, `priority=high&active=all&view=${id}`);
      const name = t('contactList.views.saveOver', { name: `Urgentes ${word}` });
      await hands.press(page.getByRole('button', { name }));
      await expect(page.getByText(t('contactList.views.flash.updated'))).toBeVisible();
    },
  },
];

/** The rows from one to another, of those on the page. */
async function pickRows(hands: Hands, given: Given, from: number, to: number): Promise<void> {
  const { page, scripted, byKeys } = given;
  if (!scripted) {
    await hands.write(page.locator('[name=rows]'), `${from + 1}-${to + 1}`);
    await hands.press(button(page, 'bulk.bar.pickRows'));
    await expect(page.locator('tbody input[name=contact]:checked')).toHaveCount(to - from + 1);
  } else if (byKeys) {
    await hands.move('j', from + 1);
    await hands.key('x');
    await hands.move('j', to - from);
    await hands.key('Shift+X');
  } else {
    await hands.press(boxes(page).nth(from));
    await hands.press(boxes(page).nth(to), 'Shift');
  }
}

for (const task of TASKS)
  for (const byKeys of [false, true])
    test(`${task.name}, ${byKeys ? 'by the keyboard alone' : 'by clicks'}`, async ({
      page,
      as,
      word,
      scripted,
    }) => {
      test.skip(byKeys && !scripted, 'single keys are scripts');
      test.skip(!isSecondStage && !FIRST_STAGE.includes(task.name), 'in the second stage');
      const { actor } = await as('manager');
      const hands = new Hands(page, byKeys);
      await task.run(hands, { page, actor, word, scripted, byKeys });
      const way = byKeys
        ? `keys, and ${hands.moves} to get there`
        : scripted
          ? 'clicks'
          : 'clicks without scripts';
      console.log(`${task.name}: ${hands.steps} of ${task.goal} ${way}`);
      expect(hands.steps).toBeLessThanOrEqual(task.goal);
    });
