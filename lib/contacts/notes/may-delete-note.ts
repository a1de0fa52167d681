import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';

/** Whether the note is the actor's to remove. */
export function mayDeleteNote(actor: Actor, { authorId }: { authorId: number | null }): boolean {
  return authorId === actor.userId || can(actor, 'contacts.delete');
}
