import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAppointment } from '#lib/appointments/create-appointment.ts';
import { getAppointment } from '#lib/appointments/get-appointment.ts';
import { listAppointments } from '#lib/appointments/list-appointments.ts';
import { getAvatar } from '#lib/contacts/avatar/get-avatar.ts';
import { setAvatar } from '#lib/contacts/avatar/set-avatar.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { deleteContact } from '#lib/contacts/delete-contact.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import { addNote } from '#lib/contacts/notes/add-note.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { listContactChannels } from '#lib/interactions/contact-channels/list-contact-channels.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { getInteraction } from '#lib/interactions/get-interaction.ts';
import { linkContact } from '#lib/interactions/link-contact.ts';
import { listInteractions } from '#lib/interactions/list-interactions.ts';
import { startInteraction } from '#lib/interactions/start-interaction.ts';
import { mergeContacts } from '#lib/merges/merge-contacts.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { getSubjectData } from '#lib/privacy/get-subject-data.ts';
import { refusal } from '#tests/contacts/bulk/refusal.ts';
import { makeChannel, setDesk } from '#tests/interactions/desk.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

describe('the id of somebody merged away', () => {
  const { db } = useDatabase();
  let manager: Actor;
  let people: Awaited<ReturnType<typeof actors>>;
  let calls: number;
  let root: number;
  /** One was merged into the other, and that one into the root. */
  let old: number[];

  beforeAll(async () => {
    people = await actors(db());
    ({ manager } = people);
    calls = await makeChannel('voice', {}, db());
    const ids: number[] = [];
    for (const name of ['Ana', 'Ana S.', 'Ana Souza'])
      ids.push((await createContact(manager, { name, phones: [`+551198765000${ids.length}`] }, db())).id);
    const [first, second, third] = ids as [number, number, number];
    const merge = (from: number, into: number) =>
      mergeContacts(manager, { contactIds: [from, into], primaryId: into }, {}, db());
    await merge(first, second);
    await merge(second, third);
    [root, old] = [third, [first, second]];
  });

  it('is answered with the one that remained, wherever one asks', async () => {
    const png = sharp({ create: { width: 8, height: 8, channels: 3, background: '#123' } }).png();
    await setAvatar(manager, root, await png.toBuffer(), db());
    const open = await deliverInteraction(manager, { channel: calls, contactId: root }, null, db());
    const startsAt = new Date(Date.now() + 3_600_000).toISOString();
    const appointment = await createAppointment(manager, { contactId: root, startsAt }, db());
    const channels = await listContactChannels(manager, root, db());
    for (const id of old) {
      expect((await getContact(manager, id, db())).id).toBe(root);
      expect((await getAvatar(manager, id, null, db())).bytes).not.toBeNull();
      expect((await getSubjectData(people.owner, id, db())).records[0]).toMatchObject({ id: root });
      expect(await listContactChannels(manager, id, db())).toEqual(channels);
      const calls = await listInteractions(manager, { limit: 5, contact: id }, db());
      expect(calls.items.map((one) => one.id)).toEqual([open.id]);
      const agenda = await listAppointments(manager, { limit: 5, contact: id }, db());
      expect(agenda.items.map((one) => one.id)).toEqual([appointment]);
    }
  });

  it('leads what comes for it, and what is begun with it, to the one that remained', async () => {
    const [whatsapp, startsAt] = [
      await makeChannel('whatsapp', {}, db()),
      new Date(Date.now() + 7_200_000).toISOString(),
    ];
    await setDesk(manager.userId, 'available', {}, db());
    for (const id of old) {
      const { id: came } = await deliverInteraction(manager, { channel: calls, contactId: id }, null, db());
      expect((await getInteraction(manager, came, db())).contact?.id).toBe(root);
      const made = await createAppointment(manager, { contactId: id, startsAt }, db());
      expect((await getAppointment(manager, made, db())).contact.id).toBe(root);
    }
    const begun = await startInteraction(
      manager,
      { channel: whatsapp, contactId: old[0], body: 'Oi' },
      null,
      db(),
    );
    expect((await getInteraction(manager, begun.id, db())).contact?.id).toBe(root);
  });

  it('changes nobody', async () => {
    const { id: unknown } = await deliverInteraction(
      manager,
      { channel: calls, from: { phone: '+5511900000000' } },
      null,
      db(),
    );
    for (const id of old) {
      const tried = {
        edited: () => updateContact(manager, id, { name: 'Outra' }, db()),
        deleted: () => deleteContact(manager, id, db()),
        pictured: () => setAvatar(manager, id, null, db()),
        noted: () => addNote(manager, id, { body: 'Oi' }, db()),
        linked: () => linkContact(manager, unknown, { contactId: id }, db()),
        merged: () => mergeContacts(manager, { contactIds: [id, root], primaryId: root }, {}, db()),
      };
      for (const [what, doing] of Object.entries(tried))
        expect({ what, refused: Object.values(await refusal(doing())).flat() }).toEqual({
          what,
          refused: [what === 'noted' ? 'contact_gone' : 'contact_merged'],
        });
      const portfolio = { ownerId: manager.userId, flow: 'message' };
      expect(await assignPortfolio(manager, id, portfolio, db())).toEqual({
        assigned: 0,
        unchanged: 0,
        refused: [{ contactId: id, code: 'contact_merged' }],
      });
    }
  });
});
