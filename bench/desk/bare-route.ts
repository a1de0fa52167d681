import { sql } from 'drizzle-orm';
import { database } from '#db/client.ts';
import { executeKept } from '#db/prepared.ts';
import { ok } from '#lib/api/answers.ts';
import { resource } from '#lib/api/resource.ts';

/** The reference for a delivery: whose token it is, and one indexed read. Only this bench builds it. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ id }) => {
    const which = sql`select id, name from contact where id = ${id('contact')}`;
    const { rows } = await executeKept(which, database());
    return ok(rows[0] ?? {});
  },
});
