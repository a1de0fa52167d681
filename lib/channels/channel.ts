import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { channels } from '#db/schema/index.ts';
import { inJson } from '#lib/core/json-form.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { normalizeText } from '#lib/identifiers/normalize-text.ts';
import type { Medium } from '#lib/routing/routing-facts.ts';

export const CHANNEL_KINDS = [
  'voice',
  'whatsapp',
  'sms',
  'email',
  'facebook',
  'instagram',
  'telegram',
] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

export interface Channel {
  id: number;
  kind: ChannelKind;
  name: string;
  address: string | null;
  scope: string;
  service: string | null;
  areaCode: string | null;
  active: boolean;
}

export const channelColumns = {
  id: channels.id,
  kind: channels.kind,
  name: channels.name,
  address: channels.address,
  scope: channels.scope,
  /** Full names, because a query of one table alone omits table names. */
  service: sql<string | null>`(select s.name from service s where s.id = channel.service_id)`,
  areaCode: channels.areaCode,
  active: channels.active,
};

/** What comes through a channel, unless the platform says otherwise. */
export function usualMedium(kind: ChannelKind): Medium {
  return kind === 'voice' || kind === 'email' ? kind : 'text';
}

export const channelName = inJson(
  z.string().min(1).max(LONGEST.service),
  z
    .string('required')
    .transform((name) => normalizeText(name).replace(/\s+/g, ' '))
    .refine((name) => name !== '', 'required')
    .refine((name) => name.length <= LONGEST.service, 'too_long'),
);

const code = z.string('invalid').trim().max(LONGEST.code, 'too_long').nullable();

/** What the platform calls the account. */
export const channelAddress = code.transform((text) => text || null);

export const channelScope = code.transform((text) => text ?? '');

/** Two digits; blank: none. */
export const areaCode = inJson(
  z
    .string()
    .regex(/^[1-9]\d$/)
    .nullable(),
  z
    .string('invalid')
    .trim()
    .nullable()
    .transform((text) => text?.replace(/^0/, '') || null)
    .refine((text) => text === null || /^[1-9]\d$/.test(text), 'area_code_invalid'),
);
