import { and, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { channels, interactions, services, users } from '#db/schema/index.ts';
import { rootOfId } from '#lib/contacts/identity/merged.ts';
import type { Actor } from '#lib/core/actor.ts';
import { type Page, type PagePlace, pageOfRows, readingFrom } from '#lib/core/paging.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { idField, SMALL_ID } from '#lib/core/row-id.ts';
import { isStorable } from '#lib/core/storable-text.ts';
import { dayOrMomentField } from '#lib/dates/moment-fields.ts';
import { endSql, startSql } from '#lib/dates/moment-sql.ts';
import { OPEN_STATES, STATES } from '#lib/routing/decision.ts';
import { type InteractionView, selectViews, viewOf } from './reading/interaction-view.ts';
import { visibleInteractions } from './visible-interactions.ts';

const text = z.string('invalid').trim().max(254, 'too_long').refine(isStorable, 'invalid_characters');

/** What a list of interactions may be narrowed down by. */
export const interactionFilterShape = {
  /** One state, or `live` for all in which somebody is still served. */
  state: z.enum([...STATES, 'live'], 'invalid').optional(),
  /** An e-mail or an id. */
  agent: text.optional(),
  /** A name or an id. */
  service: text.optional(),
  channel: text.optional(),
  medium: z.enum(['voice', 'text', 'email'], 'invalid').optional(),
  direction: z.enum(['inbound', 'outbound'], 'invalid').optional(),
  contact: idField().optional(),
  /** Arrived on this day or moment, or later; and before. */
  since: dayOrMomentField.optional(),
  until: dayOrMomentField.optional(),
};

/** Strict: a filter that nobody knows must not count as none. */
export const interactionFilters = z.strictObject(interactionFilterShape);
export type InteractionFilters = z.output<typeof interactionFilters>;

/** The latest first. */
export async function listInteractions(
  actor: Actor,
  { limit, after, before, ...filters }: { limit: number } & PagePlace & Record<string, unknown>,
  db: Database = database(),
): Promise<Page<InteractionView>> {
  authorize(actor, 'interactions.view');
  const given = parseInput(interactionFilters, filters);
  const which = and(visibleInteractions(actor), ...interactionConditions(given, actor.timeZone));
  const place = { after, before };
  const { side, order } = readingFrom(place, interactions.id);
  const rows = await selectViews(db)
    .where(and(which, side))
    .orderBy(order)
    .limit(limit + 1);
  return pageOfRows(rows.map(viewOf), { ...place, limit });
}

/** The filters as conditions on `interaction`. */
export function interactionConditions(given: InteractionFilters, timeZone: string): SQL[] {
  const { state, agent, service, channel, medium, direction, contact, since, until } = given;
  const all: (SQL | undefined)[] = [
    state === 'live' ? inArray(interactions.state, [...OPEN_STATES]) : state && eq(interactions.state, state),
    agent ? referring(interactions.agentId, users, sql`email = lower(${agent})`, agent) : undefined,
    service
      ? referring(interactions.serviceId, services, sql`name_key = fold_text(${service})`, service)
      : undefined,
    channel
      ? referring(interactions.channelId, channels, sql`name_key = fold_text(${channel})`, channel)
      : undefined,
    medium && eq(interactions.medium, medium),
    direction && eq(interactions.direction, direction),
    contact ? sql`${interactions.contactId} = (${rootOfId(contact)})` : undefined,
    since ? gte(interactions.arrivedAt, startSql(since, timeZone)) : undefined,
    until ? lt(interactions.arrivedAt, endSql(until, timeZone)) : undefined,
  ];
  return all.filter((one) => one !== undefined);
}

/** Whether a column refers to a row of `table` that is called so, or has `given` as its id. */
export function referring(
  column: PgColumn,
  table: typeof users | typeof services | typeof channels,
  byName: SQL,
  given: string,
): SQL {
  const id = /^[1-9]\d{0,9}$/.test(given) && Number(given) <= SMALL_ID ? Number(given) : 0;
  return sql`${column} in (select id from ${table} where ${byName} or id = ${id})`;
}
