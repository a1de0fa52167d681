import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createContact } from '#lib/contacts/create-contact.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import { listContactHistory } from '#lib/contacts/list-contact-history.ts';
import { listContacts } from '#lib/contacts/list-contacts.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Forbidden, NotFound, type Refused } from '#lib/core/errors.ts';
import { loadActor } from '#lib/core/runs/load-actor.ts';
import { contactFigures } from '#lib/dashboard/contact-figures.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { createSegment } from '#lib/segments/create-segment.ts';
import { deleteSegment } from '#lib/segments/delete-segment.ts';
import { getSegment } from '#lib/segments/get-segment.ts';
import { listSegments } from '#lib/segments/list-segments.ts';
import { updateSegment } from '#lib/segments/update-segment.ts';
import { updateUser } from '#lib/users/update-user.ts';
import { refusal } from '#tests/contacts/bulk/refusal.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

describe('segments', () => {
  const { db } = useDatabase();
  let people: Awaited<ReturnType<typeof actors>>;
  let supervisor: Actor;
  let caio: Actor;
  let juliana: Actor;
  let north: number;
  let south: number;
  const ids: Record<string, number> = {};

  beforeAll(async () => {
    people = await actors(db());
    ({ supervisor } = people);
    juliana = await createActor('Juliana Prado', 'agent', {}, db());
  });

  beforeEach(async () => {
    await db().execute(
      sql`truncate contact, contact_avatar, contact_note, contact_identifier, segment cascade`,
    );
    north = (await createSegment(people.owner, { name: 'Norte', operators: [people.agent.email] }, db())).id;
    south = (await createSegment(people.owner, { name: 'Sul', operators: [juliana.email] }, db())).id;
    caio = await asNow(people.agent);
    for (const [name, segments] of [
      ['Ana', []],
      ['Bruno', ['Norte']],
      ['Carla', ['Sul']],
      ['Diego', ['norte', 'SUL']],
      ['Elisa', ['Sul']],
    ] as const)
      ids[name] = (await createContact(supervisor, { name, segments }, db())).id;
    await assignPortfolio(supervisor, ids.Elisa ?? 0, { flow: 1, ownerId: caio.userId }, db());
  });

  const asNow = async (actor: Actor) => ({ ...(await loadActor(actor.userId, db())), via: 'web' }) as Actor;
  const seen = async (actor: Actor, query = {}) =>
    (await listContacts(actor, query, db())).items.map(({ name }) => name);

  it('show agents the contacts of their own, of none, and of their portfolio', async () => {
    expect(await seen(caio)).toEqual(['Ana', 'Bruno', 'Diego', 'Elisa']);
    expect(await seen(await asNow(juliana))).toEqual(['Ana', 'Carla', 'Diego', 'Elisa']);
  });

  it('hide nothing from those who lead', async () => {
    for (const actor of [people.owner, people.manager, people.supervisor]) {
      expect(await seen(await asNow(actor))).toEqual(['Ana', 'Bruno', 'Carla', 'Diego', 'Elisa']);
    }
  });

  it('hide a contact from counts, searches, figures and its own page alike', async () => {
    expect(await listContacts(caio, {}, db())).toMatchObject({ count: 4, countIsExact: true });
    expect(await seen(caio, { search: 'carla' })).toEqual([]);
    expect(await seen(caio, { search: 'bruno' })).toEqual(['Bruno']);
    expect(await contactFigures(caio, db())).toMatchObject({ total: 4 });
    const hidden = ids.Carla ?? 0;
    await expect(getContact(caio, hidden, db())).rejects.toThrow(NotFound);
    await expect(listContactHistory(caio, hidden, db())).rejects.toThrow(NotFound);
    await expect(updateContact(caio, hidden, { company: 'Aurora' }, db())).rejects.toThrow(NotFound);
  });

  it('do not say which contact an agent cannot see holds a phone', async () => {
    await updateContact(supervisor, ids.Carla ?? 0, { phones: ['5548999990001'] }, db());
    const attempt = createContact(caio, { name: 'Fábio', phones: ['5548999990001'] }, db());
    const refused = await attempt.catch((error: unknown) => error as Refused);
    expect((refused as Refused).fields).toEqual({ 'phones.0': [{ code: 'phone_held' }] });
  });

  it('follow a changed list of operators at the next request', async () => {
    await updateSegment(people.manager, south, { operators: [] }, db());
    expect(await seen(await asNow(juliana))).toEqual(['Ana']);
    await updateUser(people.manager, juliana.userId, { segments: ['Norte'] }, db());
    expect(await seen(await asNow(juliana))).toEqual(['Ana', 'Bruno', 'Diego']);
    expect((await getSegment(people.owner, north, db())).operators.sort()).toEqual([
      people.agent.email,
      juliana.email,
    ]);
  });

  it('stay as they are when a change does not speak of them', async () => {
    await updateSegment(people.manager, south, { name: 'Sul e Sudeste' }, db());
    expect(await getSegment(people.owner, south, db())).toMatchObject({
      name: 'Sul e Sudeste',
      operators: [juliana.email],
    });
    await updateContact(supervisor, ids.Carla ?? 0, { company: 'Aurora' }, db());
    expect((await getContact(supervisor, ids.Carla ?? 0, db())).segments).toEqual([
      { id: south, name: 'Sul e Sudeste' },
    ]);
    await updateUser({ ...people.manager, via: 'api' }, juliana.userId, { canAnonymize: true }, db());
    expect((await asNow(juliana)).segmentIds).toEqual([south]);
  });

  it('are given and taken by agents only where they serve', async () => {
    const update = (name: string, segments: string[]) =>
      updateContact(caio, ids[name] ?? 0, { segments }, db());
    expect(await refusal(update('Ana', ['Sul']))).toEqual({ segments: ['segment_of_others'] });
    expect(await refusal(update('Diego', ['Norte']))).toEqual({ segments: ['segment_of_others'] });
    expect((await update('Ana', ['Norte'])).segments).toEqual([{ id: north, name: 'Norte' }]);
    expect((await update('Diego', ['Sul'])).segments).toEqual([{ id: south, name: 'Sul' }]);
    await expect(getContact(caio, ids.Diego ?? 0, db())).rejects.toThrow(NotFound);
    expect(await refusal(createContact(caio, { name: 'Gil', segments: ['Sul'] }, db()))).toEqual({
      segments: ['segment_of_others'],
    });
    expect((await createContact(caio, { name: 'Gil', segments: ['Norte'] }, db())).segments).toHaveLength(1);
  });

  it('are not made by misspelling one', async () => {
    expect(await refusal(createContact(supervisor, { name: 'Hugo', segments: ['Nort'] }, db()))).toEqual({
      segments: ['segment_unknown'],
    });
    expect(await refusal(updateUser(people.owner, juliana.userId, { segments: ['Nort'] }, db()))).toEqual({
      segments: ['segment_unknown'],
    });
  });

  it('leave their contacts to everyone when they go', async () => {
    expect(await getSegment(people.owner, south, db())).toMatchObject({ contacts: 3, contactsInNoOther: 2 });
    await deleteSegment(people.owner, south, db());
    expect(await seen(caio)).toEqual(['Ana', 'Bruno', 'Carla', 'Diego', 'Elisa']);
    expect(await seen(await asNow(juliana))).toEqual(['Ana', 'Carla', 'Elisa']);
  });

  it('have names of their own, which stand in lists', async () => {
    expect(await refusal(createSegment(people.owner, { name: 'NORTE' }, db()))).toEqual({
      name: ['segment_taken'],
    });
    expect(await refusal(updateSegment(people.owner, south, { name: 'nórte' }, db()))).toEqual({
      name: ['segment_taken'],
    });
    expect(await refusal(createSegment(people.owner, { name: 'A, B' }, db()))).toEqual({
      name: ['segment_with_comma'],
    });
    expect(await refusal(createSegment(people.owner, { name: ' ' }, db()))).toEqual({ name: ['required'] });
    const unknown = createSegment(
      people.owner,
      { name: 'Leste', operators: ['ninguem@aurora.example'] },
      db(),
    );
    expect(await refusal(unknown)).toEqual({ operators: ['user_unknown'] });
  });

  it('are listed whole to those who lead and in part to agents', async () => {
    const all = await listSegments(supervisor, db());
    expect(all.map(({ name, operators }) => [name, operators?.map((user) => user.name)])).toEqual([
      ['Norte', ['Caio Lima']],
      ['Sul', ['Juliana Prado']],
    ]);
    expect(await listSegments(caio, db())).toEqual([
      { id: north, name: 'Norte', operators: null, service: null },
    ]);
  });

  it('are kept by managers and owners alone', async () => {
    for (const actor of [people.supervisor, caio]) {
      await expect(createSegment(actor, { name: 'Leste' }, db())).rejects.toThrow(Forbidden);
      await expect(updateSegment(actor, north, { name: 'Leste' }, db())).rejects.toThrow(Forbidden);
      await expect(deleteSegment(actor, north, db())).rejects.toThrow(Forbidden);
      await expect(getSegment(actor, north, db())).rejects.toThrow(Forbidden);
    }
  });
});
