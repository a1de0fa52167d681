import { and, desc, eq, notInArray } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { keptForms, users } from '#db/schema/index.ts';
import type { FormState } from '../form-state.ts';
import { sealed } from './sealed.ts';
import { writerOf } from './writer-mark.ts';

/** Forms of one person that are kept at once: the last ones. */
const MOST = 5;

export interface SentForm {
  /** Page it was sent from, as its address. */
  path: string;
  /** What `ActionForm` says of itself: the writer's mark, a space, which form of the page it is. */
  mark: string;
  values: FormState['values'];
}

/** Keeps what somebody sent who is not signed in any more. @returns false for a form that was made for nobody we know */
export async function keepForm(
  { path, mark, values }: SentForm,
  db: Database = database(),
): Promise<boolean> {
  const [writer = '', form] = mark.split(' ');
  const userId = writerOf(writer);
  if (userId === null || !form) return false;
  return db.transaction(async (tx) => {
    const [known] = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, userId), eq(users.active, true)))
      .for('share');
    if (!known) return false;
    const content = sealed(JSON.stringify({ path, form, values }), userId);
    await tx.insert(keptForms).values({ userId, content });
    const last = tx
      .select({ id: keptForms.id })
      .from(keptForms)
      .where(eq(keptForms.userId, userId))
      .orderBy(desc(keptForms.id))
      .limit(MOST);
    await tx.delete(keptForms).where(and(eq(keptForms.userId, userId), notInArray(keptForms.id, last)));
    return true;
  });
}
