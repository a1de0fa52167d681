import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { organization, tags } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { makeChannel } from '#tests/interactions/desk.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { randomCases } from '#tests/support/random-cases.ts';
import { compare } from './model/compare.ts';
import { stories, TAGS } from './model/stories.ts';
import { mergeAll, takeRound } from './model/take-steps.ts';
import { makeWorlds } from './model/world.ts';

/** What looks at the whole base, an import, merging all and the comparison, so costs no more than for one of them. */
const SIDE_BY_SIDE = 20;

describe('whatever is created, edited, imported, merged, undone, brought back and deleted', () => {
  const { db } = useDatabase();
  let manager: Actor;
  let channelId: number;

  beforeAll(async () => {
    ({ manager } = await actors(db()));
    await db().update(organization).set({ allowDuplicates: true });
    await db()
      .insert(tags)
      .values(TAGS.map((name) => ({ name })));
    channelId = await makeChannel('voice', {}, db());
  });

  it('comes to what a simple model of it says, step by step', () =>
    fc.assert(
      fc.asyncProperty(stories(SIDE_BY_SIDE), async ({ told, mergeAllAfter }) => {
        await empty();
        const worlds = await makeWorlds(told, { manager, db: db(), channelId });
        const rounds = Math.max(...told.map(({ steps }) => steps.length));
        for (let round = 0; round < rounds; round++) {
          await takeRound(
            worlds.flatMap((world, at) => {
              const step = told[at]?.steps[round];
              return step ? [{ step, world }] : [];
            }),
          );
          await compare(worlds);
          if (round !== mergeAllAfter) continue;
          await mergeAll(worlds);
          await compare(worlds);
        }
      }),
      // A base of twenty stories takes long to shrink.
      { ...randomCases(50), endOnFailure: true },
    ));

  async function empty(): Promise<void> {
    const tables =
      'merge interaction contact_identifier duplicate_pending duplicate_group duplicate_part duplicate_member contact run';
    for (const table of tables.split(' ')) await db().execute(sql`delete from ${sql.identifier(table)}`);
  }
});
