import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { privacyRequests } from '#db/schema/index.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { idOf } from '#lib/core/row-id.ts';
import { typedDay } from '#lib/identifiers/typed-day.ts';
import { DAYS_TO_ANSWER, LEGAL_BASES, REQUEST_KINDS } from './request-fields.ts';

const blank = (text: string | undefined) => text?.trim() || undefined;

export const requestInput = z.object({
  kind: z.enum(REQUEST_KINDS, 'invalid'),
  contactId: z.union([z.string(), z.int()]).optional(),
  legalBasis: z.preprocess((given) => given || undefined, z.enum(LEGAL_BASES, 'invalid').optional()),
  /** Left out: today. */
  askedOn: z.preprocess((given) => given || undefined, typedDay.optional()),
  /** Left out: fifteen days after. */
  dueOn: z.preprocess((given) => given || undefined, typedDay.optional()),
  reference: z.string().max(LONGEST.person, 'too_long').transform(blank).optional(),
});

/** Who asked for what, when, and until when it must be answered; never the data itself. @throws NotFound, Refused */
export async function registerRequest(
  actor: Actor,
  input: unknown,
  db: Database = database(),
): Promise<{ id: number }> {
  authorize(actor, 'privacy.manage');
  const { contactId, ...given } = parseInput(requestInput, input);
  const askedOn = given.askedOn ?? today(actor.timeZone);
  const dueOn = given.dueOn ?? daysAfter(askedOn, DAYS_TO_ANSWER);
  if (dueOn < askedOn) refuse('dueOn', 'due_before_asked');
  const contact = contactId ? await getContact(actor, idOf(String(contactId)), db) : null;
  return db.transaction(async (tx) => {
    const [made] = await tx
      .insert(privacyRequests)
      .values({ ...given, askedOn, dueOn, contactId: contact?.id ?? null, registeredById: actor.userId })
      .returning({ id: privacyRequests.id });
    if (!made) throw new Error('no request made');
    await audit(actor, { action: 'privacy-request.registered', subjectId: made.id }, tx);
    return made;
  });
}

export function today(timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date());
}

function daysAfter(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
