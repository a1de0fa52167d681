import type { Database } from '#db/client.ts';
import { contacts, interactions, tags } from '#db/schema/index.ts';
import { addIdentifiers, identifierRule } from '#lib/contacts/identity/identifier-index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { type Field, Model } from './model.ts';
import { fieldValue, type Given, phoneOf, type Story } from './stories.ts';

/** A contact base of a few people. Several share a database: no value of one is in another. */
export interface World {
  number: number;
  manager: Actor;
  db: Database;
  channelId: number;
  model: Model;
  /** By their places in the model. */
  mergeIds: number[];
}

export interface Values {
  name: string;
  one: Partial<Record<Field, string>>;
  phones: string[];
  tags: string[];
}

export function valuesOf({ name, one, phones, tags: names }: Given, { number }: World): Values {
  return {
    name,
    one: Object.fromEntries(
      Object.entries(one).map(([field, nth]) => [field, fieldValue(field as Field, nth, number)]),
    ),
    phones: phones.map((nth) => phoneOf(nth, number)),
    tags: names,
  };
}

let worlds = 0;

/** The people of each story, written at once and not by verbs: what is tried is what happens to them afterwards. */
export async function makeWorlds(
  told: readonly Story[],
  given: Pick<World, 'manager' | 'db' | 'channelId'>,
): Promise<World[]> {
  const { db, channelId } = given;
  const made = told.map((): World => ({ ...given, number: ++worlds, model: new Model(), mergeIds: [] }));
  const tagIds = new Map((await db.select().from(tags)).map(({ id, name }) => [name, id]));
  const taken = new Set<string>();
  const people = told.flatMap((story, at) =>
    story.people.map(([person, served]) => {
      const world = made[at] as World;
      return { world, served, values: withFreeCodes(valuesOf(person, world), taken) };
    }),
  );
  const rows = await db
    .insert(contacts)
    .values(
      people.map(({ served, values: { name, one, phones, tags: names } }, at) => ({
        ...one,
        name,
        phones,
        tagIds: names.flatMap((tag) => tagIds.get(tag) ?? []),
        lastInteractionAt: served > 0 ? moment(at) : null,
      })),
    )
    .returning();
  await addIdentifiers(rows, identifierRule([]), db);
  for (const [at, { id }] of rows.entries()) people[at]?.world.model.add(id, people[at].values);
  await serve(
    rows.flatMap(({ id }, at) => {
      const { world, served = 0 } = people[at] ?? {};
      return world ? Array.from({ length: served }, () => ({ world, id, at: moment(at) })) : [];
    }),
    { db, channelId },
  );
  return made;
}

async function serve(
  served: readonly { world: World; id: number; at: Date }[],
  { db, channelId }: Pick<World, 'db' | 'channelId'>,
): Promise<void> {
  if (served.length === 0) return;
  const rows = await db
    .insert(interactions)
    .values(
      served.map(({ id, at }, nth) => ({
        protocol: `P${id}-${nth}`,
        channelId,
        contactId: id,
        medium: 'voice' as const,
        direction: 'inbound' as const,
        state: 'closed' as const,
        arrivedAt: at,
        closedAt: at,
      })),
    )
    .returning({ id: interactions.id });
  for (const [nth, { world, id }] of served.entries()) world.model.serve(id, String(rows[nth]?.id));
}

/** Nobody has the client code or the CNPJ of somebody else, not even here. */
function withFreeCodes(values: Values, taken: Set<string>): Values {
  const one = { ...values.one };
  for (const field of ['clientCode', 'cnpj'] as const) {
    const code = one[field];
    if (code === undefined) continue;
    if (taken.has(code)) delete one[field];
    taken.add(code);
  }
  return { ...values, one };
}

/** An hour ago, each a little later than the one before. */
function moment(at: number): Date {
  return new Date(Date.now() - 3_600_000 + at);
}
