import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { identifierRule } from '#lib/contacts/identity/identifier-index.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { findGroups } from './find-groups.ts';
import { loadAround, TooFar } from './load-around.ts';
import { loadEverybody } from './load-everybody.ts';
import { forgetFormerCpfs } from './load-told-apart.ts';
import { writeGroups } from './write-groups.ts';

/** The groups of whoever is pending. false, and nothing done, where that leads to more than so many. */
export async function findPending(most: number, db: Database): Promise<boolean> {
  try {
    await db.transaction(async (tx) => {
      const around = await loadAround(await takePending(tx), await currentRule(tx), most, tx);
      await writeGroups(findGroups(around), tx, around.met);
    });
    return true;
  } catch (error) {
    if (error instanceof TooFar) return false;
    throw error;
  }
}

/** The groups of the whole base. */
export async function findAll(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`delete from duplicate_pending`);
    await forgetFormerCpfs(tx);
    await writeGroups(findGroups(await loadEverybody(await currentRule(tx), tx)), tx);
  });
}

/** What is noted from now on is for the next time: it may come too late for what is read here. */
async function takePending(tx: Database): Promise<number[]> {
  const { rows } = await tx.execute<{ id: number }>(sql`
    with taken as (delete from duplicate_pending returning first_id, last_id)
    select contact.id from taken join contact on contact.id between first_id and last_id
    union
    select contact_id from taken join duplicate_member on contact_id between first_id and last_id`);
  await forgetFormerCpfs(tx);
  return rows.map(({ id }) => id);
}

async function currentRule(db: Database) {
  return identifierRule((await getOrganization(db)).placeholders);
}
