import { asc, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import {
  contacts,
  customFields,
  importRows,
  imports,
  organization,
  runRejections,
  segments,
  services,
  tags,
  users,
} from '#db/schema/index.ts';
import { addIdentifiers, identifierRule } from '#lib/contacts/identity/identifier-index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { getImport } from '#lib/imports/get-import.ts';
import type { ImportView } from '#lib/imports/import-view.ts';
import { receiveImport } from '#lib/imports/receive-import.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { stream } from '#tests/support/import-file.ts';
import type { Balance, Base, Field, Outcome, Person, Portfolio, Settings } from './person.ts';
import { SEGMENTS, SERVICES, USERS } from './random-import.ts';

type ContactRow = typeof contacts.$inferSelect;

/** Puts the base into the emptied database and answers each contact's id by its key. */
export async function storeBase(base: Base, settings: Settings, db: Database): Promise<Map<string, number>> {
  await db.execute(
    sql`truncate contact, contact_avatar, contact_note, contact_identifier, tag, custom_field, run, import_row, audit_event restart identity cascade`,
  );
  const { allowDuplicates, refuseInvalidDocuments, placeholders } = settings;
  await db
    .update(organization)
    .set({ allowDuplicates, refuseInvalidDocuments, placeholders: [...placeholders] });
  if (base.tags.length > 0) await db.insert(tags).values(base.tags.map((name) => ({ name })));
  await db.insert(customFields).values(base.fields.map((field, position) => ({ ...field, position })));
  const places = await storePlaces(db);
  const ids = new Map(base.people.map(({ key }, at) => [key, at + 1]));
  const rows = base.people.map((person): typeof contacts.$inferInsert => ({
    ...person.texts,
    name: person.name,
    active: person.active,
    kind: person.kind,
    priority: person.priority,
    phones: person.phones,
    tagIds: person.tags.map((name) => base.tags.indexOf(name) + 1),
    custom: Object.fromEntries(
      Object.entries(person.custom).map(([name, value]) => [
        base.fields.findIndex((field) => field.name === name) + 1,
        value,
      ]),
    ),
    segmentIds: person.segments.map((name) => places.segment.get(name) ?? 0),
    ...(person.portfolio && portfolioColumns(person.portfolio, places)),
    mergedIntoId: person.mergedInto === null ? null : ids.get(person.mergedInto),
  }));
  if (rows.length > 0) {
    const stored = await db.insert(contacts).values(rows).returning();
    await addIdentifiers(stored, identifierRule(placeholders), db);
  }
  return ids;
}

/** Those concerned by a portfolio, and the segments: the ids by the names the model knows them by. */
interface Places {
  user: Map<string, number>;
  service: Map<string, number>;
  segment: Map<string, number>;
}

async function storePlaces(db: Database): Promise<Places> {
  const person = (email: string): typeof users.$inferInsert => ({
    name: email,
    email,
    role: 'agent',
    active: email !== USERS[2],
  });
  await db.insert(users).values(USERS.map(person)).onConflictDoNothing();
  await db
    .insert(services)
    .values(SERVICES.map((name) => ({ name, archivedAt: name === SERVICES[2] ? new Date() : null })))
    .onConflictDoNothing();
  await db
    .insert(segments)
    .values(SEGMENTS.map((name) => ({ name })))
    .onConflictDoNothing();
  return findReferences(db);
}

async function findReferences(db: Database): Promise<Places> {
  const byName = (rows: { id: number; name: string }[]) => new Map(rows.map(({ id, name }) => [name, id]));
  return {
    user: byName(await db.select({ id: users.id, name: users.email }).from(users)),
    service: byName(await db.select().from(services)),
    segment: byName(await db.select().from(segments)),
  };
}

function portfolioColumns({ flow, owner, backup, service }: Portfolio, places: Places) {
  return {
    flow: flow as ContactRow['flow'],
    ownerId: places.user.get(owner),
    backupAgentId: backup === null ? null : places.user.get(backup),
    serviceId: service === null ? null : places.service.get(service),
    assignedAt: new Date('2026-01-02T03:04:05.678Z'),
  };
}

export interface RealImport {
  base: Base;
  outcomes: Outcome[];
  balance: Balance;
  /** `key kind value` of everything the base can be searched by. */
  identifiers: string[];
  /** Keys of the contacts of before that were written to. */
  written: string[];
  state: string;
  /** Transactions that wrote rows; null when connections were lost. */
  batches: number | null;
  rows: number;
  processed: number;
  createdFields: string[];
  ignoredColumns: string[];
}

/** Sends the file through upload and worker, `batchSize` rows to a transaction, and reads back what came of it. */
export async function realImport(
  actor: Actor,
  file: string,
  { ids, batchSize, mode }: { ids: Map<string, number>; batchSize: number; mode: Settings['mode'] },
  db: Database,
): Promise<RealImport> {
  const body = stream([Buffer.from(file)]);
  const { id } = await receiveImport(actor, { fileName: 'clientes.csv', body }, db);
  await db.update(imports).set({ mode }).where(eq(imports.runId, id));
  const kinds = { ...RUN_KINDS, import: { ...RUN_KINDS.import, batchSize } };
  let view: ImportView;
  // A connection that is lost, as on a machine that was asleep, leaves the run to whoever takes it up next.
  do {
    await executeRun(id, kinds);
    view = await getImport(actor, id, db);
  } while (view.finishedAt === null);
  const { created, updated, unchanged, rejected, withoutIdentifier, repaired } = view;
  const keys = new Map([...ids].map(([key, contact]) => [contact, key]));
  const outcomes = await readOutcomes(id, keys, db);
  const stored = await db.select().from(contacts).orderBy(asc(contacts.id));
  return {
    base: await readBase(stored, keys, db),
    outcomes,
    balance: { created, updated, unchanged, rejected, withoutIdentifier, repaired },
    identifiers: await readIdentifiers(keys, db),
    written: stored
      .filter((row) => row.version > 1 && ids.has(nameOf(row.id, keys)))
      .map((row) => nameOf(row.id, keys)),
    state: view.state,
    batches: view.interruptions === 0 ? await countBatches(id, db) : null,
    rows: view.rows,
    processed: view.processed,
    createdFields: view.createdFields,
    ignoredColumns: view.ignoredColumns,
  };
}

/** What became of each row; enters the contacts that rows made into `keys`. */
async function readOutcomes(runId: number, keys: Map<number, string>, db: Database): Promise<Outcome[]> {
  const rejections = await db.select().from(runRejections).where(eq(runRejections.runId, runId));
  const reasons = new Map(
    rejections.map((row) => [
      row.position,
      row.reasons.map(({ code, column, count }) =>
        code === 'too_many_columns'
          ? code
          : [code, column ?? count].filter((part) => part !== undefined).join(' '),
      ),
    ]),
  );
  const rows = await db
    .select()
    .from(importRows)
    .where(eq(importRows.runId, runId))
    .orderBy(asc(importRows.line));
  for (const row of rows)
    if (row.outcome === 'created' && row.contactId) keys.set(row.contactId, `line ${row.line}`);
  return rows.map((row) => ({
    line: row.line,
    outcome: row.outcome,
    person: row.contactId === null ? null : nameOf(row.contactId, keys),
    fields: [...(row.fields ?? [])].sort(),
    reasons: [...new Set(reasons.get(row.line) ?? [])].sort(),
  }));
}

async function readBase(stored: ContactRow[], keys: Map<number, string>, db: Database): Promise<Base> {
  const tagRows = await db.select().from(tags);
  const fieldRows = await db.select().from(customFields).orderBy(asc(customFields.position));
  const tagName = new Map(tagRows.map((row) => [row.id, row.name]));
  const fieldName = new Map(fieldRows.map((row) => [String(row.id), row.name]));
  const places = await findReferences(db);
  return {
    people: stored.map((row) => ({
      ...personOf(row, keys, tagName, fieldName),
      segments: row.segmentIds.map((id) => nameIn(places.segment, id) ?? '?'),
      portfolio: portfolioOf(row, places),
    })),
    tags: tagRows.map((row) => row.name).sort(),
    fields: fieldRows.map(({ name, type, choices }): Field => ({ name, type, choices })),
  };
}

function portfolioOf(row: ContactRow, places: Places): Portfolio | null {
  if (row.flow === null) return null;
  return {
    flow: row.flow,
    owner: nameIn(places.user, row.ownerId) ?? '?',
    backup: nameIn(places.user, row.backupAgentId),
    service: nameIn(places.service, row.serviceId),
  };
}

function nameIn(names: Map<string, number>, id: number | null): string | null {
  return [...names].find(([, known]) => known === id)?.[0] ?? null;
}

function personOf(
  row: ContactRow,
  keys: Map<number, string>,
  tagName: Map<number, string>,
  fieldName: Map<string, string>,
): Omit<Person, 'segments' | 'portfolio'> {
  const { id, name, active, kind, priority, phones, tagIds, custom, mergedIntoId, version, ...rest } = row;
  const { createdAt, updatedAt, nameSort, search, customWords, cityFolded, stateFolded, ...shown } = rest;
  const { segmentIds, openInteractions, ...others } = shown;
  const { flow, ownerId, backupAgentId, serviceId, assignedAt, assignedById, ...columns } = others;
  const texts = Object.entries(columns).filter((entry): entry is [string, string] => !isUnset(entry[1]));
  return {
    key: nameOf(id, keys),
    name,
    active,
    kind,
    priority,
    texts: Object.fromEntries(texts),
    phones,
    tags: tagIds.map((tag) => tagName.get(tag) ?? '?'),
    custom: Object.fromEntries(Object.entries(custom).map(([field, value]) => [fieldName.get(field), value])),
    mergedInto: mergedIntoId === null ? null : nameOf(mergedIntoId, keys),
  };
}

/** As a column is before anybody has filled it in. */
function isUnset(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

async function readIdentifiers(keys: Map<number, string>, db: Database): Promise<string[]> {
  const { rows } = await db.execute<{ kind: string; value: string; id: number }>(
    sql`select kind, value, contact_id as id from contact_identifier`,
  );
  return rows.map(({ kind, value, id }) => `${nameOf(id, keys)} ${kind} ${value}`).sort();
}

function nameOf(id: number, keys: Map<number, string>): string {
  return keys.get(id) ?? `unknown ${id}`;
}

/** What one transaction wrote bears its number. */
async function countBatches(runId: number, db: Database): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(
    sql`select count(distinct xmin::text)::int as count from import_row where run_id = ${runId}`,
  );
  return rows[0]?.count ?? 0;
}
