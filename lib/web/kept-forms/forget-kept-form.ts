import { and, eq, lt } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { keptForms } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { isId } from '#lib/core/row-id.ts';
import { keptSince } from './kept-form-of.ts';

/** It was sent again, or thrown away. */
export async function forgetKeptForm(actor: Actor, id: number, db: Database = database()): Promise<void> {
  if (isId(id))
    await db.delete(keptForms).where(and(eq(keptForms.id, id), eq(keptForms.userId, actor.userId)));
}

export async function forgetOldKeptForms(db: Database): Promise<void> {
  await db.delete(keptForms).where(lt(keptForms.createdAt, keptSince()));
}
