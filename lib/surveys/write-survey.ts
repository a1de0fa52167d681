import { and, eq, inArray, sql } from 'drizzle-orm';
import { createTranslator } from 'next-intl';
import type { Database } from '#db/client.ts';
import { channels, contacts, surveys } from '#db/schema/index.ts';
import { isListed } from '#lib/blacklist/listed.ts';
import { findChannel } from '#lib/channels/find-channel.ts';
import { recordInteractions } from '#lib/contacts/record-interactions.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { Refused, refuse } from '#lib/core/errors.ts';
import { noteEvent } from '#lib/core/events/note-event.ts';
import type { Translate } from '#lib/core/translate.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { messagesOf } from '#lib/i18n/messages-of.ts';
import { changeInteraction } from '#lib/interactions/changing/change-interaction.ts';
import type { InteractionRow } from '#lib/interactions/reading/interaction-view.ts';
import { findAddressee } from '#lib/interactions/starting/addressee.ts';
import { insertSent } from '#lib/interactions/starting/insert-started.ts';
import { sendText } from '#lib/interactions/starting/send-to-contact.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { expireSurveys } from './expire-surveys.ts';
import { DAYS_TO_ANSWER, newSecret, SURVEY_LINK } from './survey-link.ts';

/**
 * Asks about a locked interaction: where it was written, there; after a call by WhatsApp, SMS or e-mail, whichever reaches the contact.
 * @throws Refused for one that was asked already, or where no message gets there
 */
export async function writeSurvey(actor: Actor, row: InteractionRow, tx: Database): Promise<number> {
  await expireSurveys(tx, row.id);
  const about = and(eq(surveys.interactionId, row.id), inArray(surveys.state, ['pending', 'answered']));
  if ((await tx.$count(surveys, about)) > 0) refuse('survey', 'survey_exists', undefined, 'conflict');
  // The contact's row is locked by it, so that nobody anonymizes them meanwhile.
  if (row.contactId !== null)
    await recordInteractions([{ contactId: row.contactId, opened: 0, lastAt: new Date() }], tx);
  const contact = row.contactId === null ? null : await asked(row.contactId, tx);
  const text = await questionIn(contact?.language ?? null, tx);
  const messageId =
    row.medium === 'voice' ? await byMessage(actor, row, text, tx) : await there(actor, row, text, tx);
  const [made] = await tx
    .insert(surveys)
    .values({
      interactionId: row.id,
      messageId,
      ...newSecret(),
      sentById: actor.userId,
      expiresAt: sql`now() + make_interval(days => ${DAYS_TO_ANSWER})`,
    })
    .returning({ id: surveys.id });
  if (!made) throw new Error('no survey made');
  const data = { id: made.id, interactionId: row.id, contactId: row.contactId, state: 'pending' };
  await noteEvent({ type: 'survey.sent', data }, tx);
  await audit(actor, { action: 'survey.sent', subjectId: made.id }, tx);
  return made.id;
}

/** @throws Refused for somebody blocked or anonymized */
async function asked(id: number, tx: Database) {
  const [contact] = await tx
    .select({
      language: contacts.language,
      blockedAt: contacts.blockedAt,
      anonymizedAt: contacts.anonymizedAt,
    })
    .from(contacts)
    .where(eq(contacts.id, id));
  if (contact?.blockedAt) refuse('survey', 'contact_blocked', undefined, 'conflict');
  if (contact?.anonymizedAt) refuse('survey', 'contact_anonymized', undefined, 'conflict');
  return contact;
}

/** In the contact's language where we speak it, else in the organization's. */
async function questionIn(language: string | null, tx: Database): Promise<string> {
  const organization = await getOrganization(tx);
  const locale: Locale = /^en/i.test(language ?? '')
    ? 'en'
    : /^pt/i.test(language ?? '')
      ? 'pt-BR'
      : organization.locale;
  const messages: Record<string, unknown> = await messagesOf(locale);
  const words = createTranslator({ locale, messages, namespace: 'surveys' }) as unknown as Translate;
  return words('message', { organization: organization.name, days: DAYS_TO_ANSWER, link: SURVEY_LINK });
}

async function there(actor: Actor, row: InteractionRow, text: string, tx: Database): Promise<number> {
  const { rows } = await tx.execute(sql`
    select from contact_identity identity
    where identity.id = ${row.identityId}::bigint and identity.kind = 'phone' and ${isListed(sql`identity.value`, 'outbound')}`);
  if (rows.length > 0) refuse('survey', 'number_blacklisted_outbound', undefined, 'conflict');
  const messageId = await insertSent(actor, row.id, row.channelId, { text }, tx);
  await changeInteraction(row.id, {}, [], tx);
  return messageId;
}

const WRITTEN = ['whatsapp', 'sms', 'email'] as const;

async function byMessage(actor: Actor, row: InteractionRow, text: string, tx: Database): Promise<number> {
  if (row.contactId === null) return refuse('survey', 'survey_unreachable');
  const contact = await findAddressee(actor, { contactId: row.contactId }, tx);
  const found = await tx
    .select({ id: channels.id })
    .from(channels)
    .where(and(eq(channels.active, true), inArray(channels.kind, [...WRITTEN])))
    .orderBy(sql`array_position(${sql.param([...WRITTEN])}::text[], ${channels.kind})`, channels.id);
  const ways = { contact, to: null, subject: null, text, externalId: null };
  for (const { id } of found) {
    const sent = await orRefused(async () =>
      sendText(actor, { ...ways, channel: await findChannel(id, tx) }, tx),
    );
    if (sent !== null) return sent.messageId;
  }
  return refuse('survey', 'survey_unreachable');
}

/** null for what was refused. */
export async function orRefused<Result>(attempt: () => Promise<Result>): Promise<Result | null> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}
