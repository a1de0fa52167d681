import type pg from 'pg';
import { TEXTS } from '#lib/merges/planning/member.ts';

/**
 * What merging all comes to, as one who knows the base well would write it by hand: a few statements over everything, no history, no
 * way back, no trail, no look at anybody who works meanwhile.
 */
export async function onePass(client: pg.Client): Promise<void> {
  const fields = Object.values(TEXTS).filter((column) => column !== 'cnpj' && column !== 'client_code');
  const firstOf = (column: string) =>
    `(array_agg(s.${column} order by p.place) filter (where s.${column} is not null))[1] as ${column}`;
  await client.query('begin');
  await client.query(`
    create temp table pairing on commit drop as
    select id, first_value(id) over ranked as into_id, row_number() over ranked as place
    from (
      select c.id, m.part_id, c.last_interaction_at, c.created_at from duplicate_member m
      join duplicate_part part on part.id = m.part_id and part.conflicts = '{}' join contact c on c.id = m.contact_id
    ) as members
    window ranked as (partition by part_id order by last_interaction_at desc nulls last, created_at desc, id desc)`);
  await client.query('analyze pairing');
  await client.query(`
    create temp table given on commit drop as
    select * from (
      select p.into_id, ${fields.map(firstOf).join(', ')}, max(s.last_interaction_at) as last, sum(s.open_interactions) as opened
      from pairing p join contact s on s.id = p.id where p.place > 1 group by p.into_id
    ) as firsts
    left join (
      select p.into_id, array_agg(distinct phone) as phones from pairing p join contact s on s.id = p.id, unnest(s.phones) as phone
      where p.place > 1 group by 1
    ) as numbers using (into_id)
    left join (
      select p.into_id, array_agg(distinct tag) as tags from pairing p join contact s on s.id = p.id, unnest(s.tag_ids) as tag
      where p.place > 1 group by 1
    ) as labels using (into_id)`);
  await client.query(`
    insert into contact_identifier (kind, value, contact_id)
    select 'email', lower(g.email), c.id from given g join contact c on c.id = g.into_id where c.email is null and g.email is not null
    union all select 'cpf', g.cpf, c.id from given g join contact c on c.id = g.into_id where c.cpf is null and g.cpf is not null
    union all select 'phone', phone, c.id from given g join contact c on c.id = g.into_id, unnest(g.phones) as phone
      where not phone = any(c.phones)`);
  await client.query('analyze given');
  await client.query(`
    update contact c set ${fields.map((column) => `${column} = coalesce(c.${column}, g.${column})`).join(', ')},
      phones = (c.phones || array(select phone from unnest(g.phones) as phone where not phone = any(c.phones)))[1:10],
      tag_ids = c.tag_ids || array(select tag from unnest(g.tags) as tag where not tag = any(c.tag_ids)),
      last_interaction_at = greatest(c.last_interaction_at, g.last), open_interactions = c.open_interactions + g.opened,
      version = c.version + 1, updated_at = now()
    from given g where g.into_id = c.id`);
  await client.query(`
    update contact c set active = false, merged_into_id = p.into_id, owner_id = null, flow = null, backup_agent_id = null,
      service_id = null, assigned_at = null, assigned_by_id = null, open_interactions = 0, version = c.version + 1, updated_at = now()
    from pairing p where p.id = c.id and p.place > 1`);
  await client.query(`
    update interaction i set contact_id = p.into_id from pairing p where p.id = i.contact_id and p.place > 1`);
  await client.query('commit');
}
