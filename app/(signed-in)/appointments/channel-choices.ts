import type { Option } from '#components/ui/form/field.tsx';
import { listChannels } from '#lib/channels/list-channels.ts';
import type { Actor } from '#lib/core/actor.ts';

/** Channels that are on, and the one that is chosen. */
export async function channelChoices(
  actor: Actor,
  chosen: { id: number; name: string } | null = null,
): Promise<Option[]> {
  const on = (await listChannels(actor)).filter(({ active }) => active);
  const all = chosen === null || on.some(({ id }) => id === chosen.id) ? on : [chosen, ...on];
  return all.map(({ id, name }) => ({ value: String(id), label: name }));
}
