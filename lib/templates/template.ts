import { eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client.ts';
import { messageTemplates } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { flag, inJson } from '#lib/core/json-form.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { allCustomFields } from '#lib/custom-fields/list-custom-fields.ts';
import { normalizeText } from '#lib/identifiers/normalize-text.ts';
import { serviceReference } from '#lib/services/find-service.ts';
import { named } from './fill-text.ts';
import { placeholdersOf } from './placeholders.ts';
import { variableOf } from './variables.ts';

export interface Template {
  id: number;
  name: string;
  body: string;
  /** Everybody's; else the actor's own. */
  shared: boolean;
  /** In whose interactions it is offered; null: in all. */
  service: string | null;
}

export const templateColumns = {
  id: messageTemplates.id,
  name: messageTemplates.name,
  body: messageTemplates.body,
  shared: sql<boolean>`${messageTemplates.ownerId} is null`,
  service: sql<string | null>`(select s.name from service s where s.id = message_template.service_id)`,
};

/** Those that exist for the actor: the shared ones and their own. */
export function visibleTemplates({ userId }: Actor): SQL {
  return or(isNull(messageTemplates.ownerId), eq(messageTemplates.ownerId, userId)) as SQL;
}

export const templateInput = z.object({
  name: inJson(
    z.string().min(1).max(LONGEST.service),
    z
      .string('required')
      .transform((name) => normalizeText(name).replace(/\s+/g, ' '))
      .refine((name) => name !== '', 'required')
      .refine((name) => name.length <= LONGEST.service, 'too_long'),
  ),
  body: inJson(
    z.string().min(1).max(LONGEST.template),
    z
      .string('required')
      .transform((text) => normalizeText(text.replaceAll('\r\n', '\n'), true))
      .pipe(z.string().min(1, 'required').max(LONGEST.template, 'too_long')),
  ),
  service: serviceReference.optional(),
  shared: flag.optional(),
});

/** @throws Refused naming the variables that are none */
export async function refuseUnknownVariables(body: string, tx: Database): Promise<void> {
  const names = placeholdersOf(body).map(({ name }) => name);
  if (names.length === 0) return;
  const fields = await allCustomFields(tx);
  const unknown = names.filter((name) => variableOf(name, fields) === null);
  if (unknown.length > 0) refuse('body', 'variable_unknown', { names: named([...new Set(unknown)]) });
}
