import { eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { contactAvatars, contacts } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import { rootOfId } from '../identity/merged.ts';
import { visibleContacts } from '../visible-contacts.ts';

export interface FoundAvatar {
  /** WebP; null where the reader has this version already. */
  bytes: Buffer | null;
  version: string;
}

/** `known` is the version the reader has. @throws NotFound also when it has none */
export async function getAvatar(
  actor: Actor,
  id: number,
  known: string | null = null,
  db: Database = database(),
): Promise<FoundAvatar> {
  authorize(actor, 'contacts.view');
  const version = sql<string>`(extract(epoch from ${contactAvatars.updatedAt}) * 1000000)::bigint::text`;
  const [found] = await db
    .select({
      bytes: sql<Buffer | null>`case when ${version} is distinct from ${known} then ${contactAvatars.bytes} end`,
      version,
    })
    .from(contactAvatars)
    .innerJoin(contacts, eq(contacts.id, contactAvatars.contactId))
    .where(sql`${contacts.id} = (${rootOfId(rowId('contact', id))}) and ${visibleContacts(actor)}`);
  if (!found) throw new NotFound('avatar');
  return found;
}
