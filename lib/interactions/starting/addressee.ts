import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { contacts } from '#db/schema/index.ts';
import { firstAllowed } from '#lib/blacklist/listed.ts';
import type { ChannelInUse } from '#lib/channels/find-channel.ts';
import { rootId } from '#lib/contacts/identity/merged.ts';
import { visibleContacts } from '#lib/contacts/visible-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { parseEmail } from '#lib/identifiers/parse-email.ts';
import { readDestination } from '#lib/identifiers/read-caller-id.ts';
import type { GivenIdentity, ReadSender } from '../arrival/identities.ts';
import { SINCE_REMOVAL } from '../contact-channels/contact-channel.ts';

/** Whom somebody starts an interaction with. */
export interface Addressee {
  id: number;
  phones: string[];
  email: string | null;
  priority: number | null;
  blocked: boolean;
}

/** The contact, or who it was merged into. @throws Refused for one that the actor does not see */
export async function findAddressee(
  actor: Actor,
  { contactId, clientCode }: { contactId?: number | null; clientCode?: string | null },
  tx: Database,
): Promise<Addressee> {
  if (!contactId && !clientCode) refuse('contactId', 'required');
  const which = contactId ? eq(contacts.id, contactId) : eq(contacts.clientCode, clientCode ?? '');
  const [given] = await tx
    .select({ root: sql<number>`${rootId}` })
    .from(contacts)
    .where(which);
  const [found] = await tx
    .select({
      id: contacts.id,
      phones: contacts.phones,
      email: contacts.email,
      priority: contacts.priority,
      blockedAt: contacts.blockedAt,
      anonymizedAt: contacts.anonymizedAt,
    })
    .from(contacts)
    .where(and(eq(contacts.id, given?.root ?? 0), visibleContacts(actor)));
  if (!found || found.anonymizedAt) return refuse(contactId ? 'contactId' : 'clientCode', 'contact_unknown');
  return { ...found, blocked: found.blockedAt !== null };
}

/** Asked while the contact's arrivals are held: from then on nobody blocks it. @throws Refused (conflict) */
export async function refuseBlocked(contactId: number, tx: Database): Promise<void> {
  const [row] = await tx
    .select({ blockedAt: contacts.blockedAt })
    .from(contacts)
    .where(eq(contacts.id, contactId));
  if (row?.blockedAt) refuse('contactId', 'contact_blocked', undefined, 'conflict');
}

const BY_NUMBER: readonly string[] = ['voice', 'whatsapp', 'sms'];

/**
 * Where a contact is reached on a channel: the number or address asked for, else their first that may be called; on the other channels
 * only somebody who wrote before. @throws Refused where there is nothing; ListedNumber, which the verb counts
 */
export async function destinationOf(
  contact: Addressee,
  channel: ChannelInUse,
  to: string | null,
  tx: Database,
): Promise<ReadSender> {
  if (BY_NUMBER.includes(channel.kind)) return toNumber(contact, to, tx);
  if (channel.kind === 'email') return toAddress(contact, to);
  const { rows } = await tx.execute<{ kind: GivenIdentity['kind']; scope: string; value: string }>(sql`
    select identity.kind, identity.scope, identity.value
    from interaction i join contact_identity identity on identity.id = i.identity_id
    where i.contact_id = ${contact.id} and i.channel_id = ${channel.id} and ${SINCE_REMOVAL} order by i.id desc limit 1`);
  const [known] = rows;
  return known ? destination(known) : refuse('channel', 'contact_must_write_first');
}

async function toNumber({ phones }: Addressee, to: string | null, tx: Database): Promise<ReadSender> {
  const numbers = to === null ? phones : [readNumber(to)];
  if (numbers.length === 0) refuse('to', 'contact_without_number');
  const number = await firstAllowed('to', numbers, 'outbound', tx);
  return { ...destination({ kind: 'phone', scope: '', value: number }), phone: number };
}

function readNumber(to: string): string {
  const parsed = readDestination(to);
  return parsed.ok ? parsed.value : refuse('to', parsed.code);
}

function toAddress({ email }: Addressee, to: string | null): ReadSender {
  const given = to ?? email ?? refuse('to', 'contact_without_email');
  const parsed = parseEmail(given);
  if (!parsed.ok) return refuse('to', parsed.code);
  return { ...destination({ kind: 'email', scope: '', value: parsed.value }), email: parsed.value };
}

function destination(identity: GivenIdentity): ReadSender {
  const nobody = { phone: null, email: null, name: null, username: null };
  return { ...nobody, identities: [identity], withheld: false, inGroup: false };
}
