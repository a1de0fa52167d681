import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Contact } from '#lib/contacts/contact-record.ts';
import { identifierRule } from '#lib/contacts/identity/identifier-index.ts';
import { readContacts } from '#lib/contacts/list/read-contacts.ts';
import type { IdentifierKind } from '#lib/identifiers/placeholders.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import type { Conflict } from '../finding/conflicts.ts';
import { takesPart } from '../finding/takes-part.ts';
import { type PrimaryReason, primaryOrder, primaryReason } from '../primary.ts';
import { type GroupLink, linksAmong } from './group-links.ts';

export interface GroupRow {
  id: number;
  size: number;
  kinds: IdentifierKind[];
  conflicts: Conflict[];
  crowded: boolean;
  toldApart: boolean;
}

export interface DuplicateGroup extends GroupRow {
  /** Who would remain of a merge, and why. */
  primaryId: number;
  primaryReason: PrimaryReason;
  /** In the order in which they would remain; of a large group not all. */
  members: Contact[];
  links: GroupLink[];
}

interface Shown {
  /** Members of each group. */
  most: number;
  /** So many in the order of all come before. */
  skip?: number;
  /** Whoever is to be among them, if in one of the groups. */
  with?: number;
}

export async function readGroups(
  rows: readonly GroupRow[],
  { most, skip = 0, with: wanted = 0 }: Shown,
  db: Database,
): Promise<DuplicateGroup[]> {
  const { placeholders, primaryCriterion } = await getOrganization(db);
  const rule = identifierRule(placeholders);
  const ids = rows.map(({ id }) => id);
  const { rows: places } = await db.execute<{ groupId: number; id: number; place: number }>(sql`
    select * from (
      select member.group_id as "groupId", contact.id,
        row_number() over (partition by member.group_id order by ${primaryOrder(primaryCriterion)})::int as place
      from duplicate_member member join contact on contact.id = member.contact_id
      where member.group_id = any(${sql.param(ids)}::bigint[]) and ${takesPart}
    ) as ranked
    where place = 1 or place between ${skip + 1}::int and ${skip + most}::int or id = ${wanted}
    order by place`);
  const contacts = await readContacts(
    places.map(({ id }) => id),
    db,
  );
  const known = new Map(contacts.map((contact) => [contact.id, contact]));
  const groups: DuplicateGroup[] = [];
  for (const row of rows) {
    const inside = places.filter(({ groupId }) => groupId === row.id);
    const primary = known.get(inside[0]?.id ?? 0);
    // Whoever was found a moment ago may be gone by now.
    if (!primary) continue;
    const members = inside
      .filter(({ place, id }) => place > skip || id === wanted)
      .flatMap(({ id }) => known.get(id) ?? []);
    const isWhole = skip === 0 && members.length >= row.size;
    groups.push({
      ...row,
      primaryId: primary.id,
      primaryReason: primaryReason(primary, primaryCriterion),
      members,
      links: await linksAmong(members, { rule, isWhole }, db),
    });
  }
  return groups;
}
