import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { organization, segments } from '#db/schema/index.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { deleteContact } from '#lib/contacts/delete-contact.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Forbidden, NotFound } from '#lib/core/errors.ts';
import type { Role } from '#lib/core/role.ts';
import { countGroups } from '#lib/duplicates/count-groups.ts';
import { dismissDuplicates } from '#lib/duplicates/dismiss-duplicates.ts';
import { getGroup } from '#lib/duplicates/get-group.ts';
import { heedValue, ignoreValue } from '#lib/duplicates/ignore-value.ts';
import { listDismissals } from '#lib/duplicates/list-dismissals.ts';
import { listGroups } from '#lib/duplicates/list-groups.ts';
import { undoDismissal } from '#lib/duplicates/undo-dismissal.ts';
import { updateOrganization } from '#lib/settings/update-organization.ts';
import { refusal } from '#tests/contacts/bulk/refusal.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { cpf } from '#tests/support/import-file.ts';
import { mergeInto } from '#tests/support/merged-contacts.ts';

const { db } = useDatabase();
let people: Record<Role, Actor>;

const PHONE = '5511987650031';

beforeAll(async () => {
  people = await actors(db());
});

beforeEach(async () => {
  await db().execute(sql`
    truncate contact, contact_identifier, duplicate_member, duplicate_group, duplicate_part, duplicate_pending cascade`);
  await db().update(organization).set({ allowDuplicates: true, primaryCriterion: 'latest_interaction' });
});

async function add(name: string, given: object = {}): Promise<number> {
  return (await createContact(people.owner, { name, phones: [PHONE], ...given })).id;
}

async function groups(actor: Actor = people.owner, query = {}) {
  return (await listGroups(actor, query)).items;
}

async function only() {
  const [group, ...others] = await groups();
  expect(others).toEqual([]);
  return group;
}

describe('a group', () => {
  it('says who is linked to whom by what, and who would remain', async () => {
    const ana = await add('Ana Lima', { email: 'Ana@casa.example' });
    const a = await add('A. Lima');
    const lima = await add('Lima', { phones: ['5511987650032'], email: 'ana@casa.example' });
    expect(await only()).toMatchObject({
      id: ana,
      size: 3,
      kinds: ['phone', 'email'],
      conflicts: [],
      crowded: false,
      primaryId: lima,
      primaryReason: 'newest',
      members: [{ id: lima }, { id: a }, { id: ana }],
      links: [
        { kind: 'phone', value: PHONE, contactIds: [a, ana], holders: 2 },
        { kind: 'email', value: 'ana@casa.example', contactIds: [lima, ana], holders: 2 },
      ],
    });
    await db().execute(sql`update contact set last_interaction_at = now() where id = ${a}`);
    expect(await only()).toMatchObject({ primaryId: a, primaryReason: 'latest_interaction' });
    await updateOrganization(people.owner, { primaryCriterion: 'oldest' });
    expect(await only()).toMatchObject({ primaryId: ana, primaryReason: 'oldest' });
  });

  it('is asked for by any of its members, and by whoever was merged into one', async () => {
    const [ana, bia, old] = [await add('Ana'), await add('Bia'), await add('Aninha')];
    await mergeInto(bia, [old], db());
    for (const id of [ana, bia, old])
      expect(await getGroup(people.agent, id)).toMatchObject({ id: ana, size: 2 });
    const alone = await add('Só', { phones: [] });
    expect(await getGroup(people.agent, alone)).toBeNull();
    await deleteContact(people.owner, ana);
    expect(await getGroup(people.agent, bia)).toBeNull();
    await expect(getGroup(people.agent, ana)).rejects.toThrow(NotFound);
  });

  it('is in doubt where two of it differ in what nobody has twice', async () => {
    const [ana, bia] = [await add('Ana'), await add('Bia')];
    await only();
    const change = async (one: object, other: object) => {
      await updateContact(people.owner, ana, one);
      await updateContact(people.owner, bia, other);
      return (await only())?.conflicts;
    };
    expect(await change({ birthDate: '1980-05-01' }, { birthDate: '1981-05-01' })).toEqual(['birth_dates']);
    expect(await change({ birthDate: '' }, { clientCode: 'B' })).toEqual([]);
    expect(await change({ clientCode: 'A', cpf: cpf(1) }, { cpf: cpf(2) })).toEqual([
      'two_cpfs',
      'two_client_codes',
    ]);
    expect(
      await change({ clientCode: '', cpf: '', cnpj: '11222333000181' }, { cnpj: '11444777000161' }),
    ).toEqual(['two_cnpjs']);
  });

  it('shows a crowd with a warning, and doubts only what holds together without its value', async () => {
    const crowd: number[] = [];
    for (let at = 0; at < 21; at++) crowd.push(await add(`Cliente ${at}`, { cpf: cpf(at) }));
    expect(await only()).toMatchObject({ size: 21, crowded: true, conflicts: [] });
    const mail = { email: 'dois@casa.example' };
    await updateContact(people.owner, crowd[0] ?? 0, mail);
    await updateContact(people.owner, crowd[1] ?? 0, mail);
    const group = await only();
    expect(group).toMatchObject({ crowded: true, conflicts: ['two_cpfs'], kinds: ['phone', 'email'] });
    expect(group?.members).toHaveLength(20);
    expect(group?.links[0]).toMatchObject({ value: PHONE, holders: 21, crowded: true });
    await updateContact(people.owner, crowd[20] ?? 0, { active: false });
    expect(await only()).toMatchObject({ size: 20, crowded: false, conflicts: ['two_cpfs'] });
  });
});

describe('the list of groups', () => {
  it('is filtered by what links, by doubt, crowd, size, owner and what a member is found by', async () => {
    const ana = await add('Ana Prado');
    await add('Bia');
    await add('Cris', { cpf: cpf(1), phones: [] });
    await add('Cris Souza', { cpf: cpf(1), phones: [], email: 'c@casa.example' });
    const third = await add('C. Souza', { phones: [], email: 'C@casa.example', birthDate: '1980-01-01' });
    await updateContact(people.owner, third, { cpf: cpf(2) });
    await db().execute(sql`
      update contact set owner_id = ${people.agent.userId}, flow = 'message', assigned_at = now() where id = ${ana}`);
    const sizes = async (query: object) => (await groups(people.owner, query)).map(({ size }) => size);
    expect(await sizes({})).toEqual([3, 2]);
    expect(await sizes({ kind: 'cpf' })).toEqual([3]);
    expect(await sizes({ kind: 'phone' })).toEqual([2]);
    expect(await sizes({ conflict: 'true' })).toEqual([3]);
    expect(await sizes({ conflict: 'false' })).toEqual([2]);
    expect(await sizes({ crowded: 'true' })).toEqual([]);
    expect(await sizes({ size: '3' })).toEqual([3]);
    expect(await sizes({ owner: people.agent.userId })).toEqual([2]);
    expect(await sizes({ search: 'prado' })).toEqual([2]);
    expect(await sizes({ search: 'c@casa.example' })).toEqual([3]);
    expect(await refusal(listGroups(people.owner, { kind: 'name' }))).toEqual({ kind: ['invalid'] });
  });

  it('is walked page by page, both ways', async () => {
    for (let at = 0; at < 5; at++) {
      for (const name of ['Ana', 'A.']) await add(name, { phones: [`551198765010${at}`] });
    }
    const first = await listGroups(people.owner, { limit: 2 });
    const second = await listGroups(people.owner, { limit: 2, after: first.next ?? undefined });
    const third = await listGroups(people.owner, { limit: 2, after: second.next ?? undefined });
    const back = await listGroups(people.owner, { limit: 2, before: third.previous ?? undefined });
    const ids = ({ items }: typeof first) => items.map(({ id }) => id);
    expect(new Set([first, second, third].flatMap(ids)).size).toBe(5);
    expect(ids(back)).toEqual(ids(second));
    expect([first.previous, third.next, first.count]).toEqual([null, null, 5]);
  });

  it('shows agents only groups that they see whole', async () => {
    const [vip] = await db().insert(segments).values({ name: 'VIP' }).returning({ id: segments.id });
    const ana = await add('Ana');
    const hidden = await add('Bia', { segments: ['VIP'] });
    expect(await groups(people.agent)).toEqual([]);
    expect(await getGroup(people.agent, ana)).toBeNull();
    await expect(getGroup(people.agent, hidden)).rejects.toThrow(NotFound);
    const ofVip = { ...people.agent, segmentIds: [vip?.id ?? 0] };
    expect(await groups(ofVip)).toHaveLength(1);
    await expect(dismissDuplicates(people.agent, { contactIds: [ana, hidden] })).rejects.toThrow(NotFound);
  });
});

describe('the list of somebody who sees few of very many groups', () => {
  /** Whoever is to be made an agent's, of so many groups of two. */
  async function fill(count: number, seen: readonly number[]): Promise<void> {
    const [others] = await db()
      .insert(segments)
      .values({ name: `De outros ${count}` })
      .returning({ id: segments.id });
    await db().execute(sql`
      insert into contact (id, name, segment_ids)
      select n, 'Contato ' || n, case when (n - 1) / 2 + 1 = any(${sql.param([...seen])}::int[]) then '{}'::int[] else array[${others?.id}::int] end
      from generate_series(1, ${count * 2}) as n`);
    await db().execute(sql`
      insert into duplicate_member (contact_id, group_id, part_id)
      select n, n - (n - 1) % 2, n - (n - 1) % 2 from generate_series(1, ${count * 2}) as n`);
    await db().execute(sql`
      insert into duplicate_group (id, size, kinds, conflicts, crowded, told_apart)
      select 2 * n - 1, 2, '{phone}', '{}', false, false from generate_series(1, ${count}) as n`);
  }
  const ids = ({ items }: Awaited<ReturnType<typeof listGroups>>) => items.map(({ id }) => id);

  it('looks at two thousand a page, goes on behind them, and comes back', async () => {
    await fill(4_100, [3, 4_050]);
    const first = await listGroups(people.agent);
    expect(ids(first)).toEqual([5]);
    expect(first).toMatchObject({ next: { id: 3_999 }, previous: null, count: 1, isMore: true });
    const second = await listGroups(people.agent, { after: first.next ?? undefined });
    expect(ids(second)).toEqual([]);
    const third = await listGroups(people.agent, { after: second.next ?? undefined });
    expect(ids(third)).toEqual([8_099]);
    expect(third.next).toBeNull();
    const back = await listGroups(people.agent, { before: third.previous ?? undefined });
    const further = await listGroups(people.agent, { before: back.previous ?? undefined });
    const start = await listGroups(people.agent, { before: further.previous ?? undefined });
    expect([back, further, start].map(ids)).toEqual([[], [], [5]]);
    expect(start.previous).toBeNull();
    const again = await listGroups(people.agent, { after: back.next ?? undefined });
    expect(ids(again)).toEqual([8_099]);
    expect(await countGroups(people.agent)).toEqual({ groups: 1, contacts: 2, conflicts: 0 });
  });

  it('counts five hundred, and says that there are more than a round number', async () => {
    const seen = Array.from({ length: 600 }, (_, at) => at + 1).filter((nth) => nth % 3 > 0);
    await fill(600, seen);
    const { count, isMore } = await listGroups(people.agent);
    expect([count, isMore]).toEqual([300, true]);
    expect(await listGroups(people.owner)).toMatchObject({ count: 600, isMore: false });
    expect(await listGroups(people.agent, { limit: 1, counted: false })).toMatchObject({
      items: [{ id: 1 }],
    });
  });
});

describe('two who are not the same person', () => {
  it('are not shown together again for a phone or an e-mail, and come back, marked, for a CPF they share later', async () => {
    const [rosa, raul] = [await add('Rosa', { cpf: cpf(1) }), await add('Raul')];
    await dismissDuplicates(people.agent, { contactIds: [rosa, raul] });
    expect(await only()).toBeUndefined();
    for (const id of [rosa, raul]) await updateContact(people.owner, id, { email: 'casa@lobo.example' });
    expect(await only()).toBeUndefined();
    await updateContact(people.owner, raul, { cpf: cpf(1) });
    expect(await only()).toMatchObject({ kinds: ['cpf'], toldApart: true, conflicts: ['told_apart'] });
    expect((await getGroup(people.owner, raul))?.apart).toEqual([[rosa, raul]]);
  });

  it('stay apart in spite of the CPF they had then, until they come to share another', async () => {
    const [rosa, raul] = [await add('Rosa', { cpf: cpf(1) }), await add('Raul', { cpf: cpf(1) })];
    expect(await only()).toBeDefined();
    await dismissDuplicates(people.owner, { contactIds: [rosa, raul] });
    expect(await only()).toBeUndefined();
    await updateContact(people.owner, raul, { cpf: cpf(2) });
    expect(await only()).toBeUndefined();
    await updateContact(people.owner, rosa, { cpf: cpf(2) });
    expect(await only()).toMatchObject({ kinds: ['cpf'], toldApart: true });
  });

  it('are in doubt when a third holds them together, and speak for whoever they are merged into', async () => {
    const [rosa, raul, third] = [await add('Rosa'), await add('Raul'), await add('R. Lobo')];
    await dismissDuplicates(people.owner, { contactIds: [rosa, raul] });
    expect(await only()).toMatchObject({ size: 3, conflicts: ['told_apart'] });
    await mergeInto(third, [rosa], db());
    expect(await only()).toBeUndefined();
    expect(await listDismissals(people.agent)).toMatchObject([
      { one: { id: third }, other: { id: raul }, by: 'Marina Duarte' },
    ]);
    await undoDismissal(people.owner, { contactIds: [third, raul] });
    expect(await only()).toMatchObject({ size: 2, toldApart: false });
    expect(await refusal(undoDismissal(people.owner, { contactIds: [third, raul] }))).toEqual({
      contactIds: ['not_told_apart'],
    });
  });

  it('are two, who are there', async () => {
    const rosa = await add('Rosa');
    for (const contactIds of [[rosa], [rosa, rosa], `${rosa}`])
      expect(await refusal(dismissDuplicates(people.owner, { contactIds }))).toEqual({
        contactIds: ['two_needed'],
      });
    await expect(dismissDuplicates(people.owner, { contactIds: [rosa, 999_999] })).rejects.toThrow(NotFound);
  });
});

describe('a value to be ignored', () => {
  it('links nobody from then on, until it is heeded again', async () => {
    await add('Loja Um');
    await add('Loja Dois');
    await ignoreValue(people.manager, { value: PHONE });
    expect(await only()).toBeUndefined();
    await heedValue(people.manager, { value: PHONE });
    expect(await only()).toMatchObject({ kinds: ['phone'], size: 2 });
    for (const actor of [people.supervisor, people.agent])
      await expect(ignoreValue(actor, { value: PHONE })).rejects.toThrow(Forbidden);
  });
});
