import { readdirSync, readFileSync } from 'node:fs';
import { eq, sql } from 'drizzle-orm';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { confirmations, organization, users } from '#db/schema/index.ts';
import { listRefusals } from '#lib/bulk/list-refusals.ts';
import { startBulkChange } from '#lib/bulk/start-bulk-change.ts';
import { undoBulkChange } from '#lib/bulk/undo-bulk-change.ts';
import { setAvatar } from '#lib/contacts/avatar/set-avatar.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Forbidden, NotFound, Refused } from '#lib/core/errors.ts';
import type { Role } from '#lib/core/role.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { exportContacts } from '#lib/exports/export-contacts.ts';
import { getSubjectData } from '#lib/privacy/get-subject-data.ts';
import { previewAnonymization } from '#lib/privacy/preview-anonymization.ts';
import { searchDatabase } from '#lib/privacy/search/search-database.ts';
import { confirmAnonymization, startAnonymization } from '#lib/privacy/start-anonymization.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { hashPassword } from '#lib/users/sign-in/password.ts';
import { PICTURE } from '#tests/e2e/support/picture.ts';
import { lookAfter } from '#tests/merges/scenarios/look-after.ts';
import { idOf, makeBase } from '#tests/merges/scenarios/make-base.ts';
import type { Scenario as MergeScenario, Step as MergeStep } from '#tests/merges/scenarios/scenario.ts';
import { type Stage as MergeStage, takeStep } from '#tests/merges/scenarios/take-step.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { importFile } from '#tests/support/import-run.ts';

/** Others of the same form are tried with ANONYMIZATION_SCENARIOS=folder. */
const FOLDER =
  process.env.ANONYMIZATION_SCENARIOS ?? new URL('../fixtures/anonymization', import.meta.url).pathname;
const PASSWORD = 'cavalo-certo-bateria-7';

interface Scenario extends Omit<MergeScenario, 'steps' | 'users'> {
  users?: { email: string; role: Role; canAnonymize: boolean }[];
  steps: Step[];
  interactions_after?: Record<string, { disposition?: string; body_contains_none_of?: string[] }>;
  find_none?: string[];
}

interface Step extends MergeStep {
  password?: string;
  confirmation?: string;
  wait_minutes?: number;
  run?: string;
  export?: string;
}

interface Stage extends MergeStage {
  granted: Actor;
  people: Map<string, Actor>;
  tokens: Map<string, string>;
  runs: Map<string, number>;
  exports: Map<string, string>;
}

const { db, url } = useDatabase();
let manager: Actor;
let granted: Actor;

beforeAll(async () => {
  ({ manager } = await actors(db()));
  granted = await createActor('Berenice Prado', 'manager', { canAnonymize: true }, db());
  await setPasswords();
});

const setPasswords = async () =>
  db()
    .update(users)
    .set({ passwordHash: await hashPassword(PASSWORD) });
const selectionOf = ({ contacts = [] }: Step, { named }: Stage) => ({
  contacts: contacts.map((name) => idOf(named, name)),
});
const byOf = ({ by }: Step, { people, granted }: Stage) => (by ? (people.get(by) as Actor) : granted);

async function confirm(step: Step, stage: Stage): Promise<string> {
  const who = byOf(step, stage);
  const identity = { login: who.email, password: step.password ?? PASSWORD };
  return confirmAnonymization(who, 's', selectionOf(step, stage), identity, db());
}

async function start(step: Step, confirmation: string, stage: Stage) {
  const who = byOf(step, stage);
  const chosen = { confirmation, understood: true };
  const named = await previewAnonymization(who, selectionOf(step, stage), db());
  const { runId } = await startAnonymization(who, 's', selectionOf(step, stage), chosen, db());
  const known = await ids();
  await executeRun(runId, RUN_KINDS);
  await rename(known, stage);
  const { rows } = await db().execute<{ succeeded: number }>(
    sql`select succeeded from run where id = ${runId}`,
  );
  const refused = (await listRefusals(who, runId, db())).map(({ contactId, reason }) => [
    [...stage.named.contacts].find(([, id]) => id === contactId)?.[0],
    reason.replace('contact_anonymized', 'already_anonymized'),
  ]);
  return { succeeded: rows[0]?.succeeded, refused, count_named: named.contacts + named.merged };
}

async function ids(): Promise<Set<number>> {
  const { rows } = await db().execute<{ id: number }>(sql`select id from contact`);
  return new Set(rows.map(({ id }) => id));
}

/** Nothing keeps which became which: any of the new rows will do for any of the old names, roots for roots. */
async function rename(before: Set<number>, { named }: Stage): Promise<void> {
  const { rows } = await db().execute<{ id: number; root: boolean }>(
    sql`select id, merged_into_id is null as root from contact order by merged_into_id is not null, id`,
  );
  const now = new Set(rows.map(({ id }) => id));
  const born = rows.filter(({ id }) => !before.has(id));
  const gone = [...named.contacts].filter(([, id]) => before.has(id) && !now.has(id)).toReversed();
  for (const [at, [name]] of gone.entries()) named.contacts.set(name, born[at]?.id ?? 0);
}

const WORDS: Record<string, (step: Step, stage: Stage) => Promise<unknown>> = {
  anonymize: async (step, stage) => start(step, await confirm(step, stage), stage),
  async confirm(step, stage) {
    stage.tokens.set(step.as ?? '', await confirm(step, stage));
    if (step.by) stage.people.set(step.as ?? '', byOf(step, stage));
    if (step.wait_minutes)
      await db()
        .update(confirmations)
        .set({ createdAt: new Date(Date.now() - step.wait_minutes * 60_000) });
  },
  // By whoever confirmed it, unless somebody else tries.
  anonymize_with: (step, stage) =>
    start({ by: step.confirmation, ...step }, stage.tokens.get(step.confirmation ?? '') ?? '', stage),
  async bulk({ action = '', contacts = [], priority, as }, { manager, named, runs }) {
    const selection = { contacts: contacts.map((name) => idOf(named, name)) };
    const { runId } = await startBulkChange(manager, action as 'activate', { priority }, selection, db());
    runs.set(as ?? '', runId);
  },
  async undo_bulk({ run = '' }, { manager, runs }) {
    const { runId, done } = await undoBulkChange(manager, runs.get(run) ?? 0, db());
    if (!done) await executeRun(runId, RUN_KINDS);
    return { refused_contacts: (await listRefusals(manager, runId, db())).length };
  },
  avatar: ({ contact = '' }, { manager, named }) => setAvatar(manager, idOf(named, contact), PICTURE, db()),
  async export({ contacts = [], as }, { manager, named, exports }) {
    const selection = { contacts: contacts.map((name) => idOf(named, name)) };
    const file = await exportContacts(manager, selection, 'csv', db()).catch(refusal);
    if (!file) return { rows: 0 };
    let text = '';
    for await (const part of file.bytes) text += Buffer.from(part).toString();
    exports.set(as ?? '', text);
    await file.stop();
    return { rows: file.count };
  },
  async import_file_of({ export: name = '' }, { manager, exports, named }) {
    await db().update(organization).set({ allowDuplicates: false });
    const { view, outcomes } = await importFile(manager, exports.get(name) ?? '', db());
    const [only] = outcomes.flatMap(({ contactId }) => contactId ?? []);
    return { created: view.created, contact: [...named.contacts].find(([, id]) => id === only)?.[0] };
  },
  subject_export: async ({ contact = '' }, { manager, named }) =>
    JSON.stringify(await getSubjectData(manager, idOf(named, contact), db()).catch(refusal)),
};

function refusal(error: unknown): null {
  if (error instanceof Refused || error instanceof NotFound || error instanceof Forbidden) return null;
  throw error;
}

async function take(step: Step, stage: Stage): Promise<void> {
  const expected = Object(step.expect) as Record<string, unknown>;
  const word = WORDS[step.do];
  if (!word) {
    // Whom a file brings is called as the scenario calls them.
    if (step.do !== 'import') return takeStep(step, stage);
    const before = await ids();
    await takeStep({ ...step, expect: { created: expected.created } }, stage);
    const [born] = [...(await ids())].filter((id) => !before.has(id));
    if (born && typeof expected.contact === 'string') stage.named.contacts.set(expected.contact, born);
    return;
  }
  if (expected.status === 403) return expect(word(step, stage)).rejects.toThrow(Forbidden);
  if (expected.refused === true)
    return expect(word(step, stage)).rejects.toSatisfy((error) => refusal(error) === null);
  const done = (await word(step, stage)) as Record<string, unknown> & string;
  for (const [name, value] of Object.entries(expected)) {
    if (name === 'note') continue;
    if (name === 'contains') for (const text of value as string[]) expect(done).toContain(text);
    else if (name === 'contains_none_of')
      for (const text of value as string[]) expect(done).not.toContain(text);
    else if (name === 'refused_contacts') expect(done[name]).toBe((value as string[]).length);
    else expect({ [name]: inOrder(done[name]) }).toEqual({ [name]: inOrder(value) });
  }
}

function inOrder(value: unknown): unknown {
  return Array.isArray(value) ? value.map(String).toSorted() : value;
}

describe('a scenario of anonymizing', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  const scenarios = files.map((name): [string, Scenario] => [
    name,
    JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')),
  ]);

  it.each(scenarios)('%s', async (_name, scenario) => {
    await db().execute(sql`delete from sign_in_throttle`);
    const { users: asked = [], ...rest } = scenario;
    const people = new Map<string, Actor>();
    for (const { email, role, canAnonymize } of asked)
      people.set(email, await createActor(email, role, { email, canAnonymize }, db()));
    await setPasswords();
    const named = await makeBase(manager, rest as MergeScenario, db());
    for (const { id, body } of scenario.interactions ?? [])
      await db().execute(sql`
        insert into message (interaction_id, channel_id, direction, body)
        select id, channel_id, 'inbound', ${body ?? null} from interaction where id = ${named.children.get(`interaction ${id}`) ?? 0}`);
    const [tokens, runs, exports] = [
      new Map<string, string>(),
      new Map<string, number>(),
      new Map<string, string>(),
    ];
    const stage: Stage = { manager, named, db: db(), granted, people, tokens, runs, exports };
    for (const step of scenario.steps) await take(step, stage);
    await lookAtPeople(scenario, stage);
    for (const [id, { body_contains_none_of: none = [] }] of Object.entries(
      scenario.interactions_after ?? {},
    )) {
      const contact = idOf(named, scenario.interactions?.find((one) => one.id === id)?.contact ?? '');
      const { rows } = await db().execute<{ body: string | null }>(sql`
        select m.body from interaction i join message m on m.interaction_id = i.id where i.contact_id = ${contact}`);
      expect(rows.length).toBeGreaterThan(0);
      for (const text of none) for (const { body } of rows) expect(body ?? '').not.toContain(text);
    }
    if (scenario.find_none) {
      const client = new pg.Client({ connectionString: url() });
      await client.connect();
      expect(await searchDatabase(scenario.find_none, client)).toEqual([]);
      await client.end();
    }
  });
});

/** Keys of the merge scenarios, and some that are this form's own. */
async function lookAtPeople({ after }: Scenario, stage: Stage): Promise<void> {
  for (const [name, expected] of Object.entries(Object(after) as Record<string, Record<string, unknown>>)) {
    const { address_all_null: address, social_all_null: social, name: called, avatar, ...rest } = expected;
    await lookAfter(
      {
        [name]: {
          ...rest,
          ...(avatar === null && { avatar: false }),
          ...(typeof called === 'string' && { name: called }),
        },
      },
      stage,
    );
    const [row] = await db().query.contacts.findMany({ where: (t) => eq(t.id, idOf(stage.named, name)) });
    if (address)
      expect([row?.zipCode, row?.street, row?.number, row?.city, row?.state, row?.country]).toEqual(
        Array(6).fill(null),
      );
    if (social)
      expect([row?.instagram, row?.facebook, row?.twitter, row?.whatsapp, row?.telegram]).toEqual(
        Array(5).fill(null),
      );
    const pattern = Object(called).matches;
    if (pattern) expect(row?.name).toMatch(new RegExp(pattern));
  }
}
