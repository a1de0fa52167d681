import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client.ts';
import { webhookEndpoints } from '#db/schema/index.ts';
import { NotFound, refuse } from '#lib/core/errors.ts';
import { EVENT_TYPES, type EventType } from '#lib/core/events/event-types.ts';
import { flag, inJson } from '#lib/core/json-form.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { rowId, SMALL_ID } from '#lib/core/row-id.ts';
import { allowedNetworks } from './sending/networks.ts';

/** Each change is sent to each of them. */
export const MOST_ENDPOINTS = 20;
export const LONGEST_URL = 2_000;

export interface Endpoint {
  id: number;
  url: string;
  description: string | null;
  events: EventType[];
  /** Ended: its receiver answered 410. */
  state: 'active' | 'paused' | 'ended';
  pausedBecause: 'person' | 'failing' | null;
  stateSince: Date;
  failingSince: Date | null;
  /** Until when the secret before this one signs too. */
  previousSecretUntil: Date | null;
  createdAt: Date;
  waiting: number;
  dead: number;
}

export const endpointColumns = {
  id: webhookEndpoints.id,
  url: webhookEndpoints.url,
  description: webhookEndpoints.description,
  events: sql<EventType[]>`${webhookEndpoints.events}`,
  state: sql<Endpoint['state']>`${webhookEndpoints.state}`,
  pausedBecause: webhookEndpoints.pausedBecause,
  stateSince: webhookEndpoints.stateSince,
  failingSince: webhookEndpoints.failingSince,
  previousSecretUntil:
    sql<Date | null>`case when previous_secret_until > now() then previous_secret_until end`.mapWith(
      webhookEndpoints.stateSince,
    ),
  createdAt: webhookEndpoints.createdAt,
  waiting: counted('pending'),
  dead: counted('dead'),
};

/** Full names, because a query of one table alone omits table names. */
function counted(state: string) {
  return sql<number>`(
    select count(*)::int from webhook_delivery d where d.endpoint_id = webhook_endpoint.id and d.state = ${sql.raw(`'${state}'`)})`;
}

export const isKept = sql`${webhookEndpoints.state} <> 'deleted'`;

/** Held until the transaction ends. @throws NotFound */
export async function lockEndpoint(id: number, tx: Database) {
  const [row] = await tx
    .select()
    .from(webhookEndpoints)
    .where(sql`${eq(webhookEndpoints.id, rowId('webhook', id, SMALL_ID))} and ${isKept}`)
    .for('no key update');
  if (!row) throw new NotFound('webhook');
  return row;
}

/** @throws NotFound */
export async function readEndpoint(id: number, db: Database): Promise<Endpoint> {
  const [endpoint] = await db
    .select(endpointColumns)
    .from(webhookEndpoints)
    .where(sql`${eq(webhookEndpoints.id, rowId('webhook', id, SMALL_ID))} and ${isKept}`);
  if (!endpoint) throw new NotFound('webhook');
  return endpoint;
}

const url = inJson(
  z.url().max(LONGEST_URL),
  z
    .string('required')
    .trim()
    .min(1, 'required')
    .max(LONGEST_URL, 'too_long')
    .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'url_invalid')
    .refine((text) => !URL.canParse(text) || new URL(text).username === '', 'webhook_url_user')
    .transform((text) => withoutFragment(text)),
);

function withoutFragment(text: string): string {
  const parsed = new URL(text);
  parsed.hash = '';
  return parsed.href;
}

const description = inJson(
  z.string().max(LONGEST.text).nullable(),
  z
    .string('invalid')
    .trim()
    .max(LONGEST.text, 'too_long')
    .nullable()
    .transform((text) => text || null),
);

/** Boxes of one name, or a list. */
const events = inJson(
  z.array(z.enum(EVENT_TYPES)).min(1),
  z
    .preprocess(
      (given) => [given ?? []].flat().filter((type) => type !== ''),
      z.array(z.enum(EVENT_TYPES, 'invalid')).min(1, 'webhook_events_required'),
    )
    .transform((chosen) => EVENT_TYPES.filter((type) => chosen.includes(type))),
);

export const createEndpointInput = z.object({ url, description: description.optional(), events });

export const updateEndpointInput = z.object({
  url: url.optional(),
  description: description.optional(),
  events: events.optional(),
  /** Off pauses it, on lets it go on, also after its receiver had ended it. */
  active: flag.optional(),
});

/** What can be known of an address before it is tried. @throws Refused */
export function refuseAddress(given: string): void {
  const { protocol, hostname } = new URL(given);
  const networks = allowedNetworks();
  if (protocol === 'http:' && !networks.hasOwn) refuse('url', 'webhook_https');
  const name = hostname.replace(/^\[|\]$/g, '');
  const isAddress = /^[\d.]+$|:/.test(name);
  if (isAddress && !networks.allow(name, protocol === 'https:')) refuse('url', 'webhook_address');
  if (/(?:^|\.)localhost\.?$/.test(name) && !networks.hasOwn) refuse('url', 'webhook_address');
}
