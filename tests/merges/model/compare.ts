import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { listGroups } from '#lib/duplicates/list-groups.ts';
import type { World } from './world.ts';

/** The base holds what the models do, and is found by it. */
export async function compare(worlds: readonly World[]): Promise<void> {
  const [{ manager, db } = {} as World] = worlds;
  const { rows } = await db.execute<Record<string, unknown>>(sql`
    select c.id, c.name, c.email, c.cpf, c.company, c.client_code as "clientCode", c.cnpj, c.phones, c.active, c.merged_into_id as into,
      c.open_interactions as open, c.last_interaction_at is not null as called,
      array(select t.name from unnest(c.tag_ids) with ordinality as own (id, place) join tag t using (id) order by place) as tags,
      array(select i.id::text from interaction i where i.contact_id = c.id order by i.id) as interactions,
      identifiers.held as identifiers
    from contact c left join (
      select contact_id, array_agg(kind || ' ' || value order by kind || ' ' || value) as held from contact_identifier group by 1
    ) as identifiers on identifiers.contact_id = c.id
    order by c.id`);
  // Whoever was merged away keeps the moment, which tells nothing there.
  const found = rows.map(({ called, ...row }) => ({ ...row, ...(row.into === null && { called }) }));
  expect(found).toEqual(worlds.flatMap(expectedOf).sort((one, other) => one.id - other.id));
  const { items } = await listGroups(manager, { limit: 1_000 }, db);
  const groups = items.map(({ members }) => members.map(({ id }) => id).sort(byNumber));
  expect(groups.sort(byFirst)).toEqual(worlds.flatMap(({ model }) => model.groups()).sort(byFirst));
}

function expectedOf({ model }: World) {
  return [...model.people.values()].map((person) => {
    const { one, touched: _, last, into, interactions, ...rest } = person;
    const identifiers = [
      ...rest.phones.map((phone) => `phone ${phone}`),
      ...(one.cpf ? [`cpf ${one.cpf}`] : []),
      ...(one.email ? [`email ${one.email}`] : []),
    ].sort();
    return {
      ...rest,
      ...one,
      into,
      open: model.openOf(person),
      interactions: interactions.toSorted((a, b) => Number(a) - Number(b)),
      identifiers: identifiers.length > 0 ? identifiers : null,
      ...(into === null && { called: last > 0 }),
    };
  });
}

function byNumber(one: number, other: number): number {
  return one - other;
}

function byFirst([one = 0]: number[], [other = 0]: number[]): number {
  return one - other;
}
