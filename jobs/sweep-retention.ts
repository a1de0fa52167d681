import { database } from '#db/client.ts';
import { sweepRetention as sweep } from '#lib/privacy/retention/sweep-retention.ts';

/** Lets go what the organization no longer keeps. */
export async function sweepRetention(): Promise<void> {
  await sweep(database());
}
