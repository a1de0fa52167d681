import { database } from '#db/client.ts';
import { refreshInBackground } from '#lib/duplicates/refresh-groups.ts';

/** Finds the groups of duplicates anew where more contacts changed than whoever looks at them would wait for. */
export async function refreshDuplicates(): Promise<void> {
  await refreshInBackground(database());
}
