import type { webhookEvents } from '#db/schema/index.ts';

export type StoredEvent = Pick<
  typeof webhookEvents.$inferSelect,
  'id' | 'uid' | 'type' | 'contactId' | 'data' | 'createdAt'
>;

/** The same each time it is sent; receivers know by it what they have had already. */
export function messageId({ uid }: Pick<StoredEvent, 'uid'>): string {
  return `msg_${uid.replaceAll('-', '')}`;
}

/** What is sent: `sequence` tells the order of events, which deliveries do not. */
export function payloadOf({ id, type, contactId, data, createdAt }: StoredEvent) {
  const { id: about, ...rest } = data;
  const mentions = /^(?:interaction|message|survey|appointment)\./.test(type) ? { contactId } : {};
  const named = about === undefined ? {} : { id: about };
  return {
    type,
    timestamp: createdAt.toISOString(),
    sequence: id,
    data: { ...named, ...mentions, ...rest },
  };
}
