import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { contacts } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { getImport } from '#lib/imports/get-import.ts';
import { receiveImport } from '#lib/imports/receive-import.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { contactFile, stream } from '#tests/support/import-file.ts';

const ROWS = 4_000;

describe('imports of several people at once', () => {
  const { db } = useDatabase();
  let people: Actor[];

  beforeAll(async () => {
    const { owner, manager, supervisor } = await actors(db());
    people = [owner, manager, supervisor];
  });

  it('know each other’s new contacts: everybody is created once and met by the others', async () => {
    // Rows 2,000 to 3,999 stand in all three files.
    const ids = await Promise.all(
      people.map(async (actor, at) => {
        const body = stream(contactFile(ROWS, { from: at * 1_000 }));
        return (await receiveImport(actor, { fileName: 'clientes.csv', body }, db())).id;
      }),
    );
    const kinds = { ...RUN_KINDS, import: { ...RUN_KINDS.import, batchSize: 150 } };
    await Promise.all(ids.map((id) => executeRun(id, kinds)));

    const views = await Promise.all(ids.map((id, at) => getImport(people[at] as Actor, id, db())));
    const total = (count: 'created' | 'updated' | 'unchanged' | 'rejected') =>
      views.reduce((sum, view) => sum + view[count], 0);
    const persons = ROWS + 2_000;
    expect(views.map((view) => view.rows)).toEqual([ROWS, ROWS, ROWS]);
    expect(total('created')).toBe(persons);
    expect(total('unchanged')).toBe(3 * ROWS - persons);
    expect(total('updated') + total('rejected')).toBe(0);
    // None had the base to itself.
    expect(views.filter((view) => view.created > 0).length).toBeGreaterThan(1);
    expect(await db().$count(contacts)).toBe(persons);
    const { rows } = await db().execute(
      sql`select count(*)::int as tags, (select count(*)::int from custom_field) as fields from tag`,
    );
    expect(rows).toEqual([{ tags: 20, fields: 2 }]);
  });
});
