import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { and, eq, isNull, lt } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { sentForms } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Busy } from '#lib/core/errors.ts';
import { errorFacts, log } from '#lib/core/log.ts';
import { opened, sealed } from '../kept-forms/sealed.ts';

const LOOK_MS = 100;
const WAIT_MS = 10_000;
/** Whoever was carrying it out is gone: its process was ended. */
const LOST_MS = 60_000;
const MARK = /^[\da-f-]{36}$/;

/**
 * Without scripts nothing keeps a button from being pressed twice, and the browser shows the second answer alone. The same form of
 * the same page, sent again as it was, is given what the first one led to. One that was refused or led to a secret, which is stored
 * nowhere, is carried out anew.
 * @throws Busy when the first is not over in time
 */
export async function carryOutOnce<Done extends object>(
  actor: Actor,
  form: FormData,
  run: () => Promise<Done>,
  db: Database = database(),
): Promise<Done> {
  const mark = form.get('$once');
  if (typeof mark !== 'string' || !MARK.test(mark)) return run();
  const digest = digestOf(actor, form);
  const isThis = eq(sentForms.digest, digest);
  const until = Date.now() + WAIT_MS;
  while (!(await claim(digest, db))) {
    const [first] = await db.select({ answer: sentForms.answer }).from(sentForms).where(isThis);
    const answer = first?.answer && opened(first.answer, actor.userId);
    if (answer) return JSON.parse(answer) as Done;
    if (Date.now() > until) throw new Busy();
    await pause(LOOK_MS);
  }
  let done: Done | undefined;
  try {
    done = await run();
    return done;
  } finally {
    const answer = done && 'to' in done && !('secret' in done) && sealed(JSON.stringify(done), actor.userId);
    await (answer ? db.update(sentForms).set({ answer }).where(isThis) : db.delete(sentForms).where(isThis))
      // What came of the form counts, whatever becomes of what is remembered about it.
      .catch((error: unknown) => log('action.not_remembered', errorFacts(error)));
  }
}

async function claim(digest: Buffer, db: Database): Promise<boolean> {
  const lost = and(isNull(sentForms.answer), lt(sentForms.createdAt, new Date(Date.now() - LOST_MS)));
  const rows = await db
    .insert(sentForms)
    .values({ digest })
    .onConflictDoUpdate({ target: sentForms.digest, set: { createdAt: new Date() }, setWhere: lost })
    .returning({ digest: sentForms.digest });
  return rows.length > 0;
}

function digestOf({ userId }: Actor, form: FormData): Buffer {
  const fields = [...form].map(([name, value]) =>
    typeof value === 'string' ? [name, value] : [name, value.name, value.size],
  );
  return createHash('sha256')
    .update(JSON.stringify([userId, fields]))
    .digest();
}
