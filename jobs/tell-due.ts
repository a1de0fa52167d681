import { database } from '#db/client.ts';
import { settleDue } from '#lib/appointments/settle-due.ts';

/** Tells people of appointments whose time has come. */
export async function tellDue(): Promise<void> {
  await database().transaction((tx) => settleDue(tx));
}
