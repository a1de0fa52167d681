import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client.ts';
import { contacts } from '#db/schema/index.ts';
import { listOf } from '#lib/core/list-parameter.ts';
import { idText } from '#lib/core/row-id.ts';
import { type Flow, flowName } from '../../portfolio/flow.ts';
import { type Conditions, type FilterContext, type OneOrMore, typedText, valuesOf } from '../filter-parts.ts';
import type { Reference } from '../reference.ts';

export const portfolioFilter = {
  owner: listOf(idText().or(typedText)),
  withOwner: z
    .enum(['true', 'false'], 'invalid_boolean')
    .transform((text) => text === 'true')
    .optional(),
  flow: listOf(flowName),
};

export interface PortfolioFilter {
  /** Ids, or e-mails. */
  owner?: OneOrMore<Reference>;
  withOwner?: boolean;
  flow?: OneOrMore<Flow>;
}

export async function portfolioConditions(
  { owner, withOwner, flow }: PortfolioFilter,
  { db }: FilterContext,
): Promise<Conditions> {
  const conditions: Conditions = [];
  const owners = valuesOf(owner);
  if (owners.length > 0) {
    conditions.push(sql`${contacts.ownerId} = any(${sql.param(await idsOfUsers(owners, db))}::integer[])`);
  }
  if (withOwner !== undefined) {
    conditions.push(withOwner ? sql`${contacts.ownerId} is not null` : sql`${contacts.ownerId} is null`);
  }
  const flows = valuesOf(flow);
  if (flows.length > 0) conditions.push(sql`${contacts.flow} = any(${sql.param(flows)}::text[])`);
  return conditions;
}

/** Of an address that nobody has, and of an id that cannot be one, there is none. */
async function idsOfUsers(owners: readonly Reference[], db: Database): Promise<number[]> {
  const { rows } = await db.execute<{ id: number }>(sql`
    select id from app_user where email = any(${sql.param(owners.map((owner) => String(owner).toLowerCase()))}::text[])
      or id::text = any(${sql.param(owners.filter((owner) => typeof owner === 'number').map(String))}::text[])`);
  return rows.map(({ id }) => id);
}
