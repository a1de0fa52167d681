import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Contact } from '#lib/contacts/contact-record.ts';
import { type IdentifierRule, identifiersOf } from '#lib/contacts/identity/identifier-index.ts';
import type { IdentifierKind } from '#lib/identifiers/placeholders.ts';
import { CROWD } from '../finding/find-groups.ts';
import { takesPart } from '../finding/takes-part.ts';

/** A value that members of a group have in common. */
export interface GroupLink {
  kind: IdentifierKind;
  value: string;
  /** Who has it, of the members at hand. */
  contactIds: number[];
  /** How many contacts have it in all. */
  holders: number;
  crowded: boolean;
}

const ORDER: readonly IdentifierKind[] = ['cpf', 'phone', 'email'];

/** What links these members, most telling first. `isWhole`: they are all that the group has. */
export async function linksAmong(
  members: readonly Contact[],
  { rule, isWhole }: { rule: IdentifierRule; isWhole: boolean },
  db: Database,
): Promise<GroupLink[]> {
  const held = new Map<string, GroupLink>();
  for (const member of members) {
    for (const { kind, value } of identifiersOf(member, rule)) {
      const key = `${kind} ${value}`;
      const link = held.get(key) ?? { kind, value, contactIds: [], holders: 0, crowded: false };
      link.contactIds.push(member.id);
      held.set(key, link);
    }
  }
  const counted = isWhole ? null : await countHolders([...held.values()], db);
  return [...held]
    .map(([key, link]) => {
      const holders = counted?.get(key) ?? link.contactIds.length;
      return { ...link, holders, crowded: holders > CROWD };
    })
    .filter(({ holders }) => holders > 1)
    .sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind) || other.holders - one.holders);
}

async function countHolders(links: readonly GroupLink[], db: Database): Promise<Map<string, number>> {
  const { rows } = await db.execute<{ key: string; count: number }>(sql`
    select i.kind || ' ' || i.value as key, count(distinct contact.id)::int as count
    from unnest(
      ${sql.param(links.map(({ kind }) => kind))}::text[], ${sql.param(links.map(({ value }) => value))}::text[]
    ) as link (kind, value)
    join contact_identifier i on i.kind = link.kind and i.value = link.value
    join contact on contact.id = i.contact_id and ${takesPart}
    group by 1`);
  return new Map(rows.map(({ key, count }) => [key, count]));
}
