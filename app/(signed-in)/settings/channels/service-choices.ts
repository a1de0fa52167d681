import type { Option } from '#components/ui/form/field.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { listServices } from '#lib/services/list-services.ts';

/** Services in use, by name; the one that is chosen too, though it be archived. */
export async function serviceChoices(actor: Actor, chosen: string | null = null): Promise<Option[]> {
  const names = (await listServices(actor)).map(({ name }) => name);
  const all = chosen === null || names.includes(chosen) ? names : [...names, chosen];
  return all.map((name) => ({ value: name, label: name }));
}
