import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { contacts, interactions, organization } from '#db/schema/index.ts';
import { anonymizeContacts } from '#lib/anonymization/anonymize-contacts.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { deleteContact } from '#lib/contacts/delete-contact.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound, Refused } from '#lib/core/errors.ts';
import type { Role } from '#lib/core/role.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { closeInteraction } from '#lib/interactions/close-interaction.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { startMergeAll } from '#lib/merges/all/start-merge-all.ts';
import { mergeContacts } from '#lib/merges/merge-contacts.ts';
import { mergeGroup } from '#lib/merges/merge-group.ts';
import { reviewMerge } from '#lib/merges/review-merge.ts';
import { undoMerge } from '#lib/merges/undo-merge.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { refusal } from '#tests/contacts/bulk/refusal.ts';
import { makeChannel, wrongContacts } from '#tests/interactions/desk.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { importFile } from '#tests/support/import-run.ts';

const ROUNDS = 6;

const isToldNo = (error: unknown) => error instanceof Refused || error instanceof NotFound;

/** Of interactions: nobody has it, or somebody who was merged away. */
const notAtARoot = sql`not exists (select from contact c where c.id = interaction.contact_id and c.merged_into_id is null)`;
/** Of contacts: merged into somebody who was merged away. */
const isChained = sql`exists (select from contact c where c.id = contact.merged_into_id and c.merged_into_id is not null)`;

describe('at the same moment', () => {
  const { db } = useDatabase();
  let people: Record<Role, Actor>;
  let granted: Actor;
  let channel: number;
  let calls: number;
  let made = 0;

  beforeAll(async () => {
    people = await actors(db());
    granted = await createActor('Berenice Prado', 'supervisor', { canAnonymize: true }, db());
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
  let ends = 0;
  const ended = (contactId: number) => ({
    protocol: `E${++ends}`,
    channelId: calls,
    medium: 'voice' as const,
    direction: 'inbound' as const,
    state: 'closed' as const,
    arrivedAt: new Date(),
    contactId,
  });
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

  it('two people merge the group that both look at, and one without a member: one wins, the other is told', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { ids } = await group(4);
      const [a, , , d] = ids as [number, number, number, number];
      const { seen } = await reviewMerge(people.manager, { contactIds: ids }, db());
      const some = await reviewMerge(people.supervisor, { contactIds: ids, outIds: [d] }, db());
      const merging = [
        () => mergeGroup(people.manager, a, {}, { seen }, db()),
        () => mergeGroup(people.supervisor, a, { outIds: [d] }, { seen: some.seen }, db()),
      ];
      expect(await outcomes(merging.map((merge) => merge()))).toBe(1);
      expect((await Promise.all(ids.map(contact))).filter((one) => one?.into === null).length).toBeLessThan(
        3,
      );
      // Later by a moment is told the same as who was later by less.
      const late = await refusal(mergeGroup(people.owner, a, {}, { seen }, db()));
      expect(late).toEqual({ form: ['merge_changed'] });
    }
  });

  it('somebody merges whom another anonymizes: interactions stay with who they were with, or with who remained', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { ids } = await group(2);
      const [a, b] = ids as [number, number];
      const [primary, other] = round % 2 === 0 ? [a, b] : [b, a];
      await db().insert(interactions).values([a, b].map(ended));
      const before = await db().$count(interactions);
      const input = { contactIds: [a, b], primaryId: primary };
      const [isMerged] = await Promise.all([
        mergeContacts(people.manager, input, {}, db()).then(
          () => true,
          (error) => {
            expect(error).toSatisfy(isToldNo);
            return false;
          },
        ),
        db().transaction((tx) => anonymizeContacts(granted, [a], { runId: null, unlistsNumbers: false }, tx)),
      ]);
      expect(await db().$count(interactions)).toBe(before);
      expect(await db().$count(interactions, notAtARoot)).toBe(0);
      const ofB = await db().$count(interactions, eq(interactions.contactId, b));
      if (!isMerged) expect(ofB).toBe(1);
      const { rows: left } = await db().execute<{ id: number; into: number | null }>(
        sql`select id, merged_into_id as into from contact where id in (${a}, ${b})`,
      );
      // Whoever was merged into the one who was anonymized went along.
      if (primary === a) expect(left).toEqual(isMerged ? [] : [{ id: other, into: null }]);
    }
    expect(await wrongContacts(db())).toEqual([]);
  });

  it('everything is merged while others merge, undo, call, import, edit and anonymize: nothing is lost', async () => {
    for (let round = 0; round < ROUNDS / 2; round++) {
      const groups: { ids: number[]; phone: string }[] = [];
      for (let at = 0; at < 8; at++) groups.push(await group(3));
      const of = (at: number) => groups[at]?.ids as [number, number, number];
      const everybody = groups.flatMap(({ ids }) => ids);
      await db().insert(interactions).values(everybody.map(ended));
      const before = await db().$count(interactions);
      const { mergeId } = await mergeContacts(people.manager, { contactIds: of(0).slice(0, 2) }, {}, db());
      const { runId } = await startMergeAll(people.owner, { confirm: 'CONFIRMAR' }, db());
      const orTold = (work: Promise<unknown>) => work.catch((error) => expect(error).toSatisfy(isToldNo));
      await Promise.all([
        executeRun(runId, RUN_KINDS),
        orTold(undoMerge(people.manager, mergeId, db())),
        orTold(mergeContacts(people.supervisor, { contactIds: of(1) }, {}, db())),
        orTold(mergeContacts(people.supervisor, { contactIds: of(2).slice(1) }, {}, db())),
        deliverInteraction(people.manager, { channel: calls, contactId: of(3)[0] }, null, db()),
        deliverInteraction(people.manager, { channel: calls, contactId: of(4)[1] }, null, db()),
        orTold(updateContact(people.owner, of(5)[0], { city: 'Bauru' }, db())),
        importFile(people.supervisor, `contact_name;contact_phone\nNova;${groups[6]?.phone}\n`, db()),
        orTold(
          db().transaction((tx) =>
            anonymizeContacts(granted, [of(7)[0]], { runId: null, unlistsNumbers: false }, tx),
          ),
        ),
      ]);
      expect(await db().$count(interactions, notAtARoot)).toBe(0);
      expect(await db().$count(contacts, isChained)).toBe(0);
      expect(await db().$count(interactions)).toBe(before + 2);
    }
    expect(await wrongContacts(db())).toEqual([]);
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
