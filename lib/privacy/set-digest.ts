import { hash } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Selection } from '#lib/contacts/selection/selection.ts';
import { selectionCondition } from '#lib/contacts/selection/selection-condition.ts';
import type { Actor } from '#lib/core/actor.ts';

/** Of exactly the contacts that a selection names now: what was confirmed for them is for no others. */
export async function setDigest(actor: Actor, selection: Selection, db: Database): Promise<string> {
  if ('contacts' in selection) {
    const ids = [...new Set(selection.contacts)].sort((one, other) => one - other);
    return digestOf(ids.join());
  }
  return digestOfIds(
    sql`select id from contact where ${await selectionCondition(selection, { actor, db })}`,
    db,
  );
}

export function digestOfRun(runId: number, db: Database): Promise<string> {
  return digestOfIds(sql`select contact_id as id from run_contact where run_id = ${runId}`, db);
}

async function digestOfIds(ids: SQL, db: Database): Promise<string> {
  const { rows } = await db.execute<{ digest: string }>(sql`
    select encode(sha256(coalesce(string_agg(id::text, ',' order by id), '')::bytea), 'hex') as digest from (${ids}) as chosen`);
  return rows[0]?.digest ?? digestOf('');
}

function digestOf(text: string): string {
  return hash('sha256', text);
}
