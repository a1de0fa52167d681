import { inArray } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { surveys } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize, can } from '#lib/core/permissions.ts';
import { linkOf, SURVEY_LINK } from './survey-link.ts';

interface Sent {
  id: number;
  body: string | null;
}

/** Messages with the links of their surveys, for the platform that sends them. To anybody else the answer would be theirs to give. */
export async function withLinks<Message extends Sent>(
  actor: Actor,
  messages: readonly Message[],
  db: Database = database(),
): Promise<Message[]> {
  authorize(actor, 'interactions.view');
  const asking = messages.filter(({ body }) => body?.includes(SURVEY_LINK));
  if (asking.length === 0 || !can(actor, 'interactions.deliver')) return [...messages];
  const rows = await db
    .select({ messageId: surveys.messageId, salt: surveys.salt })
    .from(surveys)
    .where(
      inArray(
        surveys.messageId,
        asking.map(({ id }) => id),
      ),
    );
  const links = new Map(rows.map(({ messageId, salt }) => [messageId, linkOf(salt)]));
  return messages.map((message) => {
    const link = links.get(message.id);
    return link ? { ...message, body: message.body?.replaceAll(SURVEY_LINK, () => link) ?? null } : message;
  });
}
