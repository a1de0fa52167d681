import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { visibleContacts } from '#lib/contacts/visible-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { markReportRead } from '#lib/core/notifications/mark-report-read.ts';
import { authorize, can } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import { csvLine } from '#lib/format/csv.ts';

const BATCH = 1_000;

export interface ReportWords {
  header: readonly string[];
  outcome: (outcome: 'merged' | 'undone' | 'held') => string;
  reason: (code: string) => string;
}

/** By group: what became of it, who remained, and why others were left to a person. Names are today's. @throws NotFound */
export async function mergeAllReport(
  actor: Actor,
  runId: number,
  words: ReportWords,
  db: Database = database(),
): Promise<AsyncIterable<string>> {
  authorize(actor, 'runs.view');
  const { rows } = await db.execute<{ user_id: number | null }>(
    sql`select user_id from run where id = ${rowId('run', runId)} and kind = 'merge_all'`,
  );
  const [run] = rows;
  if (!run || (run.user_id !== actor.userId && !can(actor, 'runs.view-all'))) throw new NotFound('report');
  await markReportRead(actor, runId, db);
  return lines(actor, runId, words, db);
}

interface Row extends Record<string, unknown> {
  /** Of the merge, or of the contact that a group left to a person is known by. */
  place: number;
  outcome: 'merged' | 'undone' | 'held';
  contact: number;
  name: string | null;
  size: number;
  others: string | null;
  reasons: string[];
}

async function* lines(actor: Actor, runId: number, words: ReportWords, db: Database): AsyncGenerator<string> {
  yield `\uFEFF${csvLine([...words.header])}\r\n`;
  for (const read of [mergedAfter, heldAfter]) {
    for (let after = 0; ; ) {
      const rows = await read(actor, runId, after, db);
      if (rows.length === 0) break;
      yield rows.map((row) => `${csvLine(cellsOf(row, words))}\r\n`).join('');
      after = rows.at(-1)?.place ?? after;
    }
  }
}

function cellsOf({ outcome, contact, name, size, others, reasons }: Row, words: ReportWords): string[] {
  return [
    words.outcome(outcome),
    String(contact),
    name ?? '',
    String(size),
    others ?? '',
    reasons.map(words.reason).join(', '),
  ];
}

async function mergedAfter(actor: Actor, runId: number, after: number, db: Database): Promise<Row[]> {
  const { rows } = await db.execute<Row>(sql`
    select m.id as place, case when m.undone_at is null then 'merged' else 'undone' end as outcome, m.primary_id as contact,
      contact.name, 1 + members.count as size, members.ids as others, '{}'::text[] as reasons
    from (select * from merge where run_id = ${runId} and id > ${after} order by id limit ${BATCH}) as m
    cross join lateral (
      select count(*)::int as count, string_agg(contact_id::text, ', ' order by contact_id) as ids
      from merge_member where merge_id = m.id and was_into_id is null
    ) as members
    left join contact on contact.id = m.primary_id and ${visibleContacts(actor)}
    order by m.id`);
  return rows;
}

async function heldAfter(actor: Actor, runId: number, after: number, db: Database): Promise<Row[]> {
  const { rows } = await db.execute<Row>(sql`
    select h.contact_id as place, 'held' as outcome, h.contact_id as contact, contact.name, h.size, null as others, h.reasons
    from (
      select * from merge_all_held where run_id = ${runId} and contact_id > ${after} order by contact_id limit ${BATCH}
    ) as h
    left join contact on contact.id = h.contact_id and ${visibleContacts(actor)}
    order by h.contact_id`);
  return rows;
}
