import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { blockContact } from '#lib/blocking/block-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';

const REASONS = [
  'Ofendeu a equipe ao telefone.',
  'Passa trotes: pede entregas em endereços que não existem.',
];
const ATTEMPTS = 4;

/** Two people of nobody's portfolio whom the supervisor blocked, and who went on writing. */
export async function blockSome(owner: Actor, supervisor: Actor, db: Database): Promise<void> {
  const { rows } = await db.execute<{ id: number }>(sql`
    select id from contact where active and kind = 'individual' and owner_id is null and segment_ids = '{}'
      and open_interactions = 0 and cardinality(phones) > 0 order by id desc limit ${REASONS.length}`);
  for (const [at, { id }] of rows.entries()) {
    await blockContact(supervisor, id, { reason: REASONS[at] }, db);
    for (let attempt = 0; attempt < ATTEMPTS - 3 * at; attempt++)
      await deliverInteraction(owner, { channel: 'WhatsApp', contactId: id, body: 'Alô?' }, null, db);
  }
}
