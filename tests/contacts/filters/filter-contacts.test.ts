import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { contacts } from '#db/schema/index.ts';
import type { ContactFilters } from '#lib/contacts/filters/contact-filters.ts';
import { addIdentifiers, identifierRule } from '#lib/contacts/identity/identifier-index.ts';
import { CONTACT_SORTS, type ContactSort } from '#lib/contacts/list/contact-order.ts';
import { findPage } from '#lib/contacts/list/find-page.ts';
import { pageSearch } from '#lib/contacts/list/page-search.ts';
import { positionOf } from '#lib/contacts/list/position-in-order.ts';
import { listContacts } from '#lib/contacts/list-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { randomCases } from '#tests/support/random-cases.ts';
import { isVisible, MODEL_TIME_ZONE, type ModelContact, matchesModel, sortModel } from '../contact-model.ts';

const { db } = useDatabase();
let owner: Actor;
let agent: Actor;
/** Ids of the agent and of somebody else. */
const OWNERS = [4, 3] as const;
const SEGMENTS = [1, 2];

const TAGS = [1, 2, 3];
const IMPORT = 1;
/** Around midnight in São Paulo, and with microseconds that a Date does not hold. */
const MOMENTS = [
  '2026-03-01T02:59:59.999999Z',
  '2026-03-01T03:00:00.000000Z',
  '2026-03-01T03:00:00.000001Z',
  '2026-03-02T12:00:00.000000Z',
  '2026-03-05T02:00:00.000000Z',
];
const DAYS = ['2026-02-28', '2026-03-01', '2026-03-02', '2026-03-04'];

beforeAll(async () => {
  const people = await actors(db());
  owner = people.owner;
  agent = { ...people.agent, segmentIds: [1] };
  expect([agent.userId, people.supervisor.userId]).toEqual(OWNERS);
  await db().execute(sql`
    insert into segment (id, name) overriding system value select at, 'Segmento ' || at from unnest(${sql.param(SEGMENTS)}::int[]) as at`);
  await db().execute(sql`
    insert into tag (id, name) overriding system value select at, 'Etiqueta ' || at from unnest(${sql.param(TAGS)}::int[]) as at`);
  await db().execute(sql`insert into custom_field (id, name) overriding system value values (1, 'Plano')`);
  await db().execute(
    sql`insert into run (id, kind, state) overriding system value values (${IMPORT}, 'import', 'completed')`,
  );
  await db().execute(sql`insert into import (run_id, file_name) values (${IMPORT}, 'a.csv')`);
});

const orNone = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 2 });
const contact = fc.record({
  name: fc.constantFrom('Ana', 'ÂNA', 'ana lima', 'Bruno', 'Bruna_1', 'Çelik 100%', 'Zé', 'zelia'),
  kind: fc.constantFrom('individual' as const, 'individual' as const, 'corporate' as const, 'group' as const),
  active: fc.boolean(),
  email: orNone(fc.constantFrom('ana@empresa.com', 'z_e@lima.com.br', 'ana.lima@gmail.com')),
  cpf: orNone(fc.constantFrom('52998224725', '11144477735')),
  phones: fc.constantFrom<string[]>([], [], ['5548999990001'], ['5548999990001', '551130441200']),
  city: orNone(fc.constantFrom('São Paulo', 'SAO PAULO', 'são paulo', 'São Pedro', 'Óbidos', 'Santos')),
  state: orNone(fc.constantFrom('SP', 'sp', 'PA')),
  priority: orNone(fc.constantFrom(1 as const, 2 as const, 3 as const)),
  tagIds: fc.subarray(TAGS),
  segmentIds: fc.subarray(SEGMENTS),
  ownerId: orNone(fc.constantFrom<number>(...OWNERS)),
  custom: fc.constantFrom<Record<string, string>>(
    {},
    { '1': 'Ouro' },
    { '1': 'ouro 50%' },
    { '1': 'Práta' },
    { '1': '[a_b]\\(c) .*' },
    { '1': 'CT-00.1/2 bis' },
    { '1': '2½ anos' },
    { '1': '2027-05-15', '2': 'CT-00.1/2 bis' },
  ),
  createdAt: fc.constantFrom(...MOMENTS),
  changedAt: orNone(fc.constantFrom(...MOMENTS)),
  lastInteractionAt: orNone(fc.constantFrom(...MOMENTS)),
  isMerged: fc.integer({ max: 5, min: 0 }).map((one) => one === 0),
  outcome: orNone(fc.constantFrom('created' as const, 'updated' as const, 'unchanged' as const)),
});
const base = fc.array(contact, { minLength: 30, maxLength: 60 }).map((rows) =>
  rows.map(({ changedAt, isMerged, ...row }, at) => ({
    ...row,
    id: at + 1,
    active: row.active && !isMerged,
    ownerId: isMerged ? null : row.ownerId,
    mergedIntoId: isMerged ? rows.length + 1 : null,
    updatedAt: changedAt ?? row.createdAt,
  })),
);

const some = <Value>(...values: Value[]) => fc.subarray(values, { minLength: 1 });
const day = fc.constantFrom(...DAYS);
const filters = fc
  .record(
    {
      active: fc.boolean(),
      merged: fc.boolean(),
      kind: some('individual' as const, 'corporate' as const, 'group' as const),
      priority: some('high' as const, 'medium' as const, 'low' as const, 'none' as const),
      tag: some(...TAGS),
      allTags: some(...TAGS),
      withoutTag: some(...TAGS),
      segment: some(...SEGMENTS),
      owner: some<number>(...OWNERS),
      withOwner: fc.boolean(),
      has: some('cpf' as const, 'document' as const, 'phone' as const, 'email' as const),
      lacks: some('cpf' as const, 'document' as const, 'phone' as const, 'email' as const),
      city: fc.constantFrom('sao paulo', 'SÃO PAULO', 'obidos', 'Santos', 'Sao'),
      addressState: fc.constantFrom('SP', 'pa', 's'),
      createdFrom: day,
      createdTo: day,
      updatedFrom: day,
      updatedTo: day,
      interactionFrom: day,
      interactionTo: day,
      search: fc.constantFrom('ana', 'ÁNA', 'lima', 'bruna_', '100%', 'z_e@lima', 'gmail.com', 'ana.lima@gm'),
      import: fc.constant(IMPORT),
      field: fc.constant(1),
    },
    { requiredKeys: [] },
  )
  .chain((all) =>
    fc
      .subarray(Object.keys(all), { maxLength: Math.min(3, Object.keys(all).length) })
      .map((kept) => only(all, kept)),
  )
  .chain((chosen) =>
    fc.record({
      ...constants(chosen),
      ...(chosen.import
        ? { outcome: fc.constantFrom(undefined, 'created' as const, 'updated' as const) }
        : {}),
      ...(chosen.field
        ? {
            fieldEquals: fc.constantFrom(
              undefined,
              undefined,
              'OURO',
              'prata',
              'ct-00.1/2 BIS',
              '2½ ANOS',
              'CT',
              '2027-05-15',
              '.*',
              '[A_b]\\(C) .*',
            ),
            fieldContains: fc.constantFrom(
              undefined,
              undefined,
              'our',
              't-00.',
              '½ an',
              '05-15',
              '0%',
              'RÁT',
              '.',
              'o.r',
              '\\(',
              '_',
              '^',
              ']',
            ),
          }
        : {}),
    }),
  ) as fc.Arbitrary<ContactFilters>;

function only(all: ContactFilters, names: string[]): ContactFilters {
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
}

function constants(chosen: ContactFilters): Record<string, fc.Arbitrary<unknown>> {
  return Object.fromEntries(Object.entries(chosen).map(([name, value]) => [name, fc.constant(value)]));
}

async function fill(rows: ModelContact[]): Promise<void> {
  await db().execute(
    sql`truncate contact, contact_avatar, contact_note, contact_identifier, import_row cascade`,
  );
  await db()
    .insert(contacts)
    .values(
      rows.map(({ outcome: _, createdAt, updatedAt, lastInteractionAt, ...row }) => ({
        ...row,
        flow: row.ownerId ? ('message' as const) : null,
        assignedAt: row.ownerId ? new Date() : null,
        createdAt: sql`${createdAt}::timestamptz`,
        updatedAt: sql`${updatedAt}::timestamptz`,
        lastInteractionAt: sql`${lastInteractionAt}::timestamptz`,
      })),
    );
  await addIdentifiers(rows, identifierRule([]), db());
  const known = rows.filter(({ outcome }) => outcome !== null);
  await db().execute(sql`
    insert into import_row (run_id, line, outcome, contact_id)
    select ${IMPORT}, id, outcome, id from unnest(
      ${sql.param(known.map(({ id }) => id))}::int[], ${sql.param(known.map(({ outcome }) => outcome))}::text[]
    ) as rows (id, outcome)`);
}

/** Every page from the first to the last, and back again. */
async function walk(actor: Actor, query: ContactFilters & { sort: ContactSort; limit: number }) {
  const forwards: number[] = [];
  const backwards: number[] = [];
  let page = await listContacts(actor, query);
  const { count } = page;
  for (;;) {
    expect(page.items.length).toBeLessThanOrEqual(query.limit);
    forwards.push(...page.items.map(({ id }) => id));
    if (page.next === null) break;
    page = await listContacts(actor, { ...query, after: page.next });
  }
  for (;;) {
    backwards.unshift(...page.items.map(({ id }) => id));
    if (page.previous === null) break;
    page = await listContacts(actor, { ...query, before: page.previous });
  }
  return { count, forwards, backwards };
}

describe('filters, sorting and pages together', () => {
  it('answer what a plain reading of them answers, forwards and backwards', async () => {
    expect(owner.timeZone).toBe(MODEL_TIME_ZONE);
    await fc.assert(
      fc.asyncProperty(
        base,
        fc.array(fc.tuple(filters, fc.constantFrom(...CONTACT_SORTS), fc.integer({ min: 1, max: 7 })), {
          minLength: 6,
          maxLength: 6,
        }),
        fc.boolean(),
        async (rows, queries, asAgent) => {
          await fill(rows);
          const actor = asAgent ? agent : owner;
          for (const [asked, sort, limit] of queries) {
            if (asAgent && asked.import) continue;
            const matching = sortModel(
              rows.filter((row) => isVisible(row, actor) && matchesModel(row, asked)),
              sort,
              asked.search,
            ).map(({ id }) => id);
            const query = { ...asked, sort, limit };
            expect({ query, ...(await walk(actor, query)) }).toEqual({
              query,
              count: matching.length,
              forwards: matching,
              backwards: matching,
            });
          }
        },
      ),
      randomCases(3),
    );
  });

  it('answer the same where so many match that indexes are walked', async () => {
    const few = fc.integer({ min: 1, max: 25 });
    await fc.assert(
      fc.asyncProperty(
        base,
        fc.array(fc.tuple(filters, fc.constantFrom(...CONTACT_SORTS), few, few), {
          minLength: 8,
          maxLength: 8,
        }),
        async (rows, queries) => {
          await fill(rows);
          for (const [asked, sort, counted, walked] of queries) {
            const sought = await pageSearch(asked, sort, { actor: owner, db: db() });
            const expected = sortModel(
              rows.filter((row) => matchesModel(row, asked)),
              sort,
              asked.search,
            ).map(({ id }) => id);
            for (const at of [undefined, 0, Math.floor(expected.length / 2), expected.length - 1]) {
              const from = at === undefined ? undefined : expected[at];
              const position = await positionOf(from, sql`true`, sought.order, db());
              for (const backwards of position ? [false, true] : [false]) {
                const search = { ...sought, position, backwards, limit: 4 };
                const page = await findPage(search, db(), {
                  limits: { counted, walked },
                  large: expected.length > counted && at !== undefined ? {} : undefined,
                });
                if (page.large?.end) {
                  const again = await findPage(search, db(), {
                    limits: { counted, walked },
                    large: page.large,
                  });
                  expect({ asked, sort, from, backwards, ...again }).toMatchObject({ ...page });
                }
                const rest = backwards
                  ? expected.slice(0, at).slice(-4)
                  : expected.slice((at ?? -1) + 1).slice(0, 4);
                const isPlaced = from !== undefined;
                expect({ asked, sort, from, backwards, ...page }).toMatchObject({
                  asked,
                  items: isPlaced || at === undefined ? rest : expected.slice(0, 4),
                  count: Math.min(expected.length, counted),
                  countIsExact: expected.length <= counted,
                });
              }
            }
          }
        },
      ),
      randomCases(3),
    );
  });
});
