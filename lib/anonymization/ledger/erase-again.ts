import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { contactMark, markedId, markMoment } from '#lib/contacts/identity/contact-mark.ts';
import type { Actor } from '#lib/core/actor.ts';
import { systemActor } from '#lib/users/system-actor.ts';
import { anonymizeContacts } from '../anonymize-contacts.ts';
import { ledgerFile } from './ledger-file.ts';
import { writeLedger } from './write-ledger.ts';

const AT_ONCE = 2_000;

/**
 * After a restore, people who had been erased are back: whoever stands in the ledger and in the base is anonymized once more,
 * before anybody is served. A mark also says when its contact was made, so that nobody else who got the id is taken for it.
 * @returns how many
 */
export async function eraseAgain(db: Database = database()): Promise<number> {
  await writeLedger(db);
  if (!existsSync(ledgerFile())) return 0;
  let actor: Actor | undefined;
  let erased = 0;
  for await (const marks of batches()) {
    const back = await thoseBack(marks, db);
    if (back.length === 0) continue;
    actor ??= await systemActor(db);
    erased += await eraseAll(actor, back, db);
  }
  return erased;
}

async function* batches(): AsyncGenerator<string[]> {
  let marks: string[] = [];
  const lines = createInterface({
    input: createReadStream(ledgerFile()),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  for await (const line of lines) {
    if (markedId(line) !== null) marks.push(line);
    if (marks.length === AT_ONCE) {
      yield marks;
      marks = [];
    }
  }
  if (marks.length > 0) yield marks;
}

async function thoseBack(marks: readonly string[], db: Database): Promise<number[]> {
  const known = new Map(marks.map((mark) => [markedId(mark), mark]));
  const { rows } = await db.execute<{ id: number; moment: number }>(sql`
    select id, ${markMoment} as moment from contact where id = any(${sql.param([...known.keys()])}::bigint[])`);
  return rows
    .filter(({ id, moment }) => contactMark(id, Number(moment)) === known.get(id))
    .map(({ id }) => id);
}

/** One that was merged into another goes with it, or, where it is merged into somebody who stays, is parted from them first. */
async function eraseAll(actor: Actor, ids: readonly number[], db: Database): Promise<number> {
  return db.transaction(async (tx) => {
    await closeWhatWasOpen(ids, tx);
    await tx.execute(sql`
      update contact set merged_into_id = null
      where id = any(${sql.param([...ids])}::bigint[]) and merged_into_id <> all(${sql.param([...ids])}::bigint[])`);
    const options = { runId: null, unlistsNumbers: false, again: true } as const;
    const { rows } = await tx.execute<{ id: number }>(sql`
      select id from contact where id = any(${sql.param([...ids])}::bigint[]) and merged_into_id is null`);
    await anonymizeContacts(
      actor,
      rows.map(({ id }) => id),
      options,
      tx,
    );
    return ids.length;
  });
}

/** What was open in the backup was closed before they were erased; whoever served them gets the slot back. */
async function closeWhatWasOpen(ids: readonly number[], tx: Database): Promise<void> {
  const theirs = sql`contact_id = any(${sql.param([...ids])}::bigint[])`;
  await tx.execute(sql`
    with were as (
      select id, agent_id, medium, state from interaction where ${theirs} and state not in ('closed', 'refused') for update
    ), closed as (
      update interaction i set state = 'closed', closed_at = now(), closed_reason = 'erased', waits_since = null, sequence = i.sequence + 1
      from were where i.id = were.id
    ), freed as (
      select agent_id, count(*) as slots, count(*) filter (where medium = 'voice') as calls from were
      where state in ('open', 'offered') group by agent_id
    )
    update agent_presence p set open_interactions = greatest(p.open_interactions - freed.slots, 0),
      live_calls = greatest(p.live_calls - freed.calls, 0)
    from freed where p.user_id = freed.agent_id`);
  await tx.execute(
    sql`update appointment set state = 'cancelled', ended_at = now(), sequence = sequence + 1 where ${theirs} and state = 'open'`,
  );
  await tx.execute(sql`
    update survey set state = 'expired'
    where state = 'pending' and interaction_id in (select id from interaction where ${theirs})`);
}
