import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { contacts } from '#db/schema/index.ts';
import { COUNTED_EXACTLY, contactFigures, lastMonths } from '#lib/dashboard/contact-figures.ts';
import { createActor } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const { db } = useDatabase();

test('an empty base has figures too', async () => {
  const marina = await createActor('Marina Duarte', 'owner');
  const figures = await contactFigures(marina);
  expect(figures).toMatchObject({ total: 0, active: 0, unreachable: 0, exact: true });
  expect(figures.growth).toHaveLength(12);
});

test('a small base is counted, by month of the organization’s time zone', async () => {
  const caio = await createActor('Caio Lima', 'agent');
  await db()
    .insert(contacts)
    .values([
      {
        name: 'Adriana Vilela',
        email: 'adriana@vilela.example',
        phones: ['5511982147730'],
        cpf: '52998224725',
      },
      {
        name: 'Bruno Sá',
        email: 'bruno@sa.example',
        active: false,
        ownerId: caio.userId,
        flow: 'message',
        assignedAt: new Date(),
      },
      { name: 'Sem contato', createdAt: new Date('2019-03-01T12:00:00Z') },
    ]);
  const figures = await contactFigures(caio);
  expect(figures).toMatchObject({
    total: 3,
    active: 2,
    recent: 2,
    withPhone: 1,
    withEmail: 2,
    withDocument: 1,
    unreachable: 1,
    exact: true,
  });
  expect(figures.owners).toEqual([
    { id: caio.userId, name: 'Caio Lima', count: 1 },
    { id: null, name: null, count: 2 },
  ]);
  expect(figures.growth.at(-1)?.count).toBe(2);
  expect(figures.growth.reduce((sum, { count }) => sum + count, 0)).toBe(2);
});

test('a large base is sampled: near the truth, and the same each time', async () => {
  const rafael = await createActor('Rafael Nunes', 'manager');
  const many = COUNTED_EXACTLY * 3;
  await db().execute(sql`
    insert into contact (name, email, active)
    select 'Contato ' || i, case when i % 4 <> 0 then 'c' || i || '@aurora.example' end, i % 5 <> 0
    from generate_series(1, ${many}) i`);
  await db().execute(sql`analyze contact`);
  const figures = await contactFigures(rafael);
  expect(figures.exact).toBe(false);
  expect(Math.abs(figures.total - many) / many).toBeLessThan(0.02);
  expect(Math.abs(figures.active / figures.total - 0.8)).toBeLessThan(0.02);
  expect(Math.abs(figures.withEmail / figures.total - 0.75)).toBeLessThan(0.02);
  expect(await contactFigures(rafael)).toEqual(figures);
});

test('twelve months end with this one', () => {
  expect(lastMonths('2026-03')).toEqual([
    '2025-04',
    '2025-05',
    '2025-06',
    '2025-07',
    '2025-08',
    '2025-09',
    '2025-10',
    '2025-11',
    '2025-12',
    '2026-01',
    '2026-02',
    '2026-03',
  ]);
});
