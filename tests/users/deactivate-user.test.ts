import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { users } from '#db/schema/index.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Forbidden } from '#lib/core/errors.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { updateUser } from '#lib/users/update-user.ts';
import { refusal } from '#tests/contacts/bulk/refusal.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

describe('deactivating a user who holds a portfolio', () => {
  const { db } = useDatabase();
  let people: Awaited<ReturnType<typeof actors>>;
  let caio: Actor;
  let juliana: Actor;
  let ana: number;
  let bruno: number;

  beforeAll(async () => {
    people = await actors(db());
    caio = people.agent;
    juliana = await createActor('Juliana Prado', 'agent', {}, db());
  });

  beforeEach(async () => {
    await db().execute(sql`truncate contact, contact_avatar, contact_note, contact_identifier cascade`);
    await updateUser(people.owner, caio.userId, { active: true }, db());
    ana = (await createContact(people.owner, { name: 'Ana' }, db())).id;
    bruno = (await createContact(people.owner, { name: 'Bruno' }, db())).id;
    await assign(ana, { flow: 'message', ownerId: caio.userId });
    await assign(bruno, {
      flow: 'backup_agent',
      ownerId: people.supervisor.userId,
      backupAgentId: caio.userId,
    });
  });

  const assign = (id: number, input: unknown) => assignPortfolio(people.owner, id, input, db());
  const portfolioOf = async (id: number) => (await getContact(people.owner, id, db())).portfolio;
  const deactivate = async (input: object, actor = people.manager, id = caio.userId) =>
    (await updateUser(actor, id, { active: false, ...input }, db())).handedOver;
  const isActive = async () => {
    const [user] = await db().select({ active: users.active }).from(users).where(eq(users.id, caio.userId));
    return user?.active;
  };

  it('asks what becomes of it, and lets the user stay until that is said', async () => {
    expect(await refusal(deactivate({}))).toEqual({ to: ['portfolio_held'] });
    expect(await refusal(deactivate({ to: 'user', userId: '' }))).toEqual({ userId: ['required'] });
    expect(await isActive()).toBe(true);
  });

  it('moves all of it to somebody else in the same step', async () => {
    const moved = await deactivate({ to: 'user', userId: String(juliana.userId) });
    expect(moved).toEqual({ owned: 1, backup: 1, replaced: 0, messages: 0 });
    expect(await isActive()).toBe(false);
    expect(await portfolioOf(ana)).toMatchObject({ flow: 'message', owner: { name: 'Juliana Prado' } });
    expect(await portfolioOf(bruno)).toMatchObject({
      flow: 'backup_agent',
      owner: { name: 'Paula Teixeira' },
      backupAgent: { name: 'Juliana Prado' },
    });
  });

  it('leaves it to nobody, or as it is, when that is wanted', async () => {
    expect(await deactivate({ to: 'keep' })).toEqual({ owned: 0, backup: 0, replaced: 0, messages: 0 });
    expect(await isActive()).toBe(false);
    expect((await portfolioOf(ana))?.owner).toMatchObject({ name: 'Caio Lima', active: false });
    await updateUser(people.owner, caio.userId, { active: true }, db());
    expect(await deactivate({ to: 'nobody' })).toEqual({ owned: 1, backup: 0, replaced: 0, messages: 1 });
    expect(await portfolioOf(ana)).toBeNull();
    expect(await portfolioOf(bruno)).toMatchObject({ flow: 'message', backupAgent: null });
  });

  it('asks nothing where nobody depends on the user', async () => {
    await db().execute(sql`truncate contact, contact_avatar, contact_identifier cascade`);
    expect(await deactivate({})).toEqual({ owned: 0, backup: 0, replaced: 0, messages: 0 });
    expect(await isActive()).toBe(false);
  });

  it('is for those who manage users, and for nobody on themselves', async () => {
    for (const actor of [people.supervisor, caio])
      await expect(deactivate({ to: 'nobody' }, actor)).rejects.toThrow(Forbidden);
    await expect(deactivate({ to: 'nobody' }, people.manager, people.owner.userId)).rejects.toThrow(
      Forbidden,
    );
    expect(await isActive()).toBe(true);
    expect(await portfolioOf(ana)).not.toBeNull();
  });
});
