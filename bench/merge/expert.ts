import type pg from 'pg';

/**
 * The groups of a base as somebody who knows SQL well would find and write them: shared values by one aggregation, then the
 * smallest id spreads along them, each round jumping as far as the last one came.
 */
export async function findByExpertSql(client: pg.PoolClient): Promise<void> {
  await client.query(`
    begin;
    drop table if exists expert_member, expert_group;
    create temp table edge on commit drop as
      with shared as materialized (
        select value from contact_identifier group by value having count(*) > 1
      ), held as (
        select i.kind, i.value, c.id
        from shared cross join lateral (select * from contact_identifier i where i.value = shared.value offset 0) as i
        join contact c on c.id = i.contact_id
        where c.active and c.merged_into_id is null and c.blocked_at is null and c.anonymized_at is null
      )
      select distinct min(id) over (partition by kind, value) as hub, id, kind from held;
    delete from edge where hub = id;
    create index on edge (hub);
    create index on edge (id);
    analyze edge;
    create temp table label on commit drop as
      select id, id as root from (select hub as id from edge union select id from edge) as node;
    create unique index on label (id);
    analyze label`);
  while ((await spread(client)) > 0);
  await client.query(`
    create table expert_member (contact_id bigint primary key, group_id bigint not null);
    create index on expert_member (group_id);
    insert into expert_member select id, root from label;
    create table expert_group (
      id bigint primary key, size integer not null, kinds text[] not null, conflict boolean not null);
    insert into expert_group
      select members.root, members.size, links.kinds, members.conflict
      from (
        select l.root, count(*) as size,
          coalesce(min(c.cpf) <> max(c.cpf), false) or coalesce(min(c.birth_date) <> max(c.birth_date), false)
            or coalesce(min(c.cnpj) <> max(c.cnpj), false)
            or coalesce(min(c.client_code) <> max(c.client_code), false) as conflict
        from label l join contact c on c.id = l.id group by l.root
      ) as members
      join (
        select l.root, array_agg(distinct kind) as kinds from edge join label l on l.id = edge.id group by l.root
      ) as links using (root);
    commit`);
}

async function spread(client: pg.PoolClient): Promise<number> {
  const { rowCount } = await client.query(`
    update label set root = least.root from (
      select id, min(root) as root from (
        select e.hub as id, l.root from edge e join label l on l.id = e.id
        union all select e.id, l.root from edge e join label l on l.id = e.hub
      ) as near group by id
    ) as least where least.id = label.id and least.root < label.root`);
  await client.query(
    'update label set root = above.root from label above where above.id = label.root and above.root < label.root',
  );
  return rowCount ?? 0;
}
