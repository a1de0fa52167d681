import type { Database } from '#db/client.ts';
import { addNumbers } from '#lib/blacklist/add-to-blacklist.ts';
import type { Actor } from '#lib/core/actor.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';

const NUISANCES = ['11 90000-1001', '11 90000-1002', '21 90000-1003', '48 3000-1004'];
const NEVER_CALL = ['55 11 90000-2001', '55 47 90000-2002', '+1 202-555-0123'];

/** Numbers that are not answered, one of which goes on calling, and numbers of people who asked not to be called. */
export async function listSome(owner: Actor, supervisor: Actor, db: Database): Promise<void> {
  const inbound = { direction: 'inbound', numbers: NUISANCES.join('\n'), note: 'Telemarketing insistente.' };
  const outbound = {
    direction: 'outbound',
    numbers: NEVER_CALL.join('\n'),
    note: 'Pediu para não ligarmos mais.',
  };
  await addNumbers(supervisor, inbound, db);
  await addNumbers(supervisor, outbound, db);
  for (let attempt = 0; attempt < 6; attempt++) {
    const from = { phone: `0${NUISANCES[attempt % 2]}` };
    await deliverInteraction(owner, { channel: 'Telefone', from }, null, db);
  }
}
