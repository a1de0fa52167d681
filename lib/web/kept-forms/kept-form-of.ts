import { and, desc, eq, gt, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { keptForms } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { FormState } from '../form-state.ts';
import { opened } from './sealed.ts';

export const KEPT_MINUTES = 60;

export interface KeptForm {
  id: number;
  /** Which form of the page. */
  form: string;
  values: FormState['values'];
}

/** What the person sent last from this page after their session had ended. */
export async function keptFormOf(
  actor: Actor,
  path: string,
  db: Database = database(),
): Promise<KeptForm | null> {
  const rows = await keptOf(db).execute({ userId: actor.userId, since: keptSince() });
  for (const { id, content } of rows) {
    const sent = JSON.parse(opened(content, actor.userId) ?? '{}') as Partial<KeptForm> & { path?: string };
    if (sent.path === path && sent.form && sent.values) return { id, form: sent.form, values: sent.values };
  }
  return null;
}

export function keptSince(): Date {
  return new Date(Date.now() - KEPT_MINUTES * 60_000);
}

const keptOf = prepared((db) =>
  db
    .select({ id: keptForms.id, content: keptForms.content })
    .from(keptForms)
    .where(
      and(eq(keptForms.userId, sql.placeholder('userId')), gt(keptForms.createdAt, sql.placeholder('since'))),
    )
    .orderBy(desc(keptForms.id))
    .prepare('kept_forms'),
);
