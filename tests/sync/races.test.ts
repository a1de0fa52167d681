import { desc, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contactIdentities, contacts, interactions, messages } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound, Refused } from '#lib/core/errors.ts';
import { removeContactChannel } from '#lib/interactions/contact-channels/remove-contact-channel.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { listIdentities } from '#lib/interactions/identities/list-identities.ts';
import { removeIdentity } from '#lib/interactions/identities/move-identity.ts';
import { updateOrganization } from '#lib/settings/update-organization.ts';
import { startSync } from '#lib/sync/start-sync.ts';
import { makeChannel, wrongContacts } from '#tests/interactions/desk.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const ROUNDS = 5;

type From = Record<string, string>;

/** Ids that stand before and after the number in the order of values. */
function namesOf(round: number): Record<'telegram' | 'phone' | 'email' | 'whatsapp', From> {
  const four = String(1000 + round);
  return {
    telegram: { telegramId: `1${four}` },
    phone: { phone: `+551191000${four}` },
    email: { email: `ana${four}@exemplo.com` },
    whatsapp: { whatsappUserId: `BR.${four}` },
  };
}

describe('eight messages of one sender that come at the same moment, by several ids and on two channels, saved at once', () => {
  const { db } = useDatabase();
  let people: Awaited<ReturnType<typeof actors>>;
  let channels: number[];
  let sent = 0;

  beforeAll(async () => {
    people = await actors(db());
    channels = await Promise.all([makeChannel('whatsapp'), makeChannel('telegram')]);
  });

  beforeEach(async () => {
    await db().execute(sql`truncate interaction, message, contact_identity, audit_event, run cascade`);
    await db().execute(sql`delete from contact_identifier`);
    await db().delete(contacts);
  });

  const saveAtOnce = (saveSenders: boolean) => updateOrganization(people.owner, { saveSenders });
  const write = (from: From, at: number, by: Actor = people.manager) =>
    deliverInteraction(by, { channel: channels[at % 2], from, body: 'Oi', externalId: `m${++sent}` }, null);
  const together = async (senders: readonly From[]) => {
    const done = await Promise.allSettled(senders.map((from, at) => write(from, at)));
    expect(done.filter(({ status }) => status === 'rejected')).toEqual([]);
  };

  /** Contacts, how many there should be, and nothing of theirs that is nobody's. */
  const expectContacts = async (count: number) => {
    expect(await db().$count(contacts)).toBe(count);
    expect(await db().$count(interactions, sql`contact_id is null`)).toBe(0);
    expect(await db().$count(contactIdentities, sql`contact_id is null`)).toBe(0);
    expect(await wrongContacts()).toEqual([]);
  };

  it('make one contact where nothing was known of them', async () => {
    await saveAtOnce(true);
    for (let round = 1; round <= ROUNDS; round++) {
      const { telegram, phone, email, whatsapp } = namesOf(round);
      const several = [{ ...telegram, ...phone }, { ...phone, ...whatsapp }, { ...email, ...phone }, phone];
      await together([...several, ...several]);
      await expectContacts(round);
      // One conversation on each channel, and nothing of it lost.
      expect(await db().$count(interactions)).toBe(2 * round);
      expect(await db().$count(messages)).toBe(8 * round);
    }
  });

  it('make one contact of who wrote before, by whichever id they come now', async () => {
    for (let round = 1; round <= ROUNDS; round++) {
      const { telegram, phone, email, whatsapp } = namesOf(round);
      await saveAtOnce(false);
      for (const from of [
        { ...whatsapp, ...phone },
        { ...telegram, ...phone },
        { ...email, ...phone },
      ])
        await write(from, round);
      await saveAtOnce(true);
      await together([
        whatsapp,
        telegram,
        { ...telegram, ...phone },
        email,
        phone,
        { ...whatsapp, ...telegram },
        { ...email, ...whatsapp },
        telegram,
      ]);
      await expectContacts(round);
    }
  });

  it('make one contact while two who seemed different turn out to be one', async () => {
    for (let round = 1; round <= ROUNDS; round++) {
      const { telegram, phone, email, whatsapp } = namesOf(round);
      await saveAtOnce(false);
      await write({ ...phone, ...telegram }, 0);
      await write({ ...whatsapp, ...email }, 1);
      const both = [
        { ...phone, ...whatsapp },
        { ...telegram, ...email },
      ];
      await together([...both, telegram, email, ...both, phone, whatsapp]);
      await saveAtOnce(true);
      await together([telegram, email, ...both, phone, whatsapp, ...both]);
      await expectContacts(round);
    }
  });

  it('make one contact while they are saved from the page, too', async () => {
    for (let round = 1; round <= ROUNDS; round++) {
      const { telegram, phone, whatsapp } = namesOf(round);
      await saveAtOnce(false);
      await write({ ...telegram, ...phone }, 0);
      await write({ ...whatsapp, ...phone }, 1);
      await saveAtOnce(true);
      await Promise.all([
        startSync(people.supervisor, { people: true }),
        together([telegram, whatsapp, { ...telegram, ...whatsapp }, phone, telegram, whatsapp, phone]),
      ]);
      await expectContacts(round);
    }
  });

  it('go on arriving while their ids and channels are taken off the contact by hand', async () => {
    await saveAtOnce(true);
    for (let round = 1; round <= ROUNDS; round++) {
      const { telegram, phone, whatsapp } = namesOf(round);
      await together([{ ...telegram, ...phone, ...whatsapp }]);
      const [contact] = await db()
        .select({ id: contacts.id })
        .from(contacts)
        .orderBy(desc(contacts.id))
        .limit(1);
      const ids = await listIdentities(people.manager, contact?.id ?? 0);
      await db().execute(sql`update interaction set state = 'closed', closed_at = now()`);
      await db().execute(sql`update contact set open_interactions = 0`);
      const byHand = [
        ...ids.map(({ id }) => removeIdentity(people.manager, id)),
        removeContactChannel(people.manager, contact?.id ?? 0, String(channels[0])),
      ];
      const done = Promise.allSettled(byHand);
      await together([telegram, whatsapp, { ...telegram, ...phone }, { ...whatsapp, ...telegram }, phone]);
      const failed = (await done).filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
      expect(
        failed.filter(({ reason }) => !(reason instanceof Refused || reason instanceof NotFound)),
      ).toEqual([]);
      expect(await wrongContacts()).toEqual([]);
    }
  });
});
