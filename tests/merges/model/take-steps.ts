import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { createContact } from '#lib/contacts/create-contact.ts';
import { deleteContact } from '#lib/contacts/delete-contact.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import { NotFound, Refused } from '#lib/core/errors.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { startMergeAll } from '#lib/merges/all/start-merge-all.ts';
import { bringBack } from '#lib/merges/bring-back.ts';
import { mergeContacts } from '#lib/merges/merge-contacts.ts';
import { undoMerge } from '#lib/merges/undo-merge.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { importFile } from '#tests/support/import-run.ts';
import type { Field } from './model.ts';
import { fieldValue, phoneOf, type Step } from './stories.ts';
import { type Values, valuesOf, type World } from './world.ts';

/** One step of each story. Files are imported as one. */
export async function takeRound(round: readonly { step: Step; world: World }[]): Promise<void> {
  const rows: Row[] = [];
  for (const { step, world } of round) {
    if (step.do === 'import') rows.push(...rowOf(step, world));
    else await takeStep(step, world);
  }
  const [first] = rows;
  if (first) await bring(rows, first.world);
}

interface Row {
  world: World;
  phone: string;
  company: string;
}

/** With a phone of somebody's: it finds whoever that leads to, if that is one alone. */
function rowOf({ whose, company }: Extract<Step, { do: 'import' }>, world: World): Row[] {
  const known = [...world.model.people.values()].flatMap(({ phones: [phone] }) => phone ?? []);
  const phone = known[whose % Math.max(known.length, 1)];
  return phone === undefined ? [] : [{ world, phone, company }];
}

async function bring(rows: readonly Row[], { manager, db }: World): Promise<void> {
  await db.execute(sql`update organization set allow_duplicates = false`);
  const lines = rows.map(({ phone, company }) => `;${phone};${company}\n`);
  const { view } = await importFile(
    manager,
    `contact_name;contact_phone;contact_company\n${lines.join('')}`,
    db,
  );
  await db.execute(sql`update organization set allow_duplicates = true`);
  const found = rows.map(({ world, phone }) => world.model.foundBy(phone));
  expect(view).toMatchObject({ created: 0, rejected: found.filter(({ length }) => length > 1).length });
  for (const [at, [only, ...others]] of found.entries()) {
    const company = rows[at]?.company ?? '';
    if (only && others.length === 0 && only.one.company !== company)
      Object.assign(only, { one: { ...only.one, company }, touched: only.touched + 1 });
  }
}

/** Everything is merged, in all worlds at once. */
export async function mergeAll(worlds: readonly World[]): Promise<void> {
  const [{ manager, db } = {} as World] = worlds;
  const { runId } = await startMergeAll(manager, { confirm: 'CONFIRMAR' }, db);
  await executeRun(runId, RUN_KINDS);
  const { rows } = await db.execute<{ id: number; primary: number }>(
    sql`select id, primary_id as primary from merge where run_id = ${runId} order by id`,
  );
  const going = worlds
    .flatMap((world) =>
      world.model
        .groups()
        .filter((ids) => !world.model.isHeld(ids))
        .map((ids) => ({ world, ids })),
    )
    .sort((one, other) => (one.ids[0] ?? 0) - (other.ids[0] ?? 0));
  expect(rows.map(({ primary }) => primary)).toEqual(
    going.map(({ world, ids }) => world.model.inOrder(ids)[0]),
  );
  for (const [at, { world, ids }] of going.entries())
    world.mergeIds[world.model.merge(ids)] = rows[at]?.id ?? 0;
}

/** Does the same to the base and to the model, and compares them. What the model says is not possible must be refused. */
async function takeStep(given: Exclude<Step, { do: 'import' }>, world: World): Promise<void> {
  const { model } = world;
  const of = (people: readonly { id: number }[], at: number) => people[at % Math.max(people.length, 1)]?.id;
  const roots = model.roots();
  const everybody = [...model.people.values()];
  switch (given.do) {
    case 'create':
      return create(valuesOf(given, world), world);
    case 'edit': {
      const id = of(everybody, given.whose);
      if (id === undefined) return;
      const to = given.value === null ? null : fieldValue(given.field, given.value, world.number);
      return edit(id, given.field, to, world);
    }
    case 'edit_lists': {
      const id = of(everybody, given.whose);
      const phones = given.phones.map((nth) => phoneOf(nth, world.number));
      return id === undefined ? undefined : editLists(id, { phones, tags: given.tags }, world);
    }
    case 'switch': {
      const id = of(everybody, given.whose);
      return id === undefined ? undefined : switchActive(id, world);
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

async function create(values: Values, { manager, model, db }: World): Promise<void> {
  const { one, ...rest } = values;
  const isTaken = (['clientCode', 'cnpj'] as const).some(
    (only) => one[only] && model.isTaken(only, one[only], null),
  );
  const made = await orRefused(!isTaken, createContact(manager, { ...one, ...rest }, db));
  if (made) model.add(made.id, values);
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

async function editLists(
  id: number,
  { phones, tags }: Pick<Values, 'phones' | 'tags'>,
  { manager, model, db }: World,
): Promise<void> {
  const one = model.person(id);
  const done = await orRefused(one.into === null, updateContact(manager, id, { phones, tags }, db));
  // The same tags in another order are no change; phones in another order are, since the first is called first.
  const sameTags = tags.length === one.tags.length && tags.every((tag) => one.tags.includes(tag));
  if (!done || (one.phones.join() === phones.join() && sameTags)) return;
  Object.assign(one, { phones, tags: sameTags ? one.tags : tags, touched: one.touched + 1 });
}

async function switchActive(id: number, { manager, model, db }: World): Promise<void> {
  const one = model.person(id);
  const changed = updateContact(manager, id, { active: !one.active }, db);
  if (await orRefused(one.into === null, changed))
    Object.assign(one, { active: !one.active, touched: one.touched + 1 });
}

async function call(id: number, { manager, db, channelId, model }: World): Promise<void> {
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
  const possible = one.into === null && model.openOf(one) === 0;
  const gone = await orRefused(
    possible,
    deleteContact(manager, id, db).then(() => true),
  );
  if (gone) model.remove(id);
}
