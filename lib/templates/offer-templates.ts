import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { type Filled, fillText, valuesFor } from './fill-text.ts';
import { listTemplates } from './list-templates.ts';
import type { Template } from './template.ts';

export interface OfferedTemplate extends Template {
  /** As it would be sent now. */
  preview: string;
}

/** What may be sent to a contact in interactions of a service, each as it would be sent now. */
export async function offerTemplates(
  actor: Actor,
  { contactId, serviceId }: { contactId: number | null; serviceId: number | null },
  db: Database = database(),
): Promise<OfferedTemplate[]> {
  authorize(actor, 'templates.view');
  const templates = await listTemplates(actor, { serviceId }, db);
  if (templates.length === 0) return [];
  const values = await valuesFor(actor, contactId, db);
  return templates.map((template) => ({ ...template, preview: fillText(template.body, values).text }));
}

/** A text with a contact's values, and what it lacks. */
export async function previewTemplate(
  actor: Actor,
  { body, contactId }: { body: string; contactId: number | null },
  db: Database = database(),
): Promise<Filled> {
  authorize(actor, 'templates.view');
  return fillText(body, await valuesFor(actor, contactId, db));
}
