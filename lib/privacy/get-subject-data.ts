import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import { familyOf } from '#lib/contacts/identity/merged.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';

export interface SubjectData {
  /** The contact first, then those merged into it. */
  records: Record<string, unknown>[];
  notes: Record<string, unknown>[];
  identities: Record<string, unknown>[];
  /** With their messages. */
  interactions: (Record<string, unknown> & { messages: Record<string, unknown>[] })[];
  /** What they said of how they were served. */
  surveys: Record<string, unknown>[];
  appointments: Record<string, unknown>[];
  /** Which imports brought or changed it. */
  imports: Record<string, unknown>[];
  /** When the base was exported since, whether the contact was part of it or not. */
  exports: Record<string, unknown>[];
}

/**
 * Everything that is kept about one person, those merged into them included, for that person (LGPD, art. 18 and 19).
 * Audited. @throws NotFound; Gone; Refused for one that was anonymized
 */
export async function getSubjectData(
  actor: Actor,
  id: number,
  db: Database = database(),
): Promise<SubjectData> {
  authorize(actor, 'privacy.manage');
  const contact = await getContact(actor, id, db);
  if (contact.anonymizedAt) refuse('form', 'contact_anonymized');
  const family = sql`(${familyOf(sql`select ${contact.id}::bigint`)})`;
  const list = async (query: ReturnType<typeof sql>) =>
    (await db.execute<{ row: Record<string, unknown> }>(query)).rows.map(({ row }) => row);
  const data = {
    records: await list(sql`
      select jsonb_strip_nulls(to_jsonb(c) - '{name_sort,search,record,custom_words,city_folded,state_folded,custom,version,tag_ids,
          segment_ids,owner_id,backup_agent_id,service_id,assigned_by_id}'::text[] || jsonb_build_object(
        'tags', (select coalesce(jsonb_agg(name order by name), '[]') from tag where id = any(c.tag_ids)),
        'segments', (select coalesce(jsonb_agg(name order by name), '[]') from segment where id = any(c.segment_ids)),
        'owner', (select name from app_user where id = c.owner_id),
        'custom_fields', (select jsonb_object_agg(f.name, v.value) from jsonb_each_text(c.custom) v
          join custom_field f on f.id::text = v.key))) as row
      from contact c where id in ${family} order by id = ${contact.id} desc, id`),
    notes: await list(sql`
      select jsonb_build_object('body', body, 'at', created_at) as row from contact_note
      where contact_id in ${family} order by created_at`),
    identities: await list(sql`
      select jsonb_strip_nulls(jsonb_build_object('kind', kind, 'value', value, 'displayName', display_name, 'username', username,
        'lastSeenAt', last_seen_at)) as row
      from contact_identity where contact_id in ${family} order by id`),
    interactions: (await list(sql`
      select jsonb_strip_nulls(jsonb_build_object('protocol', protocol, 'channel', (select name from channel where id = i.channel_id),
        'medium', medium, 'direction', direction, 'state', state, 'subject', subject, 'arrivedAt', arrived_at, 'closedAt', closed_at,
        'recordingUrl', recording_url,
        'messages', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('direction', m.direction, 'body', m.body,
          'at', m.sent_at)) order by m.id), '[]') from message m where m.interaction_id = i.id))) as row
      from interaction i where contact_id in ${family} order by arrived_at`)) as SubjectData['interactions'],
    surveys: await list(sql`
      select jsonb_strip_nulls(jsonb_build_object('protocol', i.protocol, 'state', s.state, 'score', s.score, 'comment', s.comment,
        'sentAt', s.sent_at, 'answeredAt', s.answered_at)) as row
      from survey s join interaction i on i.id = s.interaction_id where i.contact_id in ${family} order by s.sent_at`),
    appointments: await list(sql`
      select jsonb_strip_nulls(jsonb_build_object('startsAt', starts_at, 'minutes', minutes, 'state', state, 'note', note,
        'channel', (select name from channel where id = a.channel_id), 'createdAt', created_at)) as row
      from appointment a where contact_id in ${family} order by starts_at`),
    imports: await list(sql`
      select jsonb_build_object('at', r.created_at, 'line', w.line, 'outcome', w.outcome) as row
      from import_row w join run r on r.id = w.run_id where w.contact_id in ${family} order by r.created_at`),
    exports: await list(sql`
      select jsonb_build_object('at', at, 'format', details ->> 'format') as row from audit_event
      where action = 'contacts.exported' and at >= ${contact.createdAt.toISOString()}::timestamptz order by at`),
  };
  await audit(actor, { action: 'contact.data-exported', subjectId: contact.id }, db);
  return data;
}
