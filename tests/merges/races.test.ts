import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { organization } from '#db/schema/index.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { deleteContact } from '#lib/contacts/delete-contact.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Refused } from '#lib/core/errors.ts';
import type { Role } from '#lib/core/role.ts';
import { closeInteraction } from '#lib/interactions/close-interaction.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { mergeContacts } from '#lib/merges/merge-contacts.ts';
import { undoMerge } from '#lib/merges/undo-merge.ts';
import { makeChannel, wrongContacts } from '#tests/interactions/desk.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { importFile } from '#tests/support/import-run.ts';

const ROUNDS = 6;

describe('at the same moment', () => {
  const { db } = useDatabase();
  let people: Record<Role, Actor>;
  let channel: number;
  let calls: number;
  let made = 0;

  beforeAll(async () => {
    people = await actors(db());
    await db().update(organization).set({ allowDuplicates: true });
    channel = await makeChannel('whatsapp', {}, db());
    calls = await makeChannel('voice', {}, db());
  });

  const phoneOf = (at: number) => `55119${String(20_000_000 + at)}`;
  const create = async (name: string, phones: string[]) =>
    (await createContact(people.manager, { name, phones }, db())).id;
  async function group(count: number): Promise<{ ids: number[]; phone: string }> {
    const phone = phoneOf(made++);
    const ids = [];
    for (let at = 0; at < count; at++) ids.push(await create(`Pessoa ${made}.${at}`, [phone]));
    return { ids, phone };
  }
  const contact = async (id: number) => {
    const { rows } = await db().execute<{ into: number | null; open: number; company: string | null }>(
      sql`select merged_into_id as into, open_interactions as open, company from contact where id = ${id}`,
    );
    return rows[0];
  };
  const outcomes = async (attempts: Promise<unknown>[]) => {
    const settled = await Promise.allSettled(attempts);
    for (const one of settled) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(Refused);
    return settled.filter(({ status }) => status === 'fulfilled').length;
  };

  it('two people merge overlapping groups: one wins, the other is told', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { ids } = await group(3);
      const [a, b, c] = ids as [number, number, number];
      const won = await outcomes([
        mergeContacts(people.manager, { contactIds: [a, b], primaryId: a }, {}, db()),
        mergeContacts(people.supervisor, { contactIds: [c, b], primaryId: c }, {}, db()),
      ]);
      expect(won).toBe(1);
      expect((await contact(a))?.into ?? (await contact(c))?.into).toBeNull();
      expect([a, c]).toContain((await contact(b))?.into);
    }
  });

  it('two people undo the same merge, and one merges one of them on', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { ids } = await group(3);
      const [a, b, c] = ids as [number, number, number];
      const { mergeId } = await mergeContacts(people.manager, { contactIds: [a, b], primaryId: a }, {}, db());
      const won = await outcomes([
        undoMerge(people.manager, mergeId, db()),
        undoMerge(people.owner, mergeId, db()),
        mergeContacts(people.supervisor, { contactIds: [a, c], primaryId: c }, {}, db()),
      ]);
      // Undone once before it was merged on, or not at all after it was.
      const isUndone = (await contact(b))?.into === null;
      expect(won).toBe(isUndone ? 2 : 1);
      expect((await contact(a))?.into).toBe(c);
      expect((await contact(b))?.into).toBe(isUndone ? null : c);
    }
  });

  it('somebody merges whom others call, write, close, import, edit and delete: nothing is lost', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { ids, phone } = await group(2);
      const [a, b] = ids as [number, number];
      const extra = phoneOf(made++);
      await updateContact(people.manager, b, { phones: [phone, extra] }, db());
      const open = await deliverInteraction(people.manager, { channel: calls, contactId: b }, null, db());
      // Being served by this one all along, it is not deleted.
      await deliverInteraction(people.manager, { channel: calls, contactId: b }, null, db());
      await db().update(organization).set({ allowDuplicates: false });
      const [merged, imported] = await Promise.all([
        mergeContacts(people.manager, { contactIds: [a, b], primaryId: a }, {}, db()),
        importFile(
          people.supervisor,
          `contact_name;contact_phone;contact_company\n;${extra};Firma ${round}\n`,
          db(),
        ),
        deliverInteraction(people.manager, { channel: calls, contactId: b }, null, db()),
        deliverInteraction(people.manager, { channel, from: { phone: extra }, body: 'Oi' }, null, db()),
        closeInteraction(people.manager, open.id, {}, db()),
        updateContact(people.owner, b, { city: 'Bauru' }, db()).catch((error) =>
          expect(error).toBeInstanceOf(Refused),
        ),
        deleteContact(people.owner, b, db()).catch((error) => expect(error).toBeInstanceOf(Refused)),
      ]);
      await db().update(organization).set({ allowDuplicates: true });
      expect(merged.primaryId).toBe(a);
      expect(imported.view).toMatchObject({ created: 0, updated: 1 });
      expect(await contact(a)).toEqual({ into: null, open: 3, company: `Firma ${round}` });
      expect(await contact(b)).toMatchObject({ into: a, open: 0 });
      const { rows } = await db().execute(
        sql`select contact_id from interaction where contact_id in (${a}, ${b})`,
      );
      expect(rows).toEqual([a, a, a, a].map((id) => ({ contact_id: id })));
    }
    expect(await wrongContacts(db())).toEqual([]);
  });
});
