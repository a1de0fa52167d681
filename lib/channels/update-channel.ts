import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { channels } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId, SMALL_ID } from '#lib/core/row-id.ts';
import { findService } from '#lib/services/find-service.ts';
import { type Channel, channelColumns } from './channel.ts';
import { createChannelInput, refusingTaken } from './create-channel.ts';

export const updateChannelInput = createChannelInput.omit({ kind: true }).partial();

type Given = z.output<typeof updateChannelInput>;

/** Anything of a channel but its kind; what is left out stays. @throws NotFound */
export async function updateChannel(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<Channel> {
  authorize(actor, 'channels.manage');
  rowId('channel', id, SMALL_ID);
  const given = parseInput(updateChannelInput, input);
  return db.transaction(async (tx) => {
    const [before] = await tx.select().from(channels).where(eq(channels.id, id)).for('no key update');
    if (!before) throw new NotFound('channel');
    const changes = changesOf(before, await withService(given, tx));
    const fields = Object.keys(changes);
    if (fields.length > 0) {
      await refusingTaken(() => tx.update(channels).set(changes).where(eq(channels.id, id)));
      await audit(actor, { action: 'channel.updated', subjectId: id, fields }, tx);
    }
    const [after] = await tx.select(channelColumns).from(channels).where(eq(channels.id, id));
    if (!after) throw new Error('the channel vanished under its lock');
    return after;
  });
}

type Row = typeof channels.$inferSelect;

async function withService({ service, ...given }: Given, tx: Database): Promise<Partial<Row>> {
  if (service === undefined) return given;
  return { ...given, serviceId: service === null ? null : await findService('service', service, tx) };
}

function changesOf(before: Row, given: Partial<Row>): Partial<Row> {
  return Object.fromEntries(
    Object.entries(given).filter(
      ([key, value]) => value !== undefined && value !== before[key as keyof Partial<Row>],
    ),
  );
}
