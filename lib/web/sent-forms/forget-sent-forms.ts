import { lt } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { sentForms } from '#db/schema/index.ts';

const REMEMBERED_MS = 60 * 60_000;

export async function forgetSentForms(db: Database): Promise<void> {
  await db.delete(sentForms).where(lt(sentForms.createdAt, new Date(Date.now() - REMEMBERED_MS)));
}
