import type { Database } from '#db/client.ts';
import { countListed } from '#lib/blacklist/listed.ts';
import { countRefused } from '#lib/contacts/blocks/count-refused.ts';
import { route } from '#lib/routing/route.ts';
import { endOfBlocked } from '../end-of-blocked.ts';
import { countAttempt, findRefused } from './continue-interaction.ts';
import type { Delivery } from './delivery.ts';
import { placeArrival } from './place-arrival.ts';
import type { ArrivalFacts } from './read-facts.ts';

/** The platform is told that all is well, or it would repeat it for days; what was said is not kept. @returns where it is counted */
export async function turnAway(delivery: Delivery, seen: ArrivalFacts, tx: Database): Promise<number> {
  const { actor, call, channel, question, identities, found } = delivery;
  const { reason } = route(seen);
  if (reason === 'contact_blocked' && found.contactId !== null) await endOfBlocked([found.contactId], tx);
  const before = await findRefused(channel.id, reason, identities, found.contactId, tx);
  const isNew = before === null || (await countAttempt(before.id, call.externalId ?? null, tx));
  if (isNew && reason === 'number_blacklisted_inbound') await countListed(question.phone, 'inbound', tx);
  else if (isNew && found.contactId !== null) await countRefused(found.contactId, tx);
  if (before !== null) return before.id;
  const { id } = await placeArrival(
    {
      question,
      identityId: identities[0]?.id ?? null,
      externalId: call.externalId ?? null,
      subject: null,
      timeZone: actor.timeZone,
      message: null,
      key: null,
      learned: [],
      follows: null,
    },
    seen,
    tx,
  );
  return id;
}
