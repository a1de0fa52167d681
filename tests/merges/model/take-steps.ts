import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { deleteContact } from '#lib/contacts/delete-contact.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound, Refused } from '#lib/core/errors.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { listGroups } from '#lib/duplicates/list-groups.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { startMergeAll } from '#lib/merges/all/start-merge-all.ts';
import { bringBack } from '#lib/merges/bring-back.ts';
import { mergeContacts } from '#lib/merges/merge-contacts.ts';
import { undoMerge } from '#lib/merges/undo-merge.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { importFile } from '#tests/support/import-run.ts';
import { FIELDS, type Field, type Model } from './model.ts';

const VALUES: Record<Field, readonly string[]> = {
  email: ['ana@casa.example', 'bia@casa.example', 'cid@casa.example'],
  cpf: ['39053344705', '52998224725', '11144477735'],
  company: ['Um', 'Dois', 'Três'],
  clientCode: ['C-1', 'C-2', 'C-3', 'C-4'],
  cnpj: ['11222333000181', '12ABC34501DE35'],
};
const PHONES = Array.from({ length: 14 }, (_, at) => `55119876500${String(at).padStart(2, '0')}`);
const TAGS = ['vip', 'novo', 'sul'];

const pick = fc.nat(1_000);
const value = <Item>(items: readonly Item[]) => fc.constantFrom(...items);
const person = fc.record({
  name: value(['Ana', 'Bia', 'Cid']),
  one: fc.record(
    Object.fromEntries(FIELDS.map((field) => [field, value(VALUES[field])])) as Record<
      Field,
      fc.Arbitrary<string>
    >,
    { requiredKeys: [] },
  ),
  phones: fc.oneof(
    fc.uniqueArray(value(PHONES), { maxLength: 2 }),
    fc.uniqueArray(value(PHONES), { minLength: 6, maxLength: 9 }),
  ),
  tags: fc.uniqueArray(value(TAGS), { maxLength: 2 }),
});

export type Step =
  | ({ do: 'create' } & (typeof person extends fc.Arbitrary<infer One> ? One : never))
  | { do: 'edit'; whose: number; field: Field; value: string | null }
  | { do: 'import'; whose: number; company: string }
  | { do: 'call'; whose: number }
  | { do: 'merge'; whose: number[]; primary: number; chosen: [Field, number][] }
  | { do: 'merge_all' }
  | { do: 'undo'; which: number }
  | { do: 'undo_last' }
  | { do: 'bring_back'; whose: number }
  | { do: 'delete'; whose: number };

const field = value(FIELDS);
const merging = fc.record({
  do: fc.constant('merge' as const),
  whose: fc.array(pick, { minLength: 2, maxLength: 4 }),
  primary: pick,
  chosen: fc.array(fc.tuple(field, pick), { maxLength: 2 }),
});
const undoing = fc.record({ do: fc.constant('undo' as const), which: pick });

const step: fc.Arbitrary<Step> = fc.oneof(
  person.map((given) => ({ do: 'create' as const, ...given })),
  field.chain((one) =>
    fc.record({
      do: fc.constant('edit' as const),
      whose: pick,
      field: fc.constant(one),
      value: fc.option(value(VALUES[one])),
    }),
  ),
  fc.record({
    do: fc.constant('import' as const),
    whose: pick,
    company: fc.integer({ min: 1, max: 99 }).map((n) => `Firma ${n}`),
  }),
  fc.record({ do: fc.constant('call' as const), whose: pick }),
  merging,
  merging,
  merging,
  fc.constant({ do: 'merge_all' as const }),
  undoing,
  fc.constant({ do: 'undo_last' as const }),
  fc.record({ do: fc.constant('bring_back' as const), whose: pick }),
  fc.record({ do: fc.constant('delete' as const), whose: pick }),
);

/** A few people, who of them was served before, what is done to them, and how much of it is taken back in the end. */
export const story = fc.record({
  people: fc.array(fc.tuple(person, fc.nat(2)), { minLength: 2, maxLength: 5 }),
  steps: fc.oneof(
    fc.array(step, { minLength: 2, maxLength: 7 }),
    fc.array<Step>(merging, { minLength: 2, maxLength: 4 }),
  ),
  undos: fc.array(fc.constant<Step>({ do: 'undo_last' }), { maxLength: 4 }),
});

export interface World {
  manager: Actor;
  db: Database;
  channelId: number;
  model: Model;
  mergeIds: number[];
}

/** Does the same to the base and to the model, and compares them. What the model says is not possible must be refused. */
export async function takeStep(given: Step, world: World): Promise<void> {
  const { model } = world;
  const of = (people: readonly { id: number }[], at: number) => people[at % Math.max(people.length, 1)]?.id;
  const roots = model.roots();
  const everybody = [...model.people.values()];
  switch (given.do) {
    case 'create':
      await create(given, world);
      return;
    case 'edit': {
      const id = of(everybody, given.whose);
      return id === undefined ? undefined : edit(id, given.field, given.value, world);
    }
    case 'import': {
      const id = of(
        everybody.filter(({ phones }) => phones.length > 0),
        given.whose,
      );
      return id === undefined ? undefined : bring(id, given.company, world);
    }
    case 'call': {
      const id = of(everybody, given.whose);
      return id === undefined ? undefined : call(id, world);
    }
    case 'merge': {
      const ids = [...new Set(given.whose.flatMap((at) => of(roots, at) ?? []))];
      if (ids.length < 2) return;
      const member = (at: number) => ids[at % ids.length] ?? 0;
      const chosen = given.chosen.map(([name, at]) => [name, member(at)] as const);
      return merge(ids, member(given.primary), Object.fromEntries(chosen), world);
    }
    case 'merge_all':
      return mergeAll(world);
    case 'undo':
      return world.mergeIds.length > 0 ? undo(given.which % world.mergeIds.length, world) : undefined;
    case 'undo_last': {
      const last = model.merges.findLastIndex(({ undone }) => !undone);
      return last === -1 ? undefined : undo(last, world);
    }
    case 'bring_back': {
      const id = of(everybody, given.whose);
      return id === undefined ? undefined : back(id, world);
    }
    case 'delete': {
      const id = of(everybody, given.whose);
      return id === undefined ? undefined : remove(id, world);
    }
  }
}

/** @returns what came of it; null: it was refused */
async function orRefused<Result>(possible: boolean, attempt: Promise<Result>): Promise<Result | null> {
  const outcome = await attempt.then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  );
  if ('error' in outcome) {
    if (possible || !(outcome.error instanceof Refused || outcome.error instanceof NotFound))
      throw outcome.error;
    return null;
  }
  expect(possible).toBe(true);
  return outcome.result;
}

export async function create(
  { name, one, phones, tags }: Extract<Step, { do: 'create' }>,
  world: World,
): Promise<number | null> {
  const { manager, model, db } = world;
  const taken = (['clientCode', 'cnpj'] as const).some(
    (only) => one[only] && model.isTaken(only, one[only], null),
  );
  const input = { name, ...one, phones, tags };
  const made = await orRefused(!taken, createContact(manager, input, db));
  if (made) model.add(made.id, { name, one, phones: [...phones], tags: [...tags] });
  return made?.id ?? null;
}

async function edit(id: number, field: Field, to: string | null, world: World): Promise<void> {
  const { manager, model, db } = world;
  const one = model.person(id);
  const isFree = to === null || !['clientCode', 'cnpj'].includes(field) || !model.isTaken(field, to, id);
  const changes = one.one[field] !== to;
  const possible = one.into === null && (isFree || !changes);
  const done = await orRefused(possible, updateContact(manager, id, { [field]: to }, db));
  if (!done || !changes) return;
  one.one[field] = to;
  one.touched += 1;
}

/** One row with a phone of theirs: it finds whoever that leads to, if that is one alone. */
async function bring(id: number, company: string, world: World): Promise<void> {
  const { manager, model, db } = world;
  const [phone = ''] = model.person(id).phones;
  const holders = new Set(
    [...model.people.values()]
      .filter(({ phones }) => phones.includes(phone))
      .map((one) => model.rootOf(one.id)),
  );
  const active = [...holders].filter((one) => one.active);
  const [only, ...others] = active.length > 0 ? active : [...holders];
  await db.execute(sql`update organization set allow_duplicates = false`);
  const { view } = await importFile(
    manager,
    `contact_name;contact_phone;contact_company\n;${phone};${company}\n`,
    db,
  );
  await db.execute(sql`update organization set allow_duplicates = true`);
  expect(view.created).toBe(0);
  expect(view.rejected).toBe(others.length > 0 ? 1 : 0);
  if (!only || others.length > 0 || only.one.company === company) return;
  only.one.company = company;
  only.touched += 1;
}

export async function call(id: number, { manager, db, channelId, model }: World): Promise<void> {
  const made = await deliverInteraction(manager, { channel: channelId, contactId: id }, null, db);
  model.call(id, String(made.id));
}

async function merge(
  ids: number[],
  primary: number,
  chosen: Partial<Record<Field, number>>,
  world: World,
): Promise<void> {
  const { manager, model, db, mergeIds } = world;
  const values = Object.fromEntries(Object.entries(chosen).filter(([, id]) => id !== undefined));
  const input = { contactIds: ids, primaryId: primary, values };
  const done = await orRefused(true, mergeContacts(manager, input, {}, db));
  if (done) mergeIds[model.merge(ids, primary, chosen)] = done.mergeId;
}

async function mergeAll({ manager, model, db, mergeIds }: World): Promise<void> {
  const { runId } = await startMergeAll(manager, { confirm: 'CONFIRMAR' }, db);
  await executeRun(runId, RUN_KINDS);
  const { rows } = await db.execute<{ id: number; primary: number }>(
    sql`select id, primary_id as primary from merge where run_id = ${runId} order by id`,
  );
  const going = model.groups().filter((ids) => !model.isHeld(ids));
  expect(rows.map(({ primary }) => primary)).toEqual(going.map((ids) => model.inOrder(ids)[0]));
  for (const [at, ids] of going.entries()) mergeIds[model.merge(ids)] = rows[at]?.id ?? 0;
}

async function undo(at: number, { manager, model, db, mergeIds }: World): Promise<void> {
  const possible = model.mayUndo(at);
  const done = await orRefused(possible, undoMerge(manager, mergeIds[at] ?? 0, db));
  if (done) model.undo(at);
}

async function back(id: number, { manager, model, db }: World): Promise<void> {
  const done = await orRefused(model.person(id).into !== null, bringBack(manager, id, db));
  if (done) model.bringBack(id);
}

async function remove(id: number, { manager, model, db }: World): Promise<void> {
  const one = model.person(id);
  const possible = one.into === null && one.interactions.length === 0;
  const gone = await orRefused(
    possible,
    deleteContact(manager, id, db).then(() => true),
  );
  if (gone) model.remove(id);
}

/** The base holds what the model does, and is found by it. */
export async function compare({ manager, db, model }: World): Promise<void> {
  const { rows } = await db.execute<Record<string, unknown>>(sql`
    select c.id, c.name, c.email, c.cpf, c.company, c.client_code as "clientCode", c.cnpj, c.phones, c.active, c.merged_into_id as into,
      c.open_interactions as open, c.last_interaction_at is not null as called,
      array(select t.name from unnest(c.tag_ids) with ordinality as own (id, place) join tag t using (id) order by place) as tags,
      array(select i.id::text from interaction i where i.contact_id = c.id order by i.id) as interactions,
      array(select kind || ' ' || value from contact_identifier i where i.contact_id = c.id order by 1) as identifiers
    from contact c order by c.id`);
  const expected = [...model.people.values()]
    .sort((a, b) => a.id - b.id)
    .map(({ one, touched: _, last, into, interactions, ...rest }) => ({
      ...rest,
      ...one,
      into,
      open: interactions.length,
      interactions: interactions.toSorted((a, b) => Number(a) - Number(b)),
      identifiers: [
        ...rest.phones.map((phone) => `phone ${phone}`),
        ...(one.cpf ? [`cpf ${one.cpf}`] : []),
        ...(one.email ? [`email ${one.email}`] : []),
      ].sort(),
      // Whoever was merged away keeps the moment, which tells nothing there.
      ...(into === null && { called: last > 0 }),
    }));
  const found = rows.map(({ called, ...row }) => ({ ...row, ...(row.into === null && { called }) }));
  expect(found).toEqual(expected);
  const { items } = await listGroups(manager, { limit: 200 }, db);
  const groups = items.map(({ members }) => members.map(({ id }) => id).sort((a, b) => a - b));
  expect(groups.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))).toEqual(model.groups());
}
