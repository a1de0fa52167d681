import { sql } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { Forbidden, NotFound, Refused } from '#lib/core/errors.ts';
import { EVENT_TYPES } from '#lib/core/events/event-types.ts';
import { noteEvent } from '#lib/core/events/note-event.ts';
import type { Role } from '#lib/core/role.ts';
import { createEndpoint } from '#lib/webhooks/create-endpoint.ts';
import { deleteEndpoint } from '#lib/webhooks/delete-endpoint.ts';
import { MOST_ENDPOINTS } from '#lib/webhooks/endpoint.ts';
import { getDelivery } from '#lib/webhooks/get-delivery.ts';
import { getEndpoint } from '#lib/webhooks/get-endpoint.ts';
import { listDeliveries } from '#lib/webhooks/list-deliveries.ts';
import { listEndpoints } from '#lib/webhooks/list-endpoints.ts';
import { replayDeliveries } from '#lib/webhooks/replay-deliveries.ts';
import { rotateSecret } from '#lib/webhooks/rotate-secret.ts';
import { sweepWebhooks } from '#lib/webhooks/sweep-webhooks.ts';
import { testEndpoint } from '#lib/webhooks/test-endpoint.ts';
import { updateEndpoint } from '#lib/webhooks/update-endpoint.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const URL_GIVEN = 'https://receiver.example/hook?key=1';

describe('endpoints of webhooks', () => {
  const { db } = useDatabase();
  let people: Record<Role, Actor>;

  beforeAll(async () => {
    people = await actors(db());
  });
  afterEach(async () => {
    delete process.env.WEBHOOK_NETWORKS;
    for (const { id } of await listEndpoints(people.owner)) await deleteEndpoint(people.owner, id);
  });

  const make = (given: object = {}) =>
    createEndpoint(people.manager, { url: URL_GIVEN, events: ['contact.created', 'run.finished'], ...given });

  it('are made and changed, and say nothing of their secret but once', async () => {
    const { endpoint, secret } = await make({ description: 'ERP' });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(endpoint).toMatchObject({
      url: URL_GIVEN,
      description: 'ERP',
      state: 'active',
      waiting: 0,
      dead: 0,
    });
    const changed = await updateEndpoint(people.owner, endpoint.id, {
      url: 'https://receiver.example/other#part',
      events: 'contact.deleted',
    });
    expect(changed).toMatchObject({ url: 'https://receiver.example/other', events: ['contact.deleted'] });
    expect(JSON.stringify(await getEndpoint(people.owner, endpoint.id))).not.toContain(secret.slice(6));
    const { rows } = await db().execute<{ kept: string }>(
      sql`select encode(secret, 'base64') as kept from webhook_endpoint`,
    );
    expect(rows[0]?.kept).not.toContain(secret.slice(6, 40));
  });

  it.each([
    [{ url: '' }, 'url', 'required'],
    [{ url: 'receiver.example' }, 'url', 'url_invalid'],
    [{ url: 'ftp://receiver.example' }, 'url', 'url_invalid'],
    [{ url: 'https://me:secret@receiver.example' }, 'url', 'webhook_url_user'],
    [{ url: 'http://receiver.example' }, 'url', 'webhook_https'],
    [{ url: 'https://10.0.0.1/' }, 'url', 'webhook_address'],
    [{ url: 'https://[::1]/' }, 'url', 'webhook_address'],
    [{ url: 'https://localhost:3000/' }, 'url', 'webhook_address'],
    [{ url: 'https://2130706433/' }, 'url', 'webhook_address'],
    [{ events: [] }, 'events', 'webhook_events_required'],
    [{ events: ['contact.eaten'] }, 'events.0', 'invalid'],
  ])('are refused: %j', async (given, field, code) => {
    const refused = await make(given).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refused);
    expect((refused as Refused).fields[field]?.map((reason) => reason.code)).toContain(code);
  });

  it('may be in a network that the operator allows, without encryption too', async () => {
    process.env.WEBHOOK_NETWORKS = '10.0.0.0/8';
    expect((await make({ url: 'http://10.0.0.1/' })).endpoint.url).toBe('http://10.0.0.1/');
    await expect(make({ url: 'http://192.168.0.1/' })).rejects.toThrow('webhook_address');
  });

  it('are bounded in number', async () => {
    for (let made = 0; made < MOST_ENDPOINTS; made++) await make();
    await expect(make()).rejects.toThrow('webhook_too_many');
  });

  it('are the business of owners and managers alone', async () => {
    const { endpoint } = await make();
    for (const actor of [people.supervisor, people.agent]) {
      const tries = [
        () => createEndpoint(actor, {}),
        () => listEndpoints(actor),
        () => getEndpoint(actor, endpoint.id),
        () => updateEndpoint(actor, endpoint.id, {}),
        () => rotateSecret(actor, endpoint.id),
        () => testEndpoint(actor, endpoint.id),
        () => listDeliveries(actor, endpoint.id),
        () => getDelivery(actor, 1),
        () => replayDeliveries(actor, endpoint.id, {}),
        () => deleteEndpoint(actor, endpoint.id),
      ];
      for (const attempt of tries) await expect(attempt()).rejects.toBeInstanceOf(Forbidden);
    }
  });

  it('are not found once they are deleted, and hear nothing more; the rest of them goes with the sweep', async () => {
    const { endpoint } = await make({ events: [...EVENT_TYPES] });
    await noteEvent({ type: 'contact.created', data: { ids: [1] } }, db());
    await deleteEndpoint(people.manager, endpoint.id);
    await expect(getEndpoint(people.manager, endpoint.id)).rejects.toBeInstanceOf(NotFound);
    await expect(rotateSecret(people.manager, endpoint.id)).rejects.toBeInstanceOf(NotFound);
    await noteEvent({ type: 'contact.created', data: { ids: [2] } }, db());
    await sweepWebhooks(db());
    const deliveries = sql`select from webhook_delivery where endpoint_id = ${endpoint.id}`;
    expect((await db().execute(deliveries)).rows).toEqual([]);
    await db().execute(sql`update webhook_endpoint set state_since = now() - interval '2 hours'`);
    await sweepWebhooks(db());
    expect((await db().execute(sql`select from webhook_endpoint`)).rows).toEqual([]);
  });

  it('keep what happened for thirty days', async () => {
    const { endpoint } = await make();
    for (const id of [1, 2]) await noteEvent({ type: 'contact.created', data: { ids: [id] } }, db());
    await db().execute(sql`
      update webhook_event set created_at = now() - interval '31 days' where id = (select min(event_id) from webhook_delivery where endpoint_id = ${endpoint.id})`);
    await sweepWebhooks(db());
    const { items } = await listDeliveries(people.manager, endpoint.id);
    expect(items.map(({ payload }) => payload)).toMatchObject([{ data: { ids: [2] } }]);
  });

  it('leave a trail without addresses', async () => {
    const { endpoint } = await make();
    await updateEndpoint(people.manager, endpoint.id, { active: 'false', url: 'https://receiver.example/b' });
    await updateEndpoint(people.manager, endpoint.id, { active: true });
    await rotateSecret(people.manager, endpoint.id);
    const { rows } = await db().execute<{ action: string; fields: string[] }>(sql`
      select action, fields from audit_event where subject = 'webhook' and subject_id = ${endpoint.id} order by id`);
    expect(rows).toEqual([
      { action: 'webhook.created', fields: ['url', 'events'] },
      { action: 'webhook.updated', fields: ['url'] },
      { action: 'webhook.paused', fields: [] },
      { action: 'webhook.resumed', fields: [] },
      { action: 'webhook.secret-rotated', fields: [] },
    ]);
  });
});
