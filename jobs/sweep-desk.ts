import { database } from '#db/client.ts';
import { NotFound } from '#lib/core/errors.ts';
import { sweepDesk as sweep } from '#lib/interactions/sweep-desk.ts';
import { systemActor } from '#lib/users/system-actor.ts';

/** Heals what died between two steps of the desk. Before there is an owner there is no desk. */
export async function sweepDesk(): Promise<void> {
  try {
    await sweep(await systemActor(database()), database());
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
}
