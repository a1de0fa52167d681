import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { visibleContacts } from '#lib/contacts/visible-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { markReportRead } from '#lib/core/notifications/mark-report-read.ts';
import { authorize } from '#lib/core/permissions.ts';
import { csvLine } from '#lib/format/csv.ts';
import { findBulkChange } from './find-bulk-change.ts';

const BATCH = 1_000;

export interface RefusedReportWords {
  header: [string, string, string];
  reason: (code: string) => string;
}

/** Names are today's, blank where the actor does not see the contact. @throws NotFound also when nothing of it is left */
export async function refusedContacts(
  actor: Actor,
  runId: number,
  words: RefusedReportWords,
  db: Database = database(),
): Promise<AsyncIterable<string>> {
  authorize(actor, 'runs.view');
  await findBulkChange(actor, runId, db);
  const first = await batchAfter(actor, runId, 0, db);
  if (first.length === 0) throw new NotFound('report');
  await markReportRead(actor, runId, db);
  return lines(actor, runId, first, words, db);
}

type Refusal = { id: number; reason: string; name: string | null };

async function* lines(
  actor: Actor,
  runId: number,
  first: Refusal[],
  words: RefusedReportWords,
  db: Database,
): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(words.header)}\r\n`;
  for (
    let batch = first;
    batch.length > 0;
    batch = await batchAfter(actor, runId, batch.at(-1)?.id ?? 0, db)
  ) {
    const rows = batch.map(({ id, name, reason }) => csvLine([String(id), name ?? '', words.reason(reason)]));
    yield `${rows.join('\r\n')}\r\n`;
  }
}

async function batchAfter(actor: Actor, runId: number, after: number, db: Database): Promise<Refusal[]> {
  const { rows } = await db.execute<Refusal & Record<string, unknown>>(sql`
    select r.contact_id as id, r.reason, contact.name
    from (
      select contact_id, reason from run_contact
      where run_id = ${runId} and outcome = 'refused' and contact_id > ${after}
      order by contact_id limit ${BATCH}
    ) as r
    left join contact on contact.id = r.contact_id and ${visibleContacts(actor)}
    order by r.contact_id`);
  return rows;
}
