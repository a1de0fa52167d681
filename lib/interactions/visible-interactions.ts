import { type SQL, sql } from 'drizzle-orm';
import { hasLimitedView, visibleContacts } from '#lib/contacts/visible-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';

/**
 * The interactions that exist for the actor, as a condition on `interaction`: an agent's own, those of contacts they see, and of
 * senders nobody knows yet. What was refused is shown to no agent.
 */
export function visibleInteractions(actor: Actor): SQL {
  authorize(actor, 'interactions.view');
  if (!hasLimitedView(actor)) return sql`true`;
  return sql`(interaction.agent_id = ${actor.userId}::integer or interaction.state <> 'refused' and (
    interaction.contact_id is null
    or exists (select from contact where contact.id = interaction.contact_id and ${visibleContacts(actor)})))`;
}
