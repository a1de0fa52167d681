import { and, eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { messageTemplates } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId, SMALL_ID } from '#lib/core/row-id.ts';
import { type Template, templateColumns, visibleTemplates } from './template.ts';

/** @throws NotFound */
export async function getTemplate(actor: Actor, id: number, db: Database = database()): Promise<Template> {
  authorize(actor, 'templates.view');
  const [template] = await db
    .select(templateColumns)
    .from(messageTemplates)
    .where(and(eq(messageTemplates.id, rowId('template', id, SMALL_ID)), visibleTemplates(actor)));
  if (!template) throw new NotFound('template');
  return template;
}
