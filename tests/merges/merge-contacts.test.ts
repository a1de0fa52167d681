import { eq, sql } from 'drizzle-orm';
import sharp from 'sharp';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  contactIdentities,
  contacts,
  interactions,
  mergeMembers,
  merges,
  organization,
} from '#db/schema/index.ts';
import { blockContact } from '#lib/blocking/block-contact.ts';
import { setAvatar } from '#lib/contacts/avatar/set-avatar.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import { addNote } from '#lib/contacts/notes/add-note.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import type { Role } from '#lib/core/role.ts';
import { createCustomField } from '#lib/custom-fields/create-custom-field.ts';
import { bringBack } from '#lib/merges/bring-back.ts';
import { forgetOldMerges } from '#lib/merges/forget-old-merges.ts';
import { listMerges } from '#lib/merges/list-merges.ts';
import { mergeContacts } from '#lib/merges/merge-contacts.ts';
import { undoMerge } from '#lib/merges/undo-merge.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { refusal } from '#tests/contacts/bulk/refusal.ts';
import { makeChannel } from '#tests/interactions/desk.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { baseNow } from './base.ts';

const { db } = useDatabase();
let people: Record<Role, Actor>;
let channelId: number;

beforeAll(async () => {
  people = await actors(db());
  await db().update(organization).set({ allowDuplicates: true });
  channelId = await makeChannel('whatsapp', {}, db());
  await createCustomField(people.manager, { name: 'Plano', type: 'text' }, db());
  await createCustomField(people.manager, { name: 'Cor', type: 'text' }, db());
});
beforeEach(async () => {
  await db().execute(
    sql`truncate contact, contact_identity, interaction, merge, audit_event, duplicate_pending cascade`,
  );
});

const create = async (input: Record<string, unknown>) =>
  (await createContact(people.manager, input, db())).id;
const row = async (id: number) => {
  const [found] = await db().select().from(contacts).where(eq(contacts.id, id));
  if (!found) throw new Error('no such contact');
  return found;
};
let protocol = 0;
async function interaction(contactId: number, state: 'open' | 'closed' | 'voicemail' = 'closed') {
  const [made] = await db()
    .insert(interactions)
    .values({
      protocol: `P${++protocol}`,
      channelId,
      medium: 'text',
      direction: 'inbound',
      contactId,
      state,
      arrivedAt: new Date(),
    })
    .returning({ id: interactions.id });
  await db().execute(sql`
    update contact set last_interaction_at = clock_timestamp(), open_interactions = open_interactions + ${state === 'closed' ? 0 : 1}
    where id = ${contactId}`);
  return made?.id ?? 0;
}
const interactionsOf = async (contactId: number) =>
  (await db().select({ id: interactions.id }).from(interactions).where(eq(interactions.contactId, contactId)))
    .map(({ id }) => id)
    .sort((a, b) => a - b);

describe('merging contacts', () => {
  it('leaves one that has everything, and undone leaves all as it was', async () => {
    const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#123' } })
      .png()
      .toBuffer();
    const ana = await create({
      name: 'Ana',
      phones: ['+5511987650001'],
      tags: ['vip'],
      customFields: { Plano: 'Ouro' },
    });
    const bia = await create({
      name: 'Ana B.',
      phones: ['+5511987650001', '+5511987650002'],
      email: 'ana@b.example',
      cpf: '39053344705',
      cnpj: '11222333000181',
      clientCode: 'C-2',
      tags: ['novo', 'vip'],
      customFields: { Plano: 'Prata', Cor: 'azul' },
      birthDate: '1980-01-02',
      priority: 'high',
      address: { city: 'Bauru' },
    });
    const cid = await create({
      name: 'Ana C.',
      email: 'ana@c.example',
      clientCode: 'C-3',
      address: { city: 'Marília', zipCode: '17500-000' },
    });
    await setAvatar(people.manager, bia, picture, db());
    await addNote(people.manager, cid, { body: 'liga à tarde' }, db());
    await assignPortfolio(people.manager, cid, { flow: 'message', ownerEmail: people.agent.email }, db());
    const [i1, i2, i3] = [await interaction(cid), await interaction(bia, 'open'), await interaction(ana)];
    await db().insert(contactIdentities).values({ kind: 'other', value: 'x', contactId: bia });
    const before = await baseNow(db());
    const { mergeId, primaryId } = await mergeContacts(
      people.manager,
      { contactIds: [cid, bia, ana] },
      {},
      db(),
    );
    expect(primaryId).toBe(ana);
    const merged = await getContact(people.manager, bia, db());
    expect(merged).toMatchObject({
      id: ana,
      name: 'Ana',
      phones: ['5511987650001', '5511987650002'],
      email: 'ana@b.example',
      cpf: '39053344705',
      cnpj: '11222333000181',
      clientCode: 'C-2',
      birthDate: '1980-01-02',
      priority: 'high',
      city: 'Bauru',
      zipCode: '17500-000',
      openInteractions: 1,
      portfolio: null,
    });
    expect(merged.tags.map(({ name }) => name)).toEqual(['vip', 'novo']);
    expect(merged.customFields.map(({ value }) => value)).toEqual(['Ouro', 'azul']);
    expect(merged.avatarAt).not.toBeNull();
    expect(await interactionsOf(ana)).toEqual([i1, i2, i3]);
    expect(await row(bia)).toMatchObject({
      active: false,
      mergedIntoId: ana,
      cnpj: null,
      clientCode: null,
      openInteractions: 0,
    });
    expect(await row(cid)).toMatchObject({ active: false, mergedIntoId: ana, clientCode: 'C-3', flow: null });
    const undone = await undoMerge(people.manager, mergeId, db());
    expect(undone).toEqual({ primaryId: ana, contactIds: [bia, cid] });
    expect(await baseNow(db())).toEqual(before);
    expect(await db().select({ before: mergeMembers.before }).from(mergeMembers)).toEqual([
      { before: null },
      { before: null },
    ]);
  });

  it('lets somebody choose who remains and whose values, and swaps what people are found by', async () => {
    const ana = await create({
      name: 'Ana',
      email: 'ana@a.example',
      clientCode: 'A',
      company: 'Um',
      phones: ['+5511987650001'],
      customFields: { Cor: 'azul' },
    });
    const bia = await create({
      name: 'Bia',
      email: 'bia@b.example',
      clientCode: 'B',
      company: 'Dois',
      birthDate: '1990-01-01',
      customFields: { Cor: 'verde' },
    });
    const before = await baseNow(db());
    const values = { name: bia, email: bia, clientCode: bia, company: bia, customFields: { cor: bia } };
    const { mergeId } = await mergeContacts(
      people.manager,
      { contactIds: [ana, bia], primaryId: ana, values },
      {},
      db(),
    );
    expect(await row(ana)).toMatchObject({
      name: 'Bia',
      email: 'bia@b.example',
      clientCode: 'B',
      company: 'Dois',
      birthDate: '1990-01-01',
    });
    expect(await row(bia)).toMatchObject({
      name: 'Bia',
      email: 'ana@a.example',
      clientCode: 'A',
      company: 'Dois',
    });
    const [noted] = await db().select().from(merges);
    expect(noted?.before).toMatchObject({ chosen: { name: 'Ana', company: 'Um' } });
    expect(JSON.stringify(noted)).not.toMatch(/example/);
    await undoMerge(people.manager, mergeId, db());
    expect(await baseNow(db())).toEqual(before);
  });

  it('keeps what comes after with the one that remained, and counts it there', async () => {
    const [ana, bia] = [await create({ name: 'Ana' }), await create({ name: 'Bia' })];
    const i1 = await interaction(ana, 'open');
    const { mergeId } = await mergeContacts(
      people.manager,
      { contactIds: [ana, bia], primaryId: bia },
      {},
      db(),
    );
    const i2 = await interaction(bia, 'open');
    await undoMerge(people.manager, mergeId, db());
    expect(await interactionsOf(ana)).toEqual([i1]);
    expect(await interactionsOf(bia)).toEqual([i2]);
    expect(await row(ana)).toMatchObject({ openInteractions: 1 });
    expect(await row(bia)).toMatchObject({ openInteractions: 1 });
    expect((await row(bia)).lastInteractionAt).not.toBeNull();
  });

  it('is taken back in the reverse order alone, a chain and two into one', async () => {
    const ids = [];
    for (const name of ['A', 'B', 'C', 'D'])
      ids.push(await create({ name, phones: [`+551198765000${ids.length}`] }));
    const [a, b, c, d] = ids as [number, number, number, number];
    const merge = async (from: number, into: number) =>
      (await mergeContacts(people.manager, { contactIds: [from, into], primaryId: into }, {}, db())).mergeId;
    const before = await baseNow(db());
    const g1 = await merge(a, b);
    const g2 = await merge(b, c);
    const g3 = await merge(d, c);
    expect((await row(a)).mergedIntoId).toBe(c);
    expect(await refusal(undoMerge(people.manager, g1, db()))).toEqual({ form: ['merge_followed'] });
    expect(await refusal(undoMerge(people.manager, g2, db()))).toEqual({ form: ['merge_followed'] });
    for (const id of [g3, g2]) await undoMerge(people.manager, id, db());
    expect((await row(a)).mergedIntoId).toBe(b);
    await undoMerge(people.manager, g1, db());
    expect(await refusal(undoMerge(people.manager, g1, db()))).toEqual({ form: ['merge_undone'] });
    expect(await baseNow(db())).toEqual(before);
  });

  it('leaves alone whoever was brought back from the middle of a chain', async () => {
    const [a, b, c] = [await create({ name: 'A' }), await create({ name: 'B' }), await create({ name: 'C' })];
    const merge = async (from: number, into: number) =>
      (await mergeContacts(people.manager, { contactIds: [from, into], primaryId: into }, {}, db())).mergeId;
    await merge(a, b);
    const last = await merge(b, c);
    expect((await listMerges(people.manager, {}, db())).items[0]).toMatchObject({
      id: last,
      merged: [{ id: b }],
      mergedCount: 1,
    });
    await bringBack(people.manager, a, db());
    await interaction(a, 'open');
    expect(await undoMerge(people.manager, last, db())).toEqual({ primaryId: c, contactIds: [b] });
    expect(await row(a)).toMatchObject({ mergedIntoId: null, active: true, openInteractions: 1 });
    expect(await row(b)).toMatchObject({ mergedIntoId: null, active: true, openInteractions: 0 });
    expect(await row(c)).toMatchObject({ openInteractions: 0 });
    const { rows: trail } = await db().execute(
      sql`select subject_id as id from audit_event where action = 'contact.merge-undone' order by 1`,
    );
    expect(trail).toEqual([{ id: b }, { id: c }]);
  });

  it('is not made possible to take back by taking back a later one, once somebody changed it', async () => {
    const [a, b] = [await create({ name: 'A' }), await create({ name: 'B' })];
    const c = await create({ name: 'C', phones: ['+5511987650001'] });
    const merge = async (from: number, into: number) =>
      (await mergeContacts(people.manager, { contactIds: [from, into], primaryId: into }, {}, db())).mergeId;
    const first = await merge(a, b);
    await updateContact(people.manager, b, { company: 'Nova' }, db());
    for (const [from, into] of [
      [c, b],
      [b, c],
    ] as const) {
      await undoMerge(people.manager, await merge(from, into), db());
      expect(await refusal(undoMerge(people.manager, first, db()))).toEqual({
        form: ['merge_contact_changed'],
      });
    }
  });

  it('cannot be taken back once somebody changed one of them, nor after thirty days', async () => {
    const [ana, bia] = [await create({ name: 'Ana' }), await create({ name: 'Bia' })];
    const { mergeId } = await mergeContacts(people.manager, { contactIds: [ana, bia] }, {}, db());
    await db().execute(sql`update merge set at = now() - interval '31 days'`);
    expect(await refusal(undoMerge(people.manager, mergeId, db()))).toEqual({ form: ['merge_late'] });
    await db().execute(sql`update merge set at = now()`);
    await updateContact(people.manager, bia, { company: 'Nova' }, db());
    expect(await refusal(undoMerge(people.manager, mergeId, db()))).toEqual({
      form: ['merge_contact_changed'],
    });
  });

  it('keeps what undoing takes for as long as it can be undone', async () => {
    const kept = async () =>
      (
        await db().execute(sql`
          select (select count(*)::int from merge where before is not null) as merges,
            (select count(*)::int from merge_member where before is not null) as members,
            (select count(*)::int from merge_move) as moves,
            (select count(*)::int from merge_member) as all`)
      ).rows[0];
    const ids = [];
    for (const [at, name] of ['A', 'B', 'C', 'D'].entries())
      ids.push(await create({ name, active: at % 2 === 0 }));
    const [a, b, c, d] = ids as [number, number, number, number];
    for (const id of [b, d]) await interaction(id);
    const old = await mergeContacts(people.manager, { contactIds: [a, b], primaryId: a }, {}, db());
    await mergeContacts(people.manager, { contactIds: [c, d], primaryId: c }, {}, db());
    expect(await kept()).toEqual({ merges: 2, members: 2, moves: 2, all: 2 });
    await db().execute(sql`update merge set at = at - interval '31 days' where id = ${old.mergeId}`);
    await forgetOldMerges(db());
    await forgetOldMerges(db());
    expect(await kept()).toEqual({ merges: 1, members: 1, moves: 1, all: 2 });
    expect(await refusal(undoMerge(people.manager, old.mergeId, db()))).toEqual({ form: ['merge_late'] });
  });

  it('is for whoever sees all of them, and taken back by whoever did it or may see everybody’s', async () => {
    const { agent, supervisor, manager } = people;
    await db().execute(sql`insert into segment (name) values ('Sul') on conflict do nothing`);
    const hidden = await create({ name: 'Ana', segments: ['Sul'] });
    const [bia, caio] = [await create({ name: 'Bia' }), await create({ name: 'Caio' })];
    await expect(mergeContacts(agent, { contactIds: [hidden, bia] }, {}, db())).rejects.toThrow(NotFound);
    const { mergeId } = await mergeContacts(agent, { contactIds: [bia, caio] }, {}, db());
    await expect(undoMerge(supervisor, mergeId, db())).rejects.toThrow(NotFound);
    await undoMerge(agent, mergeId, db());
    const second = await mergeContacts(agent, { contactIds: [bia, caio] }, {}, db());
    await undoMerge(manager, second.mergeId, db());
    await expect(undoMerge(manager, 999, db())).rejects.toThrow(NotFound);
  });

  it('asks before somebody blocked makes who remains blocked', async () => {
    const [ana, bia] = [await create({ name: 'Ana' }), await create({ name: 'Bia' })];
    await blockContact(people.manager, ana, { reason: 'spam' }, db());
    const input = { contactIds: [ana, bia], primaryId: bia };
    const before = await baseNow(db());
    expect(await refusal(mergeContacts(people.manager, input, {}, db()))).toEqual({
      blocked: ['merge_blocked'],
    });
    expect(await baseNow(db())).toEqual(before);
    const { mergeId } = await mergeContacts(people.manager, { ...input, blocked: true }, {}, db());
    expect((await row(bia)).blockedAt).not.toBeNull();
    await undoMerge(people.manager, mergeId, db());
    expect(await baseNow(db())).toEqual(before);
  });

  it('refuses whoever was merged away meanwhile, too many, one alone, and choices of others', async () => {
    const ids = [];
    for (const name of ['A', 'B', 'C']) ids.push(await create({ name }));
    const [a, b, c] = ids as [number, number, number];
    const merging = (input: object) => refusal(mergeContacts(people.manager, input, {}, db()));
    expect(await merging({ contactIds: [a] })).toEqual({ contactIds: ['merge_needs_two'] });
    expect(await merging({ contactIds: [a, a] })).toEqual({ contactIds: ['merge_needs_two'] });
    expect(await merging({ contactIds: Array.from({ length: 51 }, (_, at) => at + 1) })).toEqual({
      contactIds: ['merge_too_many'],
    });
    expect(await merging({ contactIds: [a, b], primaryId: c })).toEqual({ primaryId: ['merge_not_member'] });
    expect(await merging({ contactIds: [a, b], values: { name: c } })).toEqual({
      'values.name': ['merge_not_member'],
    });
    await mergeContacts(people.manager, { contactIds: [a, b], primaryId: a }, {}, db());
    expect(await merging({ contactIds: [b, c] })).toEqual({ contactIds: ['contact_merged'] });
  });
});
