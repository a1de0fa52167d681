import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { executeKept } from '#db/prepared.ts';
import { refuse } from '#lib/core/errors.ts';
import { CHANNEL_KINDS, type ChannelKind } from './channel.ts';

/** A channel as something arrives through it. */
export interface ChannelInUse {
  id: number;
  kind: ChannelKind;
  address: string | null;
  scope: string;
  areaCode: string | null;
}

/**
 * The channel a platform names: by id, by name, as `kind:address`, or by its kind where there is one of that kind alone.
 * @throws Refused for none, several, or one that is off
 */
export async function findChannel(given: string | number, db: Database): Promise<ChannelInUse> {
  const { rows } = await executeKept<{
    id: number;
    kind: ChannelKind;
    address: string | null;
    scope: string;
    area_code: string | null;
    active: boolean;
    rank: number;
  }>(
    sql`
    select id, kind, address, scope, area_code, active, min(rank)::int as rank from (${waysOf(given)}) as found
    group by 1, 2, 3, 4, 5, 6 order by rank, active desc limit 2`,
    db,
  );
  const [channel, second] = rows;
  if (!channel) refuse('channel', 'channel_unknown');
  if (second && second.rank === channel.rank && second.active === channel.active)
    refuse('channel', 'channel_ambiguous');
  if (!channel.active) refuse('channel', 'channel_off');
  const { id, kind, address, scope } = channel;
  return { id, kind, address, scope, areaCode: channel.area_code };
}

function waysOf(given: string | number): SQL {
  const text = String(given).trim();
  const ways: SQL[] = [sql`false`];
  if (/^[1-9]\d{0,8}$/.test(text)) ways.push(sql`id = ${Number(text)}`);
  if (typeof given === 'string') {
    ways.push(sql`name_key = fold_text(${text})`);
    const [kind = '', ...rest] = text.split(':');
    if (rest.length > 0) ways.push(sql`kind = ${kind.toLowerCase()} and address = ${rest.join(':')}`);
    if (CHANNEL_KINDS.some((one) => one === text)) ways.push(sql`kind = ${text}`);
  }
  const queries = ways.map((way, rank) => sql`select *, ${rank}::int as rank from channel where ${way}`);
  return sql.join(queries, sql` union all `);
}
