import { and, eq, gte, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { auditEvents } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { AUDIT_ACTIONS } from '#lib/core/audit/audit-actions.ts';
import { endSql, startSql } from '#lib/dates/moment-sql.ts';
import { ACTIONS, type AuditFilters } from './audit-query.ts';

/** Of the entries that the filters leave: one for each cause, which stands for what was done in its course, or each by itself. */
export function auditConditions(
  filters: AuditFilters,
  { timeZone }: Actor,
  isEachShown = showsEach(filters),
): (SQL | undefined)[] {
  const { user, id, contact, cause: causeId, from, to } = filters;
  return [
    user === undefined ? undefined : eq(auditEvents.userId, user),
    id === undefined ? undefined : eq(auditEvents.subjectId, id),
    contact === undefined ? undefined : doneTo(contact),
    causeId === undefined ? undefined : eq(auditEvents.causeId, causeId),
    from === undefined ? undefined : gte(auditEvents.at, startSql(from, timeZone)),
    to === undefined ? undefined : lt(auditEvents.at, endSql(to, timeZone)),
    ofActions(filters, isEachShown),
  ];
}

/** Of one contact, of one cause, of one thing. */
function showsEach({ contact, cause, id }: AuditFilters): boolean {
  return contact !== undefined || cause !== undefined || id !== undefined;
}

/** An import writes no entry for each of its rows: what it did to a contact stands with them. */
function doneTo(contactId: number): SQL | undefined {
  return or(
    and(eq(auditEvents.subject, 'contact'), eq(auditEvents.subjectId, contactId)),
    sql`(${auditEvents.action} = 'import.created' and ${auditEvents.subjectId} in (
      select run_id from import_row where contact_id = ${contactId} and outcome in ('created', 'updated')))`,
  );
}

/** By what was done and to which kind of thing: a cause also by what was done in its course. */
function ofActions({ action, subject }: AuditFilters, isEachShown: boolean): SQL | undefined {
  const wanted = ACTIONS.filter(
    (one) => (!action || one === action) && (!subject || AUDIT_ACTIONS[one] === subject),
  );
  const isAsked = action !== undefined || subject !== undefined;
  const own = isAsked ? inArray(auditEvents.action, wanted.length > 0 ? wanted : ['']) : undefined;
  if (isEachShown) return own;
  const inItsCourse = sql`exists (
    select from audit_event made where made.cause_id = ${auditEvents.id}
      and made.action = any(${sql.param(wanted)}::text[]))`;
  return and(isNull(auditEvents.causeId), own && or(own, inItsCourse));
}
