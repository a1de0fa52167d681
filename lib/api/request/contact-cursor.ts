import { getContact } from '#lib/contacts/get-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound, refuse } from '#lib/core/errors.ts';

/**
 * Were it gone, the list would start over without a word and a client that walks it would never come to an end. @throws Refused
 * `cursor_gone`
 */
export async function contactCursor(actor: Actor, cursor: number | undefined): Promise<number | undefined> {
  if (cursor === undefined) return undefined;
  try {
    return (await getContact(actor, cursor)).id;
  } catch (error) {
    if (error instanceof NotFound) refuse('cursor', 'cursor_gone');
    throw error;
  }
}
