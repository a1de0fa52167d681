import { beforeAll, describe, expect, it } from 'vitest';
import { createContact } from '#lib/contacts/create-contact.ts';
import { readFilters } from '#lib/contacts/filters/read-filters.ts';
import { listContacts } from '#lib/contacts/list-contacts.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { createSegment } from '#lib/segments/create-segment.ts';
import { send, tokenFor } from '#tests/api/client.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

describe('the list of contacts is narrowed', () => {
  const { db } = useDatabase();
  let people: Awaited<ReturnType<typeof actors>>;
  let token: string;
  let juliana: { userId: number; email: string };
  let north: number;

  beforeAll(async () => {
    people = await actors(db());
    token = await tokenFor(people.supervisor, people.owner);
    juliana = await createActor('Juliana Prado', 'agent', {}, db());
    north = (await createSegment(people.owner, { name: 'Norte' }, db())).id;
    await createSegment(people.owner, { name: '2026' }, db());
    const make = async (name: string, segments: string[], portfolio?: object) => {
      const { id } = await createContact(people.owner, { name, segments }, db());
      if (portfolio) await assignPortfolio(people.owner, id, portfolio, db());
    };
    const caio = people.agent.userId;
    await make('Ana', ['Norte'], { flow: 1, ownerId: caio });
    await make('Bruno', ['2026'], { flow: 2, ownerId: caio, backupAgentId: juliana.userId });
    await make('Carla', ['Norte', '2026'], { flow: 1, ownerId: juliana.userId });
    await make('Diego', []);
  });

  const through = async (query: string) => {
    const { body } = await send('GET', `/contacts?${query}`, { token });
    return body.items.map(({ name }: { name: string }) => name);
  };
  const onPage = async (query: string) => {
    const address = new URLSearchParams(query);
    const given = Object.fromEntries([...address.keys()].map((name) => [name, address.getAll(name)]));
    return (await listContacts(people.supervisor, readFilters(given), db())).items.map(({ name }) => name);
  };

  it('to owners, by e-mail or id', async () => {
    expect(await through(`owner=${people.agent.email.toUpperCase()}`)).toEqual(['Ana', 'Bruno']);
    expect(await through(`owner=${juliana.userId}`)).toEqual(['Carla']);
    expect(await onPage(`owner=${juliana.userId}&owner=${people.agent.email}`)).toEqual([
      'Ana',
      'Bruno',
      'Carla',
    ]);
    expect(await through('owner=ninguem@aurora.example')).toEqual([]);
    expect(await through('owner=99999999999')).toEqual([]);
  });

  it('to those with or without an owner', async () => {
    expect(await through('withOwner=true')).toEqual(['Ana', 'Bruno', 'Carla']);
    expect(await onPage('withOwner=false')).toEqual(['Diego']);
    const { status } = await send('GET', '/contacts?withOwner=sim', { token });
    expect(status).toBe(422);
  });

  it('to flows, by name or number', async () => {
    expect(await through('flow=message')).toEqual(['Ana', 'Carla']);
    expect(await through('flow=2&flow=follow_me')).toEqual(['Bruno']);
    expect((await send('GET', '/contacts?flow=5', { token })).status).toBe(422);
    expect((await send('GET', '/contacts?flow=recado', { token })).status).toBe(422);
  });

  it('to segments, whose names may be digits', async () => {
    expect(await through('segment=norte')).toEqual(['Ana', 'Carla']);
    expect(await through('segment=2026')).toEqual(['Bruno', 'Carla']);
    expect(await onPage(`segment=${north}`)).toEqual(['Ana', 'Carla']);
    expect(await onPage('segment=99999999999')).toEqual([]);
    expect(await through('segment=Sul')).toEqual([]);
  });

  it('to all of it at once', async () => {
    expect(await through(`segment=Norte&flow=1&owner=${people.agent.email}`)).toEqual(['Ana']);
  });
});
