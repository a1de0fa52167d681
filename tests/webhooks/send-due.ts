import { closeDatabase } from '#db/client.ts';
import { allowedNetworks } from '#lib/webhooks/sending/networks.ts';
import { webhookSender } from '#lib/webhooks/sending/sender.ts';

/** Sends everything that is due, as a worker does, in a process that the operator's environment started. */
const sender = webhookSender({ networks: allowedNetworks() }, new AbortController().signal);
await sender.look();
await sender.settled();
await closeDatabase();
