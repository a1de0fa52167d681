import { getContact } from '#lib/contacts/get-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound, refuse } from '#lib/core/errors.ts';

/** Without it the list would start over, and a client that walks it would never end. @throws Refused `cursor_gone` */
export async function contactCursor(actor: Actor, cursor: number | undefined): Promise<number | undefined> {
  if (cursor === undefined) return undefined;
  try {
    return (await getContact(actor, cursor)).id;
  } catch (error) {
    if (error instanceof NotFound) refuse('cursor', 'cursor_gone');
    throw error;
  }
}
