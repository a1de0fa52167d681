import { asc } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { webhookEndpoints, webhookEvents } from '#db/schema/index.ts';
import { startBulkChange } from '#lib/bulk/start-bulk-change.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { deleteContact } from '#lib/contacts/delete-contact.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { EVENT_TYPES } from '#lib/core/events/event-types.ts';
import { forgetHeard } from '#lib/core/events/heard-events.ts';
import type { Role } from '#lib/core/role.ts';
import { closeInteraction } from '#lib/interactions/close-interaction.ts';
import { linkContact } from '#lib/interactions/link-contact.ts';
import { sendMessage } from '#lib/interactions/send-message.ts';
import { startInteraction } from '#lib/interactions/start-interaction.ts';
import { takeNext } from '#lib/interactions/take-next.ts';
import { transferInteraction } from '#lib/interactions/transfer-interaction.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { handOverPortfolio } from '#lib/portfolio/hand-over-portfolio.ts';
import { deliver, makeChannel, makeService, setDesk } from '#tests/interactions/desk.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { importFile } from '#tests/support/import-run.ts';

describe('what other systems hear', () => {
  const { db } = useDatabase();
  let people: Record<Role, Actor>;

  beforeAll(async () => {
    people = await actors(db());
    await db()
      .insert(webhookEndpoints)
      .values({
        url: 'https://receiver.example/',
        events: [...EVENT_TYPES],
        secret: Buffer.from('sealed'),
      });
    forgetHeard();
    await makeService('Suporte');
    await makeChannel('whatsapp', { name: 'Zap' });
    await setDesk(people.agent.userId, 'available');
    await setDesk(people.supervisor.userId, 'available');
  });
  afterEach(async () => {
    await db().delete(webhookEvents);
  });

  async function heard() {
    const rows = await db().select().from(webhookEvents).orderBy(asc(webhookEvents.id));
    return rows.map(({ type, contactId, data }) => ({ type, ...(contactId && { contactId }), ...data }));
  }
  const types = async () => (await heard()).map(({ type }) => type);

  it('is each change of a contact by its id alone, once', async () => {
    const { id } = await createContact(people.manager, { name: 'Dona Lurdes', phones: ['+5511987654321'] });
    await updateContact(people.manager, id, { name: 'Dona Lurdes Maria', active: false });
    await updateContact(people.manager, id, { name: 'Dona Lurdes Maria' });
    await deleteContact(people.manager, id);
    expect(await heard()).toEqual([
      { type: 'contact.created', ids: [id] },
      { type: 'contact.changed', ids: [id] },
      { type: 'contact.deleted', ids: [id] },
    ]);
  });

  it('is who got another portfolio, one by one and when somebody leaves', async () => {
    const { id } = await createContact(people.manager, { name: 'Seu Jorge' });
    await assignPortfolio(people.manager, id, { flow: 'message', ownerId: people.agent.userId });
    await handOverPortfolio(people.manager, people.agent.userId, { to: 'nobody' });
    expect(await heard()).toEqual([
      { type: 'contact.created', ids: [id] },
      { type: 'contact.changed', ids: [id] },
      { type: 'contact.changed', ids: [id] },
    ]);
  });

  it('is one change of many for a bulk change and for a batch of an import, and the end of each', async () => {
    const made = [];
    for (const name of ['Ana', 'Bia', 'Caê']) made.push(await createContact(people.manager, { name }));
    const ids = made.map(({ id }) => id);
    await db().delete(webhookEvents);
    const { runId } = await startBulkChange(people.manager, 'deactivate', {}, { contacts: ids });
    expect(await heard()).toEqual([
      { type: 'contact.changed', ids },
      {
        type: 'run.finished',
        id: runId,
        kind: 'bulk_change',
        state: 'completed',
        processed: 3,
        succeeded: 3,
        rejected: 0,
      },
    ]);
    await db().delete(webhookEvents);
    await importFile(
      people.manager,
      'contact_name;contact_email\nRui;rui@exemplo.com.br\nSol;sol@exemplo.com.br\n',
      db(),
    );
    const [created, finished] = await heard();
    expect(created).toMatchObject({ type: 'contact.created', ids: [expect.any(Number), expect.any(Number)] });
    expect(finished).toMatchObject({
      type: 'run.finished',
      kind: 'import',
      state: 'completed',
      succeeded: 2,
    });
    expect(JSON.stringify(await heard())).not.toMatch(/rui|sol@|exemplo/i);
  });

  it('is the way of an interaction and its messages, without a word of them', async () => {
    const { id } = await deliver(people.manager, {
      channel: 'Zap',
      medium: 'text',
      from: { phone: '+5511912345678', name: 'Zulmira' },
      body: 'bom dia',
    });
    expect(await types()).toEqual(['interaction.arrived', 'message.received']);
    const [arrived] = await heard();
    expect(arrived).toMatchObject({ id, state: 'waiting', agentId: null, medium: 'text', sequence: 1 });
    await db().delete(webhookEvents);
    await deliver(people.manager, {
      channel: 'Zap',
      medium: 'text',
      from: { phone: '+5511912345678' },
      body: 'alô',
    });
    await takeNext(people.agent, {});
    await sendMessage(people.agent, id, { body: 'oi' });
    await transferInteraction(people.agent, id, { agentEmail: people.supervisor.email });
    const contact = await createContact(people.supervisor, { name: 'Zulmira' });
    await linkContact(people.supervisor, id, { contactId: contact.id });
    await closeInteraction(people.supervisor, id, {});
    expect(await types()).toEqual([
      'message.received',
      'interaction.opened',
      'message.sent',
      'interaction.transferred',
      'interaction.opened',
      'contact.created',
      'interaction.linked',
      'interaction.closed',
    ]);
    const last = (await heard()).at(-1);
    expect(last).toMatchObject({
      id,
      contactId: contact.id,
      state: 'closed',
      agentId: people.supervisor.userId,
    });
    expect(JSON.stringify(await heard())).not.toMatch(/zulmira|bom dia|9123/i);
  });

  it('is what agents begin', async () => {
    const contact = await createContact(people.agent, { name: 'Otávio', phones: ['+5511955554444'] });
    await startInteraction(people.agent, { channel: 'Zap', contactId: contact.id, body: 'olá' });
    expect((await types()).slice(1)).toEqual(['interaction.opened', 'message.sent']);
  });
});
