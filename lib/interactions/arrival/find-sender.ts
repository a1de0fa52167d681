import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { executeKept } from '#db/prepared.ts';
import { rootOf } from '#lib/contacts/identity/merged.ts';
import { refuse } from '#lib/core/errors.ts';
import type { KnownIdentity, ReadSender } from './identities.ts';

/** Whom a call is from. */
export interface FoundSender {
  contactId: number | null;
  /** Whose number or id it was, where that contact was merged away. */
  mergedFrom: number | null;
  /** How many it could be, when that is more than one. */
  candidates: number;
}

const NOBODY: FoundSender = { contactId: null, mergedFrom: null, candidates: 0 };
const ARRIVALS = 7_421_003;

interface Found extends Record<string, unknown> {
  id: number;
  root: number;
  active: boolean;
  blocked: boolean;
  anonymized: boolean;
}

/**
 * Finds the contact: the one the call names, else the one whose number or e-mail it is, else the one its identities were linked
 * to. Several who share a number are nobody, unless one alone is active, an id of the same sender belongs to one of them, or all
 * of them are blocked. The contact's arrivals then take turns until the transaction ends.
 * @throws Refused where the call names a contact that is not there
 */
export async function findSender(
  named: { contactId?: number | null; clientCode?: string | null },
  sender: ReadSender,
  identities: readonly KnownIdentity[],
  tx: Database,
): Promise<FoundSender> {
  return (await namedContact(named, tx)) ?? knownContact(sender, identities, tx);
}

/** Lets what begins with one contact take turns until the transaction ends, whatever identities it comes by. */
export async function holdArrivals(contactId: number, tx: Database): Promise<void> {
  await executeKept(sql`select ${arrivalsOf(sql`${contactId}::bigint`)}`, tx);
}

function arrivalsOf(contactId: SQL): SQL {
  return sql`pg_advisory_xact_lock(${ARRIVALS}, hashint8(${contactId}))`;
}

async function namedContact(
  { contactId, clientCode }: { contactId?: number | null; clientCode?: string | null },
  tx: Database,
): Promise<FoundSender | null> {
  if (!contactId && !clientCode) return null;
  const which = contactId ? sql`held.id = ${contactId}::bigint` : sql`held.client_code = ${clientCode}`;
  const [only] = await contactsWhere(sql`select held.* from contact held where ${which}`, tx);
  if (!only) refuse(contactId ? 'contactId' : 'clientCode', 'contact_unknown');
  return only.anonymized ? NOBODY : senderOf(only);
}

/** Whose number, address or id it is. */
export async function knownContact(
  sender: Pick<ReadSender, 'phone' | 'email'>,
  identities: readonly KnownIdentity[],
  tx: Database,
): Promise<FoundSender> {
  const links = identities.filter(({ contactId }) => contactId !== null);
  const numbers = [
    ['phone', sender.phone],
    ['email', sender.email],
  ] as const;
  for (const [kind, value] of numbers) {
    if (value === null) continue;
    const holders = await contactsWhere(
      sql`select held.* from contact_identifier i join contact held on held.id = i.contact_id
        where i.value = ${value} and i.kind = ${kind}`,
      tx,
    );
    const people = holders.filter(({ anonymized }) => !anonymized);
    if (people.length > 0) return ofSeveral(people, links);
  }
  const ids = links.filter(({ kind, linked }) => linked || (kind !== 'phone' && kind !== 'email'));
  for (const { contactId } of ids) {
    const [linked] = await contactsWhere(
      sql`select held.* from contact held where held.id = ${contactId}::bigint`,
      tx,
    );
    if (linked && !linked.anonymized) return senderOf(linked);
  }
  return NOBODY;
}

/** The roots of contacts, each once; their arrivals take turns from then on, until the transaction ends. */
async function contactsWhere(held: SQL, tx: Database): Promise<Found[]> {
  const { rows } = await executeKept<Found>(
    sql`
      select found.*, ${arrivalsOf(sql`found.root`)} from (
        select distinct on (root.id) held.id, root.id as root, root.active, root.blocked_at is not null as blocked,
          root.anonymized_at is not null as anonymized
        from (${held}) as held join contact root on root.id = ${rootOf(sql`held`)}
        order by root.id, held.id <> root.id
      ) as found order by found.root`,
    tx,
  );
  return rows;
}

function ofSeveral(holders: readonly Found[], links: readonly KnownIdentity[]): FoundSender {
  const active = holders.filter(({ active }) => active);
  const [only, ...others] = active.length > 0 ? active : holders;
  if (only && (others.length === 0 || [only, ...others].every(({ blocked }) => blocked)))
    return senderOf(only);
  const linked = holders.find(({ id, root }) =>
    links.some(
      ({ kind, contactId }) =>
        kind !== 'phone' && kind !== 'email' && (contactId === id || contactId === root),
    ),
  );
  return linked ? senderOf(linked) : { ...NOBODY, candidates: 1 + others.length };
}

function senderOf({ id, root }: Found): FoundSender {
  return { contactId: root, mergedFrom: id === root ? null : id, candidates: 1 };
}
