import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agentPresence, contacts, organization, segments, services, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import {
  CELLS,
  type Cell,
  type Expected,
  firstPoints,
  GATES,
  type Given,
  stateOf,
} from '#tests/routing/decision-table.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { mergeInto } from '#tests/support/merged-contacts.ts';
import { deliver, makeChannel, makeContact, makeService, messagesOf, setDesk } from './desk.ts';

const PHONE = '5511987654321';
const EMAIL = 'ana@exemplo.com.br';
const FOLLOW = '5548999610009';
const FLOWS = {
  message: 'message',
  backup: 'backup_agent',
  queue: 'general_queue',
  followme: 'follow_me',
} as const;

/** Every cell and gate of the table, delivered as a platform delivers it. */
describe('the decision table, through the door of platforms', () => {
  const { db } = useDatabase();
  let platform: Actor;
  let owner: Actor;
  let backup: Actor;
  let contactId: number;
  let segmentId: number;
  let channel: number;
  const queues = { portfolio: 0, requested: 0, segment: 0, default: 0 };

  beforeAll(async () => {
    ({ manager: platform } = await actors(db()));
    owner = await createActor('Otávio Dono', 'agent');
    backup = await createActor('Beto Reserva', 'agent');
    await db().update(users).set({ followMePhone: FOLLOW }).where(eq(users.id, owner.userId));
    for (const name of Object.keys(queues) as (keyof typeof queues)[])
      queues[name] = await makeService(`fila ${name}`, { hasMailbox: true });
    await db().update(organization).set({ defaultServiceId: queues.default });
    const [segment] = await db()
      .insert(segments)
      .values({ name: 'Sul', serviceId: queues.segment })
      .returning({ id: segments.id });
    segmentId = segment?.id ?? 0;
    channel = await makeChannel('whatsapp');
    // Rows from elsewhere may name nobody.
    await db().execute(sql`alter table contact drop constraint contact_portfolio`);
    contactId = await makeContact(platform, 'Ana', { phones: [PHONE], email: EMAIL });
  });

  beforeEach(async () => {
    await db().execute(
      sql`truncate interaction, message, contact_identity, idempotency_key, blacklist_entry cascade`,
    );
    await db().execute(sql`update contact set open_interactions = 0`);
  });

  it('tries 79 cells and 26 gates', () => {
    expect([CELLS.length, GATES.length]).toEqual([79, 26]);
  });

  it.each(CELLS.map((cell) => [cell.id, cell] as const))('%s', async (_id, cell) => {
    for (const point of firstPoints(cell)) {
      await db().execute(sql`truncate interaction, message cascade`);
      await arrange(point);
      const found = await deliver(platform, callOf(point));
      expect({ point, ...(await summary(found)) }).toEqual({ point, ...expectedOf(cell, point) });
    }
  });

  async function arrange(point: Given): Promise<void> {
    await arrangeAgent(owner, point.owner);
    await arrangeAgent(backup, point.backup);
    const service = point.flow === 'none' ? queues.requested : queues.portfolio;
    const state = {
      hasMailbox: point.service !== 'no_mailbox',
      archivedAt: point.service === 'archived' ? new Date() : null,
    };
    await db().update(services).set({ hasMailbox: true, archivedAt: null });
    await db().update(services).set(state).where(eq(services.id, service));
    const isNone = point.flow === 'none';
    await db()
      .update(contacts)
      .set({
        flow: isNone ? null : FLOWS[point.flow as keyof typeof FLOWS],
        ownerId: isNone || point.owner === 'missing' ? null : owner.userId,
        backupAgentId: point.flow === 'backup' && point.backup !== 'missing' ? backup.userId : null,
        serviceId: point.flow === 'queue' && point.service !== 'none' ? queues.portfolio : null,
        assignedAt: isNone ? null : new Date(),
        segmentIds: point.segment === 'queue' ? [segmentId] : [],
        openInteractions: 0,
      })
      .where(eq(contacts.id, contactId));
  }

  async function arrangeAgent({ userId }: Actor, state: string): Promise<void> {
    await db()
      .update(users)
      .set({ active: state !== 'inactive' })
      .where(eq(users.id, userId));
    const presence = state === 'paused' || state === 'offline' ? state : 'available';
    await setDesk(userId, presence, { most: 2, open: state === 'full' ? 2 : 0 });
  }

  const callOf = (point: Given) => ({
    channel,
    medium: point.medium,
    from: point.medium === 'email' ? { email: EMAIL } : { phone: `0${PHONE.slice(2)}` },
    body: point.medium === 'voice' ? undefined : 'Bom dia',
    service: point.flow === 'none' && point.service !== 'none' ? 'fila requested' : undefined,
    callerWaits: point.medium === 'voice' ? point.caller === 'waits' : undefined,
  });

  async function summary(row: Awaited<ReturnType<typeof deliver>>) {
    const taken = await db().select().from(agentPresence);
    const was = (userId: number, before: number) =>
      (taken.find((one) => one.userId === userId)?.openInteractions ?? 0) > before;
    return {
      state: row.state,
      agentId: row.agentId,
      serviceId: row.serviceId,
      contactId: row.contactId,
      ownerTook: was(owner.userId, fullBefore(owner.userId, taken)),
      backupTook: was(backup.userId, fullBefore(backup.userId, taken)),
    };
  }

  // Who is full has two before; anybody else none.
  const fullBefore = (userId: number, rows: { userId: number; openInteractions: number }[]) =>
    rows.find((one) => one.userId === userId)?.openInteractions === 2 ? 2 : 0;

  function expectedOf({ expect: given }: Cell, _point: Given) {
    const agents = { owner: owner.userId, backup: backup.userId };
    return {
      state: stateOf(given.state, _point.medium),
      agentId: given.agent && agents[given.agent],
      serviceId: serviceIdOf(given.service, _point),
      contactId,
      ownerTook: given.slotTakenBy === 'owner',
      backupTook: given.slotTakenBy === 'backup',
    };
  }

  function serviceIdOf(named: Expected['service'], point: Given): number | null {
    if (named === null) return null;
    if (named !== 'requested_or_default') return queues[named];
    return point.flow === 'none' && point.service !== 'none' ? queues.requested : queues.default;
  }

  describe('the gates', () => {
    const ordinary: Given = {
      flow: 'message',
      medium: 'text',
      owner: 'available',
      backup: 'missing',
      service: 'none',
      caller: 'waits',
      segment: 'none',
    };

    it.each(GATES.map((gate) => [gate.id, gate] as const))('%s', async (_id, { given, expect: wanted }) => {
      const point = { ...ordinary, medium: given.medium };
      await arrange(point);
      await db().update(contacts).set({ blockedAt: null, active: true }).where(eq(contacts.id, contactId));
      const { call, root } = await GIVEN[given.contact as keyof typeof GIVEN](callOf(point));
      const found = await deliver(platform, call);
      if (wanted.state === 'refused') {
        expect(found).toMatchObject({
          state: 'refused',
          closedReason: wanted.refusedReason,
          agentId: null,
          created: false,
        });
        expect(await messagesOf(found.id)).toEqual([]);
        const again = await deliver(platform, call);
        expect(again).toMatchObject({ id: found.id, attempts: 2 });
      } else if (wanted.linkedTo === null) {
        expect(found).toMatchObject({ state: 'waiting', contactId: null, serviceId: queues.default });
        expect(found.candidates).toBe(wanted.candidates ?? 0);
        expect(found.identityId === null).toBe(given.contact === 'caller id withheld');
      } else if (wanted.openInteraction === 'closed') {
        // Closing what is open is blocking's own part; what comes afterwards is refused.
        expect(found.state).toBe('refused');
      } else {
        expect(found).toMatchObject({
          state: stateOf('open', given.medium),
          agentId: owner.userId,
          contactId: root ?? contactId,
        });
      }
      await undo();
    });

    type CallOf = ReturnType<typeof callOf>;
    const set = (columns: Partial<typeof contacts.$inferInsert>, id = contactId) =>
      db().update(contacts).set(columns).where(eq(contacts.id, id));
    const made: number[] = [];
    const merged = async (into: number) => {
      const id = await makeContact(platform, 'Ana antiga', {
        phones: ['5511900001111'],
        email: 'antiga@exemplo.com.br',
      });
      await mergeInto(into, [id], db());
      made.push(id);
      return id;
    };
    const oldCall = (call: CallOf) => ({
      ...call,
      from: call.medium === 'email' ? { email: 'antiga@exemplo.com.br' } : { phone: '5511900001111' },
    });
    const listed = () =>
      db().execute(sql`insert into blacklist_entry (direction, number) values ('inbound', ${PHONE})`);
    const blocked = async (call: CallOf) => {
      await set({ blockedAt: new Date() });
      return { call, root: null };
    };
    const undo = async () => {
      await set({ anonymizedAt: null, blockedAt: null, active: true });
      await db().execute(sql`delete from interaction`);
      await db().execute(sql`delete from contact_identity`);
      for (const id of made.splice(0).reverse()) {
        await db().execute(sql`delete from contact_identifier where contact_id = ${id}`);
        await db().delete(contacts).where(eq(contacts.id, id));
      }
    };

    const GIVEN = {
      blocked,
      'blocked while an interaction is open': async (call: CallOf) => {
        await deliver(platform, call);
        return blocked(call);
      },
      blacklisted_number: async (call: CallOf) => {
        await listed();
        return { call, root: null };
      },
      'blocked + blacklisted': async (call: CallOf) => {
        await listed();
        return blocked(call);
      },
      merged_away: async (call: CallOf) => {
        await merged(contactId);
        return { call: oldCall(call), root: contactId };
      },
      'merged_away (primary blocked)': async (call: CallOf) => {
        await merged(contactId);
        await set({ blockedAt: new Date() });
        return { call: oldCall(call), root: null };
      },
      'merged_away (chain A→B→C)': async (call: CallOf) => {
        const middle = await makeContact(platform, 'Ana do meio');
        made.push(middle);
        await mergeInto(contactId, [middle], db());
        await merged(middle);
        return { call: oldCall(call), root: contactId };
      },
      inactive: async (call: CallOf) => {
        await set({ active: false });
        return { call, root: contactId };
      },
      anonymized: async (call: CallOf) => {
        await set({
          anonymizedAt: new Date(),
          active: false,
          ownerId: null,
          flow: null,
          backupAgentId: null,
          serviceId: null,
          assignedAt: null,
          assignedById: null,
        });
        return { call, root: null };
      },
      unknown_sender: async (call: CallOf) => ({
        call: {
          ...call,
          from: call.medium === 'email' ? { email: 'quem@exemplo.com.br' } : { phone: '5511955554444' },
        },
        root: null,
      }),
      number_of_two_contacts: async (call: CallOf) => {
        await db().update(organization).set({ allowDuplicates: true });
        const twin = { phones: ['5511944443333'], email: 'casal@exemplo.com.br' };
        made.push(await makeContact(platform, 'Ela', twin), await makeContact(platform, 'Ele', twin));
        return {
          call: {
            ...call,
            from: call.medium === 'email' ? { email: twin.email } : { phone: '5511944443333' },
          },
          root: null,
        };
      },
      'caller id withheld': async (call: CallOf) => ({
        call: { ...call, from: { phone: 'anonymous' } },
        root: null,
      }),
    };
  });
});
