import type { Actor } from '#lib/core/actor.ts';
import { idOf } from '#lib/core/row-id.ts';
import { getTemplate } from '#lib/templates/get-template.ts';
import type { Again } from '#lib/web/submit-form.ts';

/** The form again, with a template's text below what was typed. */
export async function withTemplate(actor: Actor, typed: unknown, templateId: unknown): Promise<Again> {
  const body = typeof typed === 'string' ? typed : '';
  if (!templateId) return { values: { body } };
  const template = await getTemplate(actor, idOf(templateId));
  const text = body.trim() ? `${body.trimEnd()}\n${template.body}` : template.body;
  return { values: { body: text, templateId: '' } };
}
