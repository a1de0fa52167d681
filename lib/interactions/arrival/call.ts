import { z } from 'zod';
import { inJson } from '#lib/core/json-form.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { nameOrId } from '#lib/core/names/name-or-id.ts';
import { idField, SMALL_ID } from '#lib/core/row-id.ts';
import { instantField } from '#lib/dates/moment-fields.ts';
import { MEDIA } from '#lib/routing/routing-facts.ts';

const LONGEST_ID = 500;
const MOST_ANSWERED = 100;

export const short = z
  .string('invalid')
  .trim()
  .max(LONGEST.text, 'too_long')
  .nullable()
  .transform((text) => text || null);

/** A platform's id: some write them as numbers. */
const platformId = inJson(
  z.union([z.string().max(LONGEST_ID), z.int()]).nullable(),
  z
    .union([z.string().max(LONGEST_ID, 'too_long'), z.int()], 'invalid')
    .nullable()
    .transform((given) => (given === null ? null : String(given).trim() || null)),
);

const messageId = z.string('invalid').trim().min(1, 'invalid').max(LONGEST_ID, 'too_long');

const body = z
  .string('invalid')
  .max(LONGEST.message, 'too_long')
  .nullable()
  .transform((text) => text?.normalize('NFC') ?? null);

export const externalId = platformId;
export const messageBody = body;

/** The account of the organization: its id, its name, or `kind:address`. */
export const channelReference = inJson(
  z.union([z.string().min(1).max(LONGEST.text), z.int().min(1).max(SMALL_ID)]),
  z.union(
    [z.string().trim().min(1, 'required').max(LONGEST.text, 'too_long'), z.int().min(1).max(SMALL_ID)],
    'required',
  ),
);

/** Who writes or calls, as the platform says it. */
export const sender = z.object({
  phone: short.optional(),
  email: short.optional(),
  whatsappUserId: platformId.optional(),
  telegramId: platformId.optional(),
  /** The platform's id of the person on channels whose ids are the channel's own. */
  externalId: platformId.optional(),
  name: short.optional(),
  username: short.optional(),
  /** The chat group it was written in. */
  group: platformId.optional(),
  groupName: short.optional(),
});

export const callInput = z.object({
  channel: channelReference,
  medium: z.enum(MEDIA, 'invalid').optional(),
  direction: z.enum(['inbound', 'outbound'], 'invalid').optional(),
  from: sender.optional(),
  to: short.optional(),
  service: nameOrId(LONGEST.service).optional(),
  contactId: idField().nullable().optional(),
  clientCode: short.optional(),
  subject: z
    .string('invalid')
    .max(1_000, 'too_long')
    .nullable()
    .transform((text) => text?.trim() || null)
    .optional(),
  body: body.optional(),
  externalId: platformId.optional(),
  /** Of an e-mail: the ids of the messages it answers. */
  inReplyTo: z.array(messageId, 'invalid').max(MOST_ANSWERED, 'too_many').nullable().optional(),
  sentAt: instantField.optional(),
  callerWaits: z.boolean('invalid').nullable().optional(),
});

export type Call = z.output<typeof callInput>;
export type Sender = z.output<typeof sender>;
