import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { contacts } from '#db/schema/index.ts';
import { type Contact, contactColumns, contactOf } from '#lib/contacts/contact-record.ts';
import type { MergePlan } from './merge-plan.ts';
import { TEXT_FIELDS } from './planning/member.ts';

/** The one that would remain, as it would be; for verbs that have checked that their actor sees it. */
export async function mergedContact(plan: MergePlan, db: Database): Promise<Contact> {
  const { primary, result, secondaries } = plan;
  const [row] = await db.select(contactColumns).from(contacts).where(eq(contacts.id, primary.id));
  if (!row) throw new Error('the contact is gone');
  const { priority, ...texts } = Object.fromEntries(
    TEXT_FIELDS.map((field) => [field, result.texts[field] ?? null]),
  );
  const last = result.lastInteractionAt;
  return contactOf(
    {
      ...row,
      ...texts,
      name: result.name,
      kind: result.kind,
      priority: priority ? Number(priority) : null,
      phones: [...result.phones],
      tagIds: [...result.tagIds],
      segmentIds: [...result.segmentIds],
      custom: { ...result.custom },
      lastInteractionAt: last === null ? null : new Date(last / 1_000),
      openInteractions: plan.openInteractions,
      blockedAt: plan.becomesBlocked && secondaries.length > 0 ? new Date() : row.blockedAt,
    },
    db,
  );
}
