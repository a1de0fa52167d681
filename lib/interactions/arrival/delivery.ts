import type { ChannelInUse } from '#lib/channels/find-channel.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Call } from './call.ts';
import type { FoundSender } from './find-sender.ts';
import type { KnownIdentity, ReadSender } from './identities.ts';
import type { Question } from './read-facts.ts';

/** Everything about one delivery. */
export interface Delivery {
  actor: Actor;
  call: Call;
  key: string | null;
  channel: ChannelInUse;
  sender: ReadSender;
  question: Question;
  identities: readonly KnownIdentity[];
  found: FoundSender;
}
