import { sql } from 'drizzle-orm';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { organization } from '#db/schema/index.ts';
import { createAppointment } from '#lib/appointments/create-appointment.ts';
import { updateAppointment } from '#lib/appointments/update-appointment.ts';
import { startBulkChange } from '#lib/bulk/start-bulk-change.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { EVENT_TYPES } from '#lib/core/events/event-types.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { exportContacts } from '#lib/exports/export-contacts.ts';
import type { MakeLayout } from '#lib/exports/export-layout.ts';
import { readableLayout } from '#lib/exports/readable-layout.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { closeInteraction } from '#lib/interactions/close-interaction.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { listMessages } from '#lib/interactions/get-interaction.ts';
import { startInteraction } from '#lib/interactions/start-interaction.ts';
import { mergeContacts } from '#lib/merges/merge-contacts.ts';
import { searchDatabase } from '#lib/privacy/search/search-database.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { answerSurvey } from '#lib/surveys/answer-survey.ts';
import { closeWithSurvey } from '#lib/surveys/close-with-survey.ts';
import { withLinks } from '#lib/surveys/with-links.ts';
import { createEndpoint } from '#lib/webhooks/create-endpoint.ts';
import { makeChannel, setDesk } from '#tests/interactions/desk.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { importFile } from '#tests/support/import-run.ts';

const { db, url } = useDatabase();
let owner: Actor;
let agent: Actor;

/** History keeps these as they were: when, through what, by whom, how it went. */
const STAYS = `
  contact.kind contact.last_interaction_at
  interaction.arrived_at interaction.opened_at interaction.closed_at interaction.updated_at
  interaction.first_answered_at interaction.last_message_at
  interaction.state interaction.medium interaction.direction interaction.closed_reason interaction.explanation
  message.sent_at message.created_at message.direction message.status
  survey.sent_at survey.answered_at survey.expires_at survey.state
  appointment.starts_at appointment.ended_at appointment.created_at appointment.state
`.match(/\S+/g) as string[];

/** What moves, with ids that stand nowhere else in the base. */
const MOVES = { contact: 7_100_000, interaction: 7_200_000, message: 7_300_000, survey: 7_400_000 };
const TABLES = [...Object.keys(MOVES), 'appointment'];
const FILE = 'contact_name;contact_cpf;contact_phone\nZulmira Gêmea;390.533.447-05;+5585987651111\n';

beforeAll(async () => {
  ({ owner } = await actors(db()));
  agent = await createActor('Berenice Prado', 'supervisor', { canAnonymize: true }, db());
  await setDesk(agent.userId, 'available', { most: 20 }, db());
  for (const [table, first] of Object.entries(MOVES))
    await db().execute(sql.raw(`alter table ${table} alter column id restart with ${first}`));
  await db().execute(sql`alter table appointment alter column id restart with 7500000`);
  await createEndpoint(owner, { url: 'https://example.com/', events: EVENT_TYPES }, db());
});

describe('after anonymizing twins', () => {
  it('no token, id, time or key that is left leads to an old export, an import file, an address or the trail', async () => {
    await importFile(owner, FILE, db());
    await db().update(organization).set({ allowDuplicates: true });
    const twin = { name: 'Zulmira Gêmea', phones: ['+5585987651111'] };
    for (let more = 0; more < 3; more++) await createContact(owner, twin, db());
    const [first = 0, second = 0, third = 0, merged = 0] = await idsOf('contact');
    await mergeContacts(owner, { contactIds: [third, merged], primaryId: third }, {}, db());
    const channel = await makeChannel('whatsapp', {}, db());
    for (const id of [first, second, third]) await serve(id, channel);
    const outside = [FILE, await exported(), await exported(readableLayout(await words()))].join('\n');
    const before = await rowsOf(TABLES);

    const everybody = { contacts: [first, second, third] };
    const { runId } = await startBulkChange(agent, 'anonymize', { unlistsNumbers: false }, everybody, db());
    await executeRun(runId, RUN_KINDS);
    const after = await rowsOf(TABLES);

    const tokens = after.flatMap(([column, value]) => (column === 'contact.name' ? [value] : []));
    expect(new Set(tokens).size).toBe(4);
    const known = new Set(before.map(([, value]) => value));
    expect(after.filter(([column, value]) => known.has(value) && !STAYS.includes(column))).toEqual([]);
    const keys = after.filter(([column]) => !STAYS.includes(column)).map(([, value]) => value);
    expect(keys.filter((value) => outside.includes(value))).toEqual([]);

    const isId = ([column]: [string, string]) => column.endsWith('.id');
    expect(await placesOf(after.filter(isId))).toEqual([
      'appointment.contact_id',
      'appointment.id',
      'contact.id',
      'contact.merged_into_id',
      'interaction.contact_id',
      'interaction.explanation',
      'interaction.id',
      'message.id',
      'message.interaction_id',
      'survey.id',
      'survey.interaction_id',
      'survey.message_id',
    ]);
    expect(await placesOf(before.filter(isId))).toEqual([
      'audit_event.details',
      'audit_event.subject_id',
      'duplicate_pending.first_id',
      'duplicate_pending.last_id',
      'erased_contact.contact_id',
      'erased_contact.mark',
      'run.cursor',
      'run_contact.contact_id',
      'webhook_event.data',
    ]);
  });
});

const words = () => getTranslations({ locale: 'pt-BR' });

async function serve(contactId: number, channel: number): Promise<void> {
  const { id: call } = await deliverInteraction(
    owner,
    { channel, contactId, from: { externalId: `x${contactId}` }, body: 'Oi' },
    null,
    db(),
  );
  await closeInteraction(owner, call, {}, db());
  const { id } = await startInteraction(
    agent,
    { channel, contactId, to: '5585987651111', body: 'Olá' },
    null,
    db(),
  );
  await closeWithSurvey(agent, id, { survey: true }, db());
  const asked = (await withLinks(agent, await listMessages(agent, id))).at(-1)?.body ?? '';
  const [, token] = /\/survey\/([\w-]+)/.exec(asked) ?? [];
  await answerSurvey({ token, score: '5', comment: `Obrigada ${contactId}` }, null, db());
  const startsAt = new Date(Date.now() + 3_600_000 + contactId).toISOString();
  const appointment = await createAppointment(agent, { contactId, startsAt, note: 'Retorno' }, db());
  await updateAppointment(agent, appointment, { state: 'done' }, db());
}

async function exported(layout?: MakeLayout): Promise<string> {
  const { bytes } = await exportContacts(owner, { everything: true, filters: {} }, 'csv', db(), layout);
  let text = '';
  for await (const piece of bytes) text += Buffer.from(piece).toString();
  expect(text).toContain('Zulmira');
  return text;
}

async function idsOf(table: string): Promise<number[]> {
  const { rows } = await db().execute<{ id: number }>(
    sql`select id from ${sql.identifier(table)} order by id`,
  );
  return rows.map(({ id }) => Number(id));
}

/** `['interaction.protocol', 'P…']` of all rows; words and small numbers, which tell nobody apart, are left out. */
async function rowsOf(tables: readonly string[]): Promise<[string, string][]> {
  const all: [string, string][] = [];
  for (const table of tables) {
    const { rows } = await db().execute<{ row: Record<string, unknown> }>(
      sql`select to_jsonb(t) as row from ${sql.identifier(table)} t`,
    );
    for (const { row } of rows)
      for (const [column, value] of Object.entries(row)) {
        const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
        if (text.length >= 6) all.push([`${table}.${column}`, text]);
      }
  }
  return all;
}

async function placesOf(values: readonly (readonly [string, string])[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url() });
  await client.connect();
  const hits = await searchDatabase(
    values.map(([, value]) => value),
    client,
  );
  await client.end();
  const places = hits.map(({ place }) => place).filter((place) => !place.startsWith('pg_catalog'));
  return places.map((place) => place.replace('public.', '')).sort();
}
