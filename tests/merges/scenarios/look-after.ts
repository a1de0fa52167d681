import { eq, type SQL, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { contacts } from '#db/schema/index.ts';
import { contactJson } from '#lib/api/json/contact-json.ts';
import { contactColumns, contactOf } from '#lib/contacts/contact-record.ts';
import { getGroup } from '#lib/duplicates/get-group.ts';
import { listGroups } from '#lib/duplicates/list-groups.ts';
import { idOf } from './make-base.ts';
import type { Group } from './scenario.ts';
import { nameOf, type Stage } from './take-step.ts';

/** What must hold of contacts: keys as in the API, lists as sets except phones. */
export async function lookAfter(after: Record<string, Record<string, unknown>>, stage: Stage): Promise<void> {
  for (const [name, expected] of Object.entries(after)) {
    const found = await read(name, Object.keys(expected), stage);
    if (expected.gone) {
      expect({ [name]: found }).toEqual({ [name]: null });
      continue;
    }
    for (const [key, value] of Object.entries(expected)) {
      const any = /^(.*)_any_of$/.exec(key)?.[1];
      if (any) expect(value).toContainEqual(found?.[any]);
      else
        expect({ [name]: { [key]: inOrder(key, found?.[key]) } }).toEqual({
          [name]: { [key]: inOrder(key, value) },
        });
    }
  }
}

function inOrder(key: string, value: unknown): unknown {
  return Array.isArray(value) && key !== 'phones' ? value.toSorted() : value;
}

async function read(
  name: string,
  keys: readonly string[],
  stage: Stage,
): Promise<Record<string, unknown> | null> {
  const { named, db } = stage;
  const [row] = await db
    .select(contactColumns)
    .from(contacts)
    .where(eq(contacts.id, idOf(named, name)));
  if (!row) return null;
  const json = contactJson(await contactOf(row, db));
  const found: Record<string, unknown> = {
    ...json,
    avatar: row.avatarAt !== null,
    mergedInto: json.mergedInto === null ? null : nameOf(named, json.mergedInto),
  };
  for (const kind of Object.keys(CHILDREN))
    if (keys.includes(kind)) found[kind] = await childrenOf(kind, row.id, stage);
  if (json.portfolio) found.portfolio = pick(json.portfolio, ['flow', 'ownerEmail']);
  for (const key of keys)
    if (key in json.address) found[key] = json.address[key as keyof typeof json.address];
  return found;
}

function pick(from: Record<string, unknown>, keys: readonly string[]) {
  return Object.fromEntries(keys.map((key) => [key, from[key]]));
}

/** What may hang on a contact: which rows of the table are its own. */
const CHILDREN: Record<string, { table: string; of: (contactId: number) => SQL }> = {
  interactions: { table: 'interaction', of: (id) => sql`contact_id = ${id}` },
  surveys: {
    table: 'survey',
    of: (id) => sql`interaction_id in (select id from interaction where contact_id = ${id})`,
  },
  appointments: { table: 'appointment', of: (id) => sql`contact_id = ${id}` },
};

/** By the names they have in the scenario. */
async function childrenOf(kind: string, contactId: number, { named, db }: Stage): Promise<string[]> {
  const { table, of } = CHILDREN[kind] ?? {};
  if (!table || !of) return [];
  const { rows } = await db.execute<{ id: number }>(
    sql`select id from ${sql.identifier(table)} where ${of(contactId)}`,
  );
  const known = [...named.children].filter(([name]) => name.startsWith(`${table} `));
  return rows.map(({ id }) => known.find(([, one]) => one === id)?.[0].slice(table.length + 1) ?? `#${id}`);
}

/** Exactly these groups, each with what is said of it. */
export async function lookAtGroups(expected: readonly Group[], stage: Stage): Promise<void> {
  const { items } = await listGroups(stage.manager, { limit: 200 }, stage.db);
  const whole = await Promise.all(
    items.map(({ primaryId }) => getGroup(stage.manager, primaryId, { most: 1_000 }, stage.db)),
  );
  const found = whole
    .flatMap((group) => group ?? [])
    .map((group) => ({
      members: group.members.map(({ id }) => nameOf(stage.named, id)).toSorted(),
      kinds: [...group.kinds].toSorted(),
      conflict: group.conflicts.length > 0,
      crowded: group.crowded,
      primary: nameOf(stage.named, group.primaryId),
      dismissed_before: group.toldApart,
      links: group.links
        .flatMap(({ kind, contactIds }) =>
          pairs(contactIds.map((id) => nameOf(stage.named, id))).map((pair) => [...pair, kind].join(' ')),
        )
        .toSorted(),
    }));
  const asKnown = (group: Group) => ({
    ...group,
    members: group.members.toSorted(),
    ...(group.kinds && { kinds: group.kinds.toSorted() }),
    ...(group.links && {
      links: group.links.map(([one, other, kind]) => [...[one, other].toSorted(), kind].join(' ')).toSorted(),
    }),
  });
  const byMembers = (one: { members: string[] }, other: { members: string[] }) =>
    one.members.join() < other.members.join() ? -1 : 1;
  const wanted = expected.map(asKnown).toSorted(byMembers);
  const shown = found.toSorted(byMembers).map((group, at) => {
    const asked = Object.keys(wanted[at] ?? { members: true });
    return Object.fromEntries(Object.entries(group).filter(([key]) => asked.includes(key)));
  });
  expect(shown).toEqual(wanted);
}

function pairs(names: readonly string[]): [string, string][] {
  const sorted = names.toSorted();
  return sorted.flatMap((one, at) => sorted.slice(at + 1).map((other): [string, string] => [one, other]));
}
