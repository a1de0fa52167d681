import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { appointments } from '#db/schema/index.ts';
import { findChannel } from '#lib/channels/find-channel.ts';
import { lockContactRow } from '#lib/contacts/contact-record.ts';
import { visibleContacts } from '#lib/contacts/visible-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { noteEvent } from '#lib/core/events/note-event.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { nameOrId } from '#lib/core/names/name-or-id.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { idField } from '#lib/core/row-id.ts';
import { callInput } from '#lib/interactions/arrival/call.ts';
import { getInteraction } from '#lib/interactions/get-interaction.ts';
import { findAddressee } from '#lib/interactions/starting/addressee.ts';
import { transferInput } from '#lib/interactions/transfer-interaction.ts';
import { appointmentMinutes, appointmentNote } from './appointment.ts';
import { givenMoment, timeShape } from './appointment-time.ts';
import { settleDue } from './settle-due.ts';
import { givenWhose } from './whose.ts';

/** By name, id or `kind:address`; blank: none. */
const channel = nameOrId(LONGEST.text);

export const appointmentShape = {
  ...timeShape,
  ...transferInput.pick({ agentEmail: true, service: true }).shape,
  channel: channel.optional(),
  minutes: appointmentMinutes.optional(),
  note: appointmentNote.optional(),
};

export const createAppointmentInput = z.object({
  ...callInput.pick({ contactId: true, clientCode: true }).shape,
  /** In which it was agreed on; its contact where none is named. */
  interactionId: idField().nullable().optional(),
  ...appointmentShape,
});

/**
 * `{ contactId | clientCode | interactionId, startsAt | date and time, minutes?, agentEmail | service, channel?, note? }`: the actor's own
 * where nobody is named. @returns its id @throws Refused
 */
export async function createAppointment(
  actor: Actor,
  input: unknown,
  db: Database = database(),
): Promise<number> {
  authorize(actor, 'appointments.make');
  const { interactionId = null, minutes, note, ...given } = parseInput(createAppointmentInput, input);
  const startsAt = givenMoment(given, actor) ?? refuse('date', 'required');
  return db.transaction(async (tx) => {
    const contactId = await lockedContact(actor, given, interactionId, tx);
    const whose = (await givenWhose(actor, given, tx)) ?? { agentId: actor.userId, serviceId: null };
    const channelId = given.channel ? (await findChannel(given.channel, tx)).id : null;
    const [made] = await tx
      .insert(appointments)
      .values({
        contactId,
        interactionId,
        ...whose,
        channelId,
        startsAt,
        minutes,
        note,
        createdById: actor.userId,
      })
      .returning({ id: appointments.id });
    if (!made) throw new Error('no appointment made');
    const data = { id: made.id, contactId, ...whose, state: 'open' };
    await noteEvent({ type: 'appointment.created', data }, tx);
    await audit(actor, { action: 'appointment.created', subjectId: made.id }, tx);
    await settleDue(tx, made.id);
    return made.id;
  });
}

/** Locked, so that nobody anonymizes them meanwhile. @throws Refused for nobody, or one that the actor does not see */
async function lockedContact(
  actor: Actor,
  { contactId, clientCode }: { contactId?: number | null; clientCode?: string | null },
  interactionId: number | null,
  tx: Database,
): Promise<number> {
  const about = interactionId === null ? null : await getInteraction(actor, interactionId, tx);
  const named = contactId || clientCode ? { contactId, clientCode } : { contactId: about?.contactId };
  if (about && !named.contactId && !clientCode) refuse('contactId', 'interaction_without_contact');
  const { id } = await findAddressee(actor, named, tx);
  if (about?.contactId && about.contactId !== id) refuse('interactionId', 'interaction_of_another');
  const locked = await lockContactRow(id, visibleContacts(actor), tx);
  if (!locked || locked.anonymizedAt || locked.mergedIntoId) refuse('contactId', 'contact_unknown');
  return id;
}
