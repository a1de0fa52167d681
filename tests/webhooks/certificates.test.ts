import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { noteEvent } from '#lib/core/events/note-event.ts';
import { createEndpoint } from '#lib/webhooks/create-endpoint.ts';
import { deleteEndpoint } from '#lib/webhooks/delete-endpoint.ts';
import { listDeliveries } from '#lib/webhooks/list-deliveries.ts';
import { listEndpoints } from '#lib/webhooks/list-endpoints.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { startReceiver } from './receiver.ts';

const file = (name: string) => fileURLToPath(new URL(`../fixtures/webhooks/${name}`, import.meta.url));
const SEND_DUE = fileURLToPath(new URL('./send-due.ts', import.meta.url));

/** A receiver over https, and a worker whose environment the operator has set. */
describe('a receiver whose certificate', () => {
  const { db, url } = useDatabase();
  let manager: Actor;
  const open: https.Server[] = [];

  beforeAll(async () => {
    ({ manager } = await actors(db()));
    process.env.WEBHOOK_NETWORKS = '127.0.0.1/32';
  });
  afterEach(async () => {
    for (const { id } of await listEndpoints(manager)) await deleteEndpoint(manager, id);
    for (const server of open.splice(0)) server.close();
  });

  async function secureReceiver(certificate: string): Promise<{ url: string; received: string[] }> {
    const received: string[] = [];
    const pair = { cert: readFileSync(file(certificate)), key: readFileSync(file('receiver.key')) };
    const server = https.createServer(pair, async (request, response) => {
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece);
      received.push(Buffer.concat(pieces).toString());
      response.writeHead(204).end();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    open.push(server);
    return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received };
  }

  /** What the log says of one event that is sent there. */
  async function deliveredTo(address: string, authority?: string) {
    const { endpoint } = await createEndpoint(manager, { url: address, events: ['contact.created'] });
    await noteEvent({ type: 'contact.created', data: { ids: [1] } }, db());
    const env = {
      ...process.env,
      DATABASE_URL: url(),
      NODE_EXTRA_CA_CERTS: authority && file(authority),
    };
    await promisify(execFile)(process.execPath, [SEND_DUE], { env });
    const [delivery] = (await listDeliveries(manager, endpoint.id)).items;
    return delivery;
  }

  it('is of an authority that the operator named gets its deliveries', async () => {
    const { url: address, received } = await secureReceiver('receiver.pem');
    const sent = await deliveredTo(address, 'authority.pem');
    expect(sent).toMatchObject({ state: 'delivered', status: 204, failure: null });
    expect(received.map((body) => JSON.parse(body).type)).toEqual(['contact.created']);
  });

  it.each([
    ['is of an authority that nobody named', 'receiver.pem', undefined, 'certificate_unknown'],
    ['signed itself', 'self-signed.pem', 'authority.pem', 'certificate_unknown'],
    ['is another name’s', 'other-name.pem', 'authority.pem', 'certificate_name'],
    ['is over', 'over.pem', 'authority.pem', 'certificate_over'],
  ])('%s gets nothing, and the log says why', async (_why, certificate, authority, failure) => {
    const { url: address, received } = await secureReceiver(certificate);
    const sent = await deliveredTo(address, authority);
    expect(sent).toMatchObject({ state: 'pending', attempts: 1, status: null, failure });
    expect(received).toEqual([]);
  });

  it('is none, since it takes no encryption, gets nothing', async () => {
    const { port, received, close } = await startReceiver();
    expect(await deliveredTo(`https://127.0.0.1:${port}/hook`)).toMatchObject({ failure: 'unencrypted' });
    expect(received).toEqual([]);
    await close();
  });
});
