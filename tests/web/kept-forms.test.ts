import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keptForms, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Role } from '#lib/core/role.ts';
import { forgetKeptForm, forgetOldKeptForms } from '#lib/web/kept-forms/forget-kept-form.ts';
import { keepForm } from '#lib/web/kept-forms/keep-form.ts';
import { keptFormOf } from '#lib/web/kept-forms/kept-form-of.ts';
import { writerMark, writerOf } from '#lib/web/kept-forms/writer-mark.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

describe('a form that is sent after the session has ended', () => {
  const { db } = useDatabase();
  let people: Record<Role, Actor>;
  beforeAll(async () => {
    people = await actors(db());
  });
  beforeEach(async () => {
    await db().delete(keptForms);
  });

  const send = (actor: Actor, name: string, path = '/contacts/new') =>
    keepForm({ path, mark: `${writerMark(actor.userId)} _R_1_`, values: { name } }, db());
  const found = async (actor: Actor, path = '/contacts/new') =>
    (await keptFormOf(actor, path, db()))?.values.name;

  it('is there again for who wrote it, on its page, until it is sent or thrown away', async () => {
    expect(await send(people.agent, 'Dona Lurdes')).toBe(true);
    const kept = await keptFormOf(people.agent, '/contacts/new', db());
    expect(kept).toMatchObject({ form: '_R_1_', values: { name: 'Dona Lurdes' } });
    expect(await found(people.agent, '/contacts/7/edit')).toBeUndefined();
    await forgetKeptForm(people.manager, kept?.id ?? 0, db());
    expect(await found(people.agent)).toBe('Dona Lurdes');
    await forgetKeptForm(people.agent, kept?.id ?? 0, db());
    expect(await found(people.agent)).toBeUndefined();
  });

  it('is shown to nobody else, and says nothing in a copy of the database', async () => {
    await send(people.agent, 'Dona Lurdes');
    expect(await found(people.manager)).toBeUndefined();
    const [row] = await db().select().from(keptForms);
    expect(row?.content.toString('latin1')).not.toContain('Lurdes');
    await db().update(keptForms).set({ userId: people.manager.userId });
    expect(await found(people.manager)).toBeUndefined();
  });

  it('is not kept for a mark that nobody was given, nor for somebody who may not come in any more', async () => {
    const mark = writerMark(people.agent.userId);
    const forged = mark.replace(/^\d+/, String(people.owner.userId));
    expect([writerOf(mark), writerOf(forged), writerOf('')]).toEqual([people.agent.userId, null, null]);
    for (const wrong of [`${forged} _R_1_`, mark, '', 'x y'])
      expect(await keepForm({ path: '/', mark: wrong, values: {} }, db())).toBe(false);
    await db().update(users).set({ active: false }).where(eq(users.id, people.supervisor.userId));
    expect(await send(people.supervisor, 'Dona Lurdes')).toBe(false);
    expect(await db().select().from(keptForms)).toEqual([]);
  });

  it('is the last one of its page, among five at most, for an hour', async () => {
    for (const name of ['A', 'B', 'C', 'D', 'E']) await send(people.agent, name);
    await send(people.agent, 'Nota', '/contacts/7');
    expect(await found(people.agent)).toBe('E');
    expect(await db().$count(keptForms)).toBe(5);
    await db()
      .update(keptForms)
      .set({ createdAt: new Date(Date.now() - 61 * 60_000) });
    expect(await found(people.agent)).toBeUndefined();
    await forgetOldKeptForms(db());
    expect(await db().$count(keptForms)).toBe(0);
  });
});
