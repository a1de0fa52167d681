import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { executeKept } from '#db/prepared.ts';
import type { contactIdentities } from '#db/schema/index.ts';
import type { ChannelInUse } from '#lib/channels/find-channel.ts';
import { parseEmail } from '#lib/identifiers/parse-email.ts';
import { readCallerId } from '#lib/identifiers/read-caller-id.ts';
import type { Sender } from './call.ts';
import { holdWhole, lockedWith } from './whole-sender.ts';

type Kind = (typeof contactIdentities.$inferSelect)['kind'];

/** By what a sender is known, likeliest to come again first. */
export interface GivenIdentity {
  kind: Kind;
  scope: string;
  value: string;
}

export interface ReadSender {
  identities: GivenIdentity[];
  /** Digits of E.164, where a number was given and could be read. */
  phone: string | null;
  email: string | null;
  /** A caller who withholds the number, or says nothing at all. */
  withheld: boolean;
  name: string | null;
  username: string | null;
  inGroup: boolean;
  /** What the platform calls the group. */
  groupName?: string | null;
}

/** Reads who the platform says it is. In a group the group is who writes: the person inside stays with the message. */
export function readSender(from: Sender, channel: ChannelInUse): ReadSender {
  const caller = typeof from.phone === 'string' ? readCallerId(from.phone, channel.areaCode) : null;
  const email = from.email ? parseEmail(from.email) : null;
  const phone = caller?.kind === 'number' ? caller.value : null;
  const given: (GivenIdentity | null)[] = from.group
    ? [identity('group', from.group, channel.kind)]
    : [
        from.whatsappUserId ? identity('whatsapp_user_id', from.whatsappUserId, channel.scope) : null,
        from.telegramId ? identity('telegram_id', from.telegramId) : null,
        from.externalId ? ownId(from.externalId, channel) : null,
        caller && caller.kind !== 'withheld' ? identity('phone', caller.value) : null,
        from.email ? identity('email', email?.ok ? email.value : from.email) : null,
      ];
  const identities = given.filter((one) => one !== null);
  return {
    identities,
    phone: from.group ? null : phone,
    email: from.group || !email?.ok ? null : email.value,
    withheld: identities.length === 0,
    name: from.name ?? null,
    username: from.username ?? null,
    inGroup: Boolean(from.group),
    groupName: from.groupName ?? null,
  };
}

const OWN_IDS = {
  facebook: 'facebook_psid',
  instagram: 'instagram_igsid',
  telegram: 'telegram_id',
  whatsapp: 'whatsapp_user_id',
} as const;

/** An id that the channel's platform gives people, which names them within that channel's account. */
function ownId(value: string, channel: ChannelInUse): GivenIdentity {
  const kind = OWN_IDS[channel.kind as keyof typeof OWN_IDS] ?? 'other';
  if (kind === 'telegram_id') return identity(kind, value);
  if (kind === 'whatsapp_user_id') return identity(kind, value, channel.scope);
  return identity(kind, value, channel.address ?? String(channel.id));
}

/** What an id on a channel names: a person of its platform, or a chat group. */
export function identityOn(channel: ChannelInUse, value: string, isGroup: boolean): GivenIdentity {
  return isGroup ? identity('group', value, channel.kind) : ownId(value, channel);
}

function identity(kind: Kind, value: string, scope = ''): GivenIdentity {
  return { kind, scope, value };
}

export interface KnownIdentity extends GivenIdentity {
  id: number;
  contactId: number | null;
  /** Somebody said so, rather than a number that came along. */
  linked: boolean;
}

/**
 * Notes that these identities were seen, and holds them until the transaction ends, with all that came together with them before:
 * what one sender sends at once is taken one after the other, whichever of its ids it names. In the order given.
 * @throws SenderGrew
 */
export async function holdIdentities(
  { identities, name, username, inGroup, groupName }: ReadSender,
  tx: Database,
): Promise<KnownIdentity[]> {
  if (identities.length === 0) return [];
  const inOrder = identities.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
  const [shownAs, calledAs] = inGroup ? [groupName ?? null, null] : [name, username];
  const { rows } = await executeKept<Held>(
    sql`
    with given as (
      select kind, scope, value from unnest(
        ${sql.param(inOrder.map(({ kind }) => kind))}::text[],
        ${sql.param(inOrder.map(({ scope }) => scope))}::text[],
        ${sql.param(inOrder.map(({ value }) => value))}::text[]) as given (kind, scope, value)
    ), held as materialized (${lockedWith(sql`
      select coalesce(n.seen_with_id, n.id) from given
      join contact_identity n on n.value = given.value and n.kind = given.kind and n.scope = given.scope`)})
    insert into contact_identity as known (kind, scope, value, display_name, username)
    select kind, scope, value, ${shownAs}::text, ${calledAs}::text from given where (select count(*) from held) >= 0
    on conflict (value, kind, scope) do update set last_seen_at = now(),
      display_name = coalesce(excluded.display_name, known.display_name),
      username = coalesce(excluded.username, known.username)
    returning id, kind, contact_id, linked_by_id is not null as linked, seen_with_id`,
    tx,
  );
  const held = identities.flatMap((given) => {
    const row = rows.find(({ kind }) => kind === given.kind);
    return row ? [{ given, row }] : [];
  });
  await noteTogether(
    held.map(({ row }) => row),
    tx,
  );
  return held.map(({ given, row }) => ({
    ...given,
    id: row.id,
    contactId: row.contact_id,
    linked: row.linked,
  }));
}

interface Held extends Record<string, unknown> {
  id: number;
  kind: Kind;
  contact_id: number | null;
  linked: boolean;
  seen_with_id: number | null;
}

/** What comes together is one sender's, so that it becomes one contact. */
async function noteTogether(held: readonly Held[], tx: Database): Promise<void> {
  const all = new Set(held.map(({ id, seen_with_id: first }) => first ?? id));
  if (all.size < 2) return;
  const first = held.find(({ seen_with_id: known }) => known !== null)?.seen_with_id ?? held[0]?.id;
  const others = [...all].filter((id) => id !== first);
  await holdWhole(others, tx);
  const these = sql`${sql.param(others)}::bigint[]`;
  await tx.execute(sql`
    update contact_identity set seen_with_id = ${first}::bigint where id = any(${these}) or seen_with_id = any(${these})`);
}

/** What is known of these identities, without noting anything. */
export async function knownIdentities({ identities }: ReadSender, db: Database): Promise<KnownIdentity[]> {
  const found: KnownIdentity[] = [];
  for (const given of identities) {
    const { rows } = await db.execute<{ id: number; contact_id: number | null; linked: boolean }>(sql`
      select id, contact_id, linked_by_id is not null as linked from contact_identity
      where value = ${given.value} and kind = ${given.kind} and scope = ${given.scope}`);
    for (const row of rows)
      found.push({ ...given, id: row.id, contactId: row.contact_id, linked: row.linked });
  }
  return found;
}

function key({ value, kind, scope }: GivenIdentity): string {
  return `${value} ${kind} ${scope}`;
}
