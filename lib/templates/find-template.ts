import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { messageTemplates } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { nameOrId } from '#lib/core/names/name-or-id.ts';
import { visibleTemplates } from './template.ts';

/** A template by its name or its id; blank: none. */
export const templateReference = nameOrId(LONGEST.service);

/** The text of a template the actor has: of two with one name their own. @throws Refused */
export async function templateText(actor: Actor, given: string | number, tx: Database): Promise<string> {
  const [found] = await tx
    .select({ body: messageTemplates.body })
    .from(messageTemplates)
    .where(and(isNamed(given), visibleTemplates(actor)))
    .orderBy(asc(isNull(messageTemplates.ownerId)))
    .limit(1);
  return found ? found.body : refuse('template', 'template_unknown');
}

function isNamed(given: string | number): SQL {
  if (typeof given === 'number') return eq(messageTemplates.id, given);
  return eq(messageTemplates.nameKey, sql`fold_text(${given})`);
}

/** What a message says: its own text, or a template's. @throws Refused for both, or neither where one is needed */
export async function givenText(
  actor: Actor,
  { body, template }: { body?: string | null; template?: string | number | null },
  tx: Database,
): Promise<string | null> {
  const own = body?.trim() ? body : null;
  if (!template) return own;
  if (own !== null) refuse('template', 'template_or_body');
  return templateText(actor, template, tx);
}
