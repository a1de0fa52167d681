import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { noteEvent } from '#lib/core/events/note-event.ts';

/** Says of those whose days are over, all or those about one interaction, that nobody answered. @returns how many */
export async function expireSurveys(db: Database, interactionId?: number): Promise<number> {
  const about = interactionId === undefined ? sql`` : sql`and i.id = ${interactionId}`;
  return db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ id: number; interactionId: number; contactId: number | null }>(sql`
      update survey set state = 'expired' from interaction i
      where i.id = survey.interaction_id and survey.state = 'pending' and survey.expires_at <= now() ${about}
      returning survey.id, survey.interaction_id as "interactionId", i.contact_id as "contactId"`);
    await noteEvent(
      rows.map((row) => ({ type: 'survey.expired' as const, data: { ...row, state: 'expired' } })),
      tx,
    );
    return rows.length;
  });
}
