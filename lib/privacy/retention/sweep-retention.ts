import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { audit } from '#lib/core/audit/audit.ts';
import type { AuditDetails } from '#lib/core/audit/audit-actions.ts';
import { getOrganization, type Organization } from '#lib/organization/get-organization.ts';

type What = AuditDetails['retention.swept']['what'];

/** Rows of one statement: enough to get on, few enough that nobody waits. */
const AT_ONCE = 5_000;
/** What is left goes the next time. */
const MOST_TURNS = 200;

/** Instead of the name of a file that went after its days. */
export const FORGOTTEN_FILE = '—';

const SWEEPS: Record<
  What,
  { days: (organization: Organization) => number | null; turn: (days: number) => SQL }
> = {
  fileNames: {
    days: ({ fileNameDays }) => fileNameDays,
    turn: (days) => sql`
      update import set file_name = ${FORGOTTEN_FILE} where run_id in (
        select run_id from import join run on run.id = run_id
        where file_name <> ${FORGOTTEN_FILE} and finished_at < ${before(days)} limit ${AT_ONCE})`,
  },
  importRows: {
    days: ({ importRowDays }) => importRowDays,
    turn: (days) => sql`
      delete from import_row where ctid = any(array(
        select w.ctid from import_row w join run r on r.id = w.run_id where r.finished_at < ${before(days)} limit ${AT_ONCE}))`,
  },
  messages: {
    days: ({ messageDays }) => messageDays,
    turn: (days) => sql`
      with old as (
        select m.id, m.interaction_id from message m join interaction i on i.id = m.interaction_id
        where i.closed_at < ${before(days)} and (m.body is not null or m.sender_name is not null) limit ${AT_ONCE}
      ), emptied as (
        update interaction set subject = null, recording_url = null
        where id in (select interaction_id from old) and (subject is not null or recording_url is not null)
      )
      update message set body = null, sender_name = null where id in (select id from old)`,
  },
  surveyComments: {
    days: ({ messageDays }) => messageDays,
    turn: (days) => sql`
      update survey set comment = null where id = any(array(
        select id from survey where comment is not null and answered_at < ${before(days)} limit ${AT_ONCE}))`,
  },
  appointmentNotes: {
    days: ({ messageDays }) => messageDays,
    turn: (days) => sql`
      update appointment set note = null where id = any(array(
        select id from appointment where note is not null and ended_at < ${before(days)} limit ${AT_ONCE}))`,
  },
  unknownSenders: {
    days: ({ unknownSenderDays }) => unknownSenderDays,
    turn: (days) => sql`
      with old as (
        select n.id from contact_identity n where n.contact_id is null and n.last_seen_at < ${before(days)}
          and not exists (select from interaction i where i.identity_id = n.id and i.closed_at is null and i.state <> 'refused')
        limit ${AT_ONCE}
      ), emptied as (
        update message set body = null, sender_name = null, platform_id = null
        where interaction_id in (select i.id from interaction i where i.identity_id in (select id from old) and i.contact_id is null)
      )
      delete from contact_identity where id in (select id from old)`,
  },
  audit: {
    days: ({ auditDays }) => auditDays,
    turn: (days) => sql`
      delete from audit_event where id = any(array(select id from audit_event where at < ${before(days)} order by id limit ${AT_ONCE}))`,
  },
};

/** Lets go what the organization keeps for so many days and no longer; what went is said in the audit trail, by numbers. */
export async function sweepRetention(db: Database): Promise<void> {
  const organization = await getOrganization(db);
  for (const [what, { days, turn }] of Object.entries(SWEEPS) as [What, (typeof SWEEPS)[What]][]) {
    const kept = days(organization);
    if (kept === null) continue;
    const rows = await turns(turn(kept), db);
    if (rows > 0)
      await audit(
        { userId: null, via: 'job' },
        { action: 'retention.swept', subjectId: 1, details: { what, rows } },
        db,
      );
  }
}

async function turns(turn: SQL, db: Database): Promise<number> {
  let all = 0;
  for (let at = 0; at < MOST_TURNS; at++) {
    const { rowCount } = await db.execute(turn);
    all += rowCount ?? 0;
    if ((rowCount ?? 0) < AT_ONCE) break;
  }
  return all;
}

function before(days: number): SQL {
  return sql`now() - make_interval(days => ${days})`;
}
