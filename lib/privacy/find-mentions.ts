import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { knownValues, mentions } from '#lib/anonymization/known-values.ts';
import { familyOf } from '#lib/contacts/identity/merged.ts';

/** Something the organization or somebody else wrote that names one of the people: it stays until a person decides. */
export interface Mention {
  place:
    | 'tag'
    | 'custom-field'
    | 'segment'
    | 'service'
    | 'channel'
    | 'view'
    | 'placeholder'
    | 'file'
    | 'contact'
    | 'note'
    | 'block'
    | 'survey'
    | 'appointment'
    | 'blacklist';
  /** Of the thing; null where it has no page. */
  id: number | null;
}

/** Looked for by name, document, phone and e-mail of the given contacts and of those merged into them. */
export async function findMentions(contactIds: readonly number[], db: Database): Promise<Mention[]> {
  if (contactIds.length === 0) return [];
  const given = sql`select unnest(${sql.param([...contactIds])}::bigint[])`;
  const { rows: people } = await db.execute<Person & Record<string, unknown>>(sql`
    select id, name, first_name as "firstName", last_name as "lastName", email, cpf, cnpj, client_code as "clientCode",
      external_id as "externalId", phones
    from contact where id = any(array(${familyOf(given)}))`);
  const known = knownValues(people);
  const own = sql`${sql.param(people.map(({ id }) => id))}::bigint[]`;
  const names = people.map(({ name }) => `%${name.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`);
  const { rows } = await db.execute<Found>(sql`
    select 'tag' as place, id::bigint, name as text from tag
    union all select 'custom-field', id, name || ' ' || coalesce(array_to_string(choices, ' '), '') from custom_field
    union all select 'segment', id, name from segment
    union all select 'service', id, name from service
    union all select 'channel', id, name || ' ' || coalesce(address, '') from channel
    union all select 'view', id, name from saved_view
    union all select 'placeholder', null, unnest(placeholders) from organization
    union all select 'file', run_id, file_name from import where file_name is not null
    union all (select 'contact', id, concat_ws(' ', company, complement, custom_words) from contact
      where id <> all(${own}) and (lower(company) like any(${sql.param(names)}::text[]) or lower(complement) like any(${sql.param(names)}::text[]))
      limit 20)
    union all (select 'note', contact_id, body from contact_note
      where contact_id <> all(${own}) and lower(body) like any(${sql.param(names)}::text[]) limit 20)
    union all (select 'block', contact_id, reason from contact_block
      where contact_id <> all(${own}) and lower(reason) like any(${sql.param(names)}::text[]) limit 20)
    union all (select 'survey', s.interaction_id, s.comment from survey s join interaction i on i.id = s.interaction_id
      where coalesce(i.contact_id <> all(${own}), true) and lower(s.comment) like any(${sql.param(names)}::text[]) limit 20)
    union all (select 'appointment', id, note from appointment
      where contact_id <> all(${own}) and lower(note) like any(${sql.param(names)}::text[]) limit 20)
    union all (select 'blacklist', null, note from blacklist_entry
      where lower(note) like any(${sql.param(names)}::text[]) limit 20)`);
  return rows.filter(({ text }) => mentions([text], known)).map(({ place, id }) => ({ place, id }));
}

type Found = Mention & { text: string } & Record<string, unknown>;
type Person = Parameters<typeof knownValues>[0][number] & { id: number };
