import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { organization } from '#db/schema/index.ts';
import { anonymizeContacts } from '#lib/anonymization/anonymize-contacts.ts';
import { setAvatar } from '#lib/contacts/avatar/set-avatar.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { addNote } from '#lib/contacts/notes/add-note.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { errorFacts } from '#lib/core/log.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { mergeContacts } from '#lib/merges/merge-contacts.ts';
import { PICTURE } from '#tests/e2e/support/picture.ts';
import { makeChannel } from '#tests/interactions/desk.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { importFile } from '#tests/support/import-run.ts';
import { randomCases } from '#tests/support/random-cases.ts';

const ROUNDS = randomCases(12, 1_000).numRuns;

const { db } = useDatabase();
let owner: Actor;
let granted: Actor;
let channel: number;

beforeAll(async () => {
  ({ owner } = await actors(db()));
  granted = await createActor('Berenice Prado', 'supervisor', { canAnonymize: true }, db());
  channel = await makeChannel('whatsapp', {}, db());
});

type Meanwhile = (id: number, round: number) => Promise<unknown>;

const phoneOf = (round: number) => `55859${String(10_000_000 + round)}`;
const MEANWHILE: Record<string, Meanwhile> = {
  'a message arrives': (_, round) =>
    deliverInteraction(
      owner,
      { channel, from: { phone: phoneOf(round), name: 'Sigilo' }, body: 'Sigilo' },
      null,
      db(),
    ),
  'somebody edits': (id) => updateContact(owner, id, { company: 'Sigilo SA' }, db()),
  'somebody writes a note': (id) => addNote(owner, id, { body: 'Sigilo' }, db()),
  'a picture is sent': (id) => setAvatar(owner, id, PICTURE, db()),
  'a file brings the person': (_, round) =>
    importFile(owner, `contact_name;contact_phone\nSigilo ${round};+${phoneOf(round)}\n`, db()),
  'somebody merges': async (id, round) => {
    await db().update(organization).set({ allowDuplicates: true });
    const twin = await createContact(owner, { name: `Sigilo Outro ${round}` }, db());
    return mergeContacts(owner, { contactIds: [id, twin.id], primaryId: twin.id }, {}, db());
  },
};

/** Between the two beginning at once and one after the other. */
const pause = (round: number) => new Promise((resolve) => setTimeout(resolve, (round * 7) % 23));

describe.each(Object.entries(MEANWHILE))('while %s, anonymizing', (_what, meanwhile) => {
  it(`leaves the person whole or gone, ${ROUNDS} times`, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      await clear();
      const { id } = await createContact(
        owner,
        { name: `Sigilo ${round}`, phones: [`+${phoneOf(round)}`] },
        db(),
      );
      const [, other] = await Promise.allSettled([
        db().transaction((tx) =>
          anonymizeContacts(granted, [id], { runId: null, unlistsNumbers: false }, tx),
        ),
        pause(round).then(() => meanwhile(id, round)),
      ]);
      if (other.status === 'rejected')
        expect(['Refused', 'NotFound', 'Gone', 'Busy'], JSON.stringify(errorFacts(other.reason))).toContain(
          other.reason.name,
        );
      await expectWholeOrGone(id);
    }
  });
});

/** Those that others point to come last. Deleting little is quicker than truncating much. */
const EMPTIED =
  'merge interaction contact_identity contact_note contact_identifier contact_avatar contact erased_contact';

async function clear(): Promise<void> {
  for (const table of EMPTIED.split(' ')) await db().execute(sql`delete from ${sql.identifier(table)}`);
}

/** Gone: whoever has the old name or number now came after, as somebody new, and has none of the old history. */
async function expectWholeOrGone(id: number): Promise<void> {
  const { rows } = await db().execute<{ gone: boolean; there: boolean; loose: number; back: number }>(sql`
    select exists (select from erased_contact where contact_id = ${id}) as gone,
      exists (select from contact where id = ${id}) as there,
      ((select count(*) from contact_identifier i where not exists (select from contact c where c.id = i.contact_id))
        + (select count(*) from contact_avatar i where not exists (select from contact c where c.id = i.contact_id)))::int as loose,
      (select count(*) from contact c where anonymized_at is not null and (name !~ '^[0-9a-f]{64}$' or company is not null or phones <> '{}'
        or exists (select from contact_note n where n.contact_id = c.id)
        or exists (select from contact_avatar n where n.contact_id = c.id)
        or exists (select from contact_identifier n where n.contact_id = c.id)
        or exists (select from message m join interaction i on i.id = m.interaction_id where i.contact_id = c.id and m.body is not null)))::int
        as back`);
  expect(rows[0]).toMatchObject({ loose: 0, back: 0 });
  expect(rows[0]?.gone).toBe(!rows[0]?.there);
}
