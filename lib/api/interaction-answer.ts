import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { getInteraction } from '#lib/interactions/get-interaction.ts';
import { created, ok } from './answers.ts';
import { apiWords, requestLocale } from './api-words.ts';
import { interactionJson } from './json/desk/interaction-json.ts';
import type { Call } from './resource.ts';

export async function interactionBody({ actor, request }: { actor: Actor; request: Request }, id: number) {
  const view = await getInteraction(actor, id);
  return interactionJson(view, view.names, apiWords(requestLocale(request), 'routing'));
}

export async function interactionAnswer(
  call: { actor: Actor; request: Request },
  id: number,
): Promise<Response> {
  return ok(await interactionBody(call, id));
}

/** 201 when it was made by this call, else 200. */
export async function deliveredAnswer(
  call: { actor: Actor; request: Request },
  { id, created: isNew }: { id: number; created: boolean },
): Promise<Response> {
  const body = await interactionBody(call, id);
  return isNew ? created(`/api/v1/interactions/${id}`, body) : ok(body);
}

/** What is done to the interaction of the path, which is then answered. */
export function interactionStep(
  act: (actor: Actor, id: number, call: Call) => Promise<unknown>,
): (call: Call) => Promise<Response> {
  return async (call) => {
    const id = call.id('interaction');
    await act(call.actor, id, call);
    return interactionAnswer(call, id);
  };
}

/** The client's own name for this delivery; null without one. @throws Refused */
export function idempotencyKey(request: Request): string | null {
  const key = request.headers.get('idempotency-key')?.trim() ?? '';
  if (key === '') return null;
  return key.length <= 255 ? key : refuse('Idempotency-Key', 'too_long', { maximum: 255 });
}
