import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { COLUMN_TYPES, type Member, TEXT_FIELDS, TEXTS, type TextField } from '../planning/member.ts';

/** In the order of ids, in which everyone locks contacts. `lock` is `for update`, or nothing for whoever only looks. */
export async function loadMembers(which: SQL, lock: SQL, db: Database): Promise<Member[]> {
  const { rows } = await db.execute<Record<string, unknown>>(
    sql`select ${COLUMNS} from contact where ${which} order by id ${lock}`,
  );
  return rows.map(memberOf);
}

const MICROSECONDS = (column: string) => `(extract(epoch from ${column}) * 1000000)::bigint`;

const COLUMNS = sql.raw(`
  id, version, ${MICROSECONDS('created_at')} as created, ${MICROSECONDS('last_interaction_at')} as last, open_interactions, active,
  blocked_at is not null as blocked, anonymized_at is not null as anonymized, merged_into_id, avatar_at is not null as has_avatar,
  name, kind, phones, tag_ids, segment_ids, custom, owner_id,
  ${Object.values(TEXTS)
    .map((column) => (COLUMN_TYPES[column] ? `${column}::text as ${column}` : column))
    .join(', ')}`);

function memberOf(row: Record<string, unknown>): Member {
  return {
    id: row.id as number,
    version: row.version as number,
    createdAt: row.created as number,
    lastInteractionAt: row.last as number | null,
    openInteractions: row.open_interactions as number,
    active: row.active as boolean,
    blocked: row.blocked as boolean,
    anonymized: row.anonymized as boolean,
    mergedIntoId: row.merged_into_id as number | null,
    hasAvatar: row.has_avatar as boolean,
    name: row.name as string,
    kind: row.kind as Member['kind'],
    texts: textsOf(row),
    phones: row.phones as string[],
    tagIds: row.tag_ids as number[],
    segmentIds: row.segment_ids as number[],
    custom: row.custom as Record<string, string>,
    ownerId: row.owner_id as number | null,
  };
}

function textsOf(row: Record<string, unknown>): Member['texts'] {
  const texts: Partial<Record<TextField, string>> = {};
  for (const field of TEXT_FIELDS) {
    const value = row[TEXTS[field]];
    if (value !== null) texts[field] = value as string;
  }
  return texts;
}
