import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { identifierRule } from '#lib/contacts/identity/identifier-index.ts';
import { lockIdentities } from '#lib/contacts/identity/identity-lock.ts';
import { insertSenders } from '#lib/contacts/insert-senders.ts';
import type { Actor } from '#lib/core/actor.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { holdArrivals, knownContact } from '../arrival/find-sender.ts';
import { endOfBlocked } from '../end-of-blocked.ts';
import { attachUnknown } from '../identities/attach-unknown.ts';
import { lockSenders, type SenderIdentity } from './lock-senders.ts';
import { addressOf, numberOf, recordOfSender } from './record-of-sender.ts';

export interface SavedSender {
  /** The identity the sender was named by. */
  id: number;
  /** null: several contacts could be them, so a person has to say who it is. */
  contactId: number | null;
  created: boolean;
}

/**
 * Makes contacts of senders nobody knows, named by the identity that all of theirs name, and theirs what they wrote. Who has a
 * contact's number, address or id by now is that contact. Others are left out: somebody said meanwhile who they are.
 */
export async function saveSenders(
  actor: Actor,
  ids: readonly number[],
  tx: Database,
): Promise<SavedSender[]> {
  const senders = await lockSenders(ids, tx);
  await lockIdentities(tx);
  const { placeholders } = await getOrganization(tx);
  const unknown = [...senders]
    .filter(([, held]) => !held.every(leadsToContact))
    .sort(([one], [other]) => one - other);
  const taken = await takenAmong(unknown, tx);
  const known: [sender: number, contact: number | null][] = [];
  for (const [id, held] of unknown.filter(([id]) => taken.has(id))) {
    const { contactId, candidates } = await contactOf(held, tx);
    if (contactId !== null || candidates > 1) known.push([id, contactId]);
    else taken.delete(id);
  }
  const fresh = unknown.filter(([id]) => !taken.has(id));
  const made = await insertSenders(
    actor,
    fresh.map(([, held]) => recordOfSender(held)),
    identifierRule(placeholders),
    tx,
  );
  const saved = [
    ...known.map(([id, contactId]) => ({ id, contactId, created: false })),
    ...fresh.map(([id], at) => ({ id, contactId: made[at] ?? null, created: true })),
  ];
  await link(actor, saved, senders, tx);
  return saved;
}

/** A number that only came along with somebody's id is theirs no longer than their record says so. */
function leadsToContact({ contactId, linked, kind }: SenderIdentity): boolean {
  return contactId !== null && (linked || (kind !== 'phone' && kind !== 'email'));
}

type Sender = readonly [id: number, held: readonly SenderIdentity[]];

/** Those of whom something is a contact's already. */
async function takenAmong(unknown: readonly Sender[], tx: Database): Promise<Set<number>> {
  const numbers = unknown.flatMap(([id, held]) => [
    { id, kind: 'phone', value: numberOf(held) },
    { id, kind: 'email', value: addressOf(held) },
  ]);
  const given = numbers.filter(({ value }) => value !== null);
  const { rows } = await tx.execute<{ id: number }>(sql`
    select distinct given.id from unnest(
      ${sql.param(given.map(({ id }) => id))}::bigint[], ${sql.param(given.map(({ kind }) => kind))}::text[],
      ${sql.param(given.map(({ value }) => value))}::text[]) as given (id, kind, value)
    join contact_identifier held on held.value = given.value and held.kind = given.kind`);
  const linked = unknown.filter(([, held]) => held.some(leadsToContact));
  return new Set([...rows.map(({ id }) => id), ...linked.map(([id]) => id)]);
}

async function contactOf(held: readonly SenderIdentity[], tx: Database) {
  return knownContact({ phone: numberOf(held), email: addressOf(held) }, held, tx);
}

async function link(
  actor: Actor,
  saved: readonly SavedSender[],
  senders: ReadonlyMap<number, readonly SenderIdentity[]>,
  tx: Database,
): Promise<void> {
  const found = saved.filter(({ contactId, created }) => contactId !== null && !created);
  const contactIds = [...new Set(found.map(({ contactId }) => Number(contactId)))].sort((a, b) => a - b);
  for (const id of contactIds) await holdArrivals(id, tx);
  const theirs = saved.flatMap(({ id, contactId }) =>
    contactId === null
      ? []
      : (senders.get(id) ?? [])
          .filter((identity) => !leadsToContact(identity))
          .map((identity) => ({ identityId: identity.id, contactId })),
  );
  const given = sql`unnest(${sql.param(theirs.map(({ identityId }) => identityId))}::bigint[],
    ${sql.param(theirs.map(({ contactId }) => contactId))}::bigint[]) as given (id, contact_id)`;
  // A number of the record leads to it by itself; one that is in no record has to be said to.
  await tx.execute(sql`
    update contact_identity n set contact_id = given.contact_id,
      linked_by_id = case when n.kind in ('phone', 'email') and not exists (
        select from contact_identifier i where i.value = n.value and i.kind = n.kind and i.contact_id = given.contact_id
      ) then ${actor.userId}::integer end
    from ${given} where n.id = given.id`);
  await attachUnknown(theirs, actor.userId, tx);
  const { rows } = await tx.execute<{ id: number }>(sql`
    select id from contact where id = any(${sql.param(contactIds)}::bigint[]) and blocked_at is not null order by id`);
  if (rows.length > 0)
    await endOfBlocked(
      rows.map(({ id }) => id),
      tx,
    );
}
