import { desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { type Database, database } from '#db/client.ts';
import { contacts, privacyRequests, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';

const MOST = 200;
const decider = alias(users, 'decider');

export type PrivacyRequest = Awaited<ReturnType<typeof listRequests>>[number];

/** Those that wait for an answer by their due date, or those that were decided, the latest first. */
export async function listRequests(actor: Actor, { open }: { open: boolean }, db: Database = database()) {
  authorize(actor, 'privacy.manage');
  return db
    .select({
      id: privacyRequests.id,
      contactId: privacyRequests.contactId,
      contactName: contacts.name,
      kind: privacyRequests.kind,
      legalBasis: privacyRequests.legalBasis,
      askedOn: privacyRequests.askedOn,
      dueOn: privacyRequests.dueOn,
      outcome: privacyRequests.outcome,
      reference: privacyRequests.reference,
      registeredBy: users.name,
      decidedBy: decider.name,
      decidedAt: privacyRequests.decidedAt,
      isLate: sql<boolean>`${privacyRequests.outcome} is null and ${privacyRequests.dueOn} < (now() at time zone ${actor.timeZone})::date`,
    })
    .from(privacyRequests)
    .leftJoin(contacts, eq(contacts.id, privacyRequests.contactId))
    .leftJoin(users, eq(users.id, privacyRequests.registeredById))
    .leftJoin(decider, eq(decider.id, privacyRequests.decidedById))
    .where(open ? isNull(privacyRequests.outcome) : isNotNull(privacyRequests.outcome))
    .orderBy(...(open ? [privacyRequests.dueOn, privacyRequests.id] : [desc(privacyRequests.decidedAt)]))
    .limit(MOST);
}
