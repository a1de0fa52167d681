import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { organization } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { makeChannel } from '#tests/interactions/desk.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { randomCases } from '#tests/support/random-cases.ts';
import { Model } from './model/model.ts';
import { call, compare, create, story, takeStep, type World } from './model/take-steps.ts';

describe('whatever is created, edited, imported, merged, undone, brought back and deleted', () => {
  const { db } = useDatabase();
  let manager: Actor;
  let channelId: number;

  beforeAll(async () => {
    ({ manager } = await actors(db()));
    await db().update(organization).set({ allowDuplicates: true });
    channelId = await makeChannel('voice', {}, db());
  });

  const emptied = async () => {
    for (const table of 'merge interaction contact_identifier duplicate_pending duplicate_group duplicate_part duplicate_member contact run'.split(
      ' ',
    ))
      await db().execute(sql`delete from ${sql.identifier(table)}`);
  };

  it('comes to what a simple model of it says, step by step', () =>
    fc.assert(
      fc.asyncProperty(story, async ({ people, steps, undos }) => {
        await emptied();
        const world: World = { manager, db: db(), channelId, model: new Model(), mergeIds: [] };
        for (const [person, calls] of people) {
          const id = await create({ do: 'create', ...person }, world);
          for (let nth = 0; id !== null && nth < calls; nth++) await call(id, world);
        }
        for (const step of [...steps, ...undos]) {
          await takeStep(step, world);
          await compare(world);
        }
      }),
      randomCases(20, 1_000),
    ));
});
