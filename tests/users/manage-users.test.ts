import { and, desc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { auditEvents, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { createUser } from '#lib/users/create-user.ts';
import { getUser } from '#lib/users/get-user.ts';
import { createInvitationLink } from '#lib/users/invitations/create-invitation-link.ts';
import { getInvitation } from '#lib/users/invitations/get-invitation.ts';
import { inviteUser } from '#lib/users/invitations/invite-user.ts';
import { listUsers } from '#lib/users/list-users.ts';
import { updateProfile } from '#lib/users/profile/update-profile.ts';
import { systemActor } from '#lib/users/system-actor.ts';
import { actorFromToken } from '#lib/users/tokens/actor-from-token.ts';
import { createApiToken } from '#lib/users/tokens/create-api-token.ts';
import { updateUser } from '#lib/users/update-user.ts';
import { useDatabase } from '#tests/support/database.ts';
import { PASSWORD, person, refusalOf, renata } from './people.ts';

describe('managing users', () => {
  const { db } = useDatabase();
  let owner: Actor;
  let manager: Actor;
  let supervisor: Actor;
  let agent: Actor;
  beforeEach(async () => {
    owner = await renata(db());
    manager = await person(owner, 'marina', 'manager', db());
    supervisor = await person(owner, 'lia', 'supervisor', db());
    agent = await person(owner, 'bruno', 'agent', db());
  });
  const update = (actor: Actor, whom: Actor, input: object) =>
    refusalOf(updateUser(actor, whom.userId, input, db()));

  it('shows users to supervisors and up, never a password’s hash', async () => {
    const list = await listUsers(supervisor, db());
    expect(list.map((user) => user.email.split('@')[0])).toEqual(['bruno', 'lia', 'marina', 'renata']);
    expect(JSON.stringify(list)).not.toContain('argon2');
    expect(await refusalOf(listUsers(agent, db()))).toBe('not permitted: users.view');
    expect(await refusalOf(getUser(agent, owner.userId, db()))).toBe('not permitted: users.view');
  });

  it('finds no user behind an id that is none', async () => {
    for (const id of [0, -1, 1.5, Number.NaN, 2 ** 40, 999_999]) {
      expect(await refusalOf(getUser(owner, id, db()))).toBe('user not found');
      expect(await refusalOf(updateUser(owner, id, { name: 'X' }, db()))).toBe('user not found');
    }
  });

  it('is refused to supervisors and agents', async () => {
    for (const actor of [supervisor, agent]) {
      const input = { name: 'Ana', email: 'ana@aurora.com.br', role: 'agent' };
      expect(await refusalOf(createUser(actor, input, db()))).toBe('not permitted: users.manage');
      expect(await update(actor, agent, { name: 'Outro' })).toBe('not permitted: users.manage');
    }
  });

  it('gives managers supervisors and agents only', async () => {
    const input = { name: 'Ana', email: 'ana@aurora.com.br' };
    for (const role of ['owner', 'manager']) {
      expect(await refusalOf(createUser(manager, { ...input, role }, db()))).toBe('role=role_not_grantable');
      expect(await update(manager, agent, { role })).toBe('role=role_not_grantable');
    }
    expect(await update(manager, owner, { name: 'X' })).toBe('not permitted: users.manage');
    expect(await update(manager, manager, { canAnonymize: true })).toBe('not permitted: users.manage');
    const otherManager = await person(owner, 'outra', 'manager', db());
    expect(await update(manager, otherManager, { active: false })).toBe('not permitted: users.manage');
    expect(await update({ ...manager, via: 'api' }, supervisor, { role: 'agent', canAnonymize: true })).toBe(
      'accepted',
    );
    expect(await update(manager, agent, { active: false })).toBe('accepted');
  });

  it('takes back what a manager holds of someone who rises out of their reach', async () => {
    const { token } = await createApiToken(manager, { name: 'ERP', userId: agent.userId }, db());
    const link = (await createInvitationLink(manager, agent.userId, db())).replace('/invitation/', '');
    await updateUser(owner, agent.userId, { role: 'supervisor' }, db());
    expect(await actorFromToken(token, db())).toMatchObject({ role: 'supervisor' });
    expect(await getInvitation(link, db())).toMatchObject({ id: agent.userId });
    await updateUser(owner, agent.userId, { role: 'owner' }, db());
    expect(await actorFromToken(token, db())).toBeNull();
    expect(await refusalOf(getInvitation(link, db()))).toBe('invitation not found');
  });

  it('grants anonymizing by itself, never with a role', async () => {
    expect(await createUser(owner, { name: 'Ana', email: 'a@a.com', role: 'owner' }, db())).toMatchObject({
      canAnonymize: false,
    });
    expect(await updateUser(owner, agent.userId, { role: 'manager' }, db())).toMatchObject({
      canAnonymize: false,
    });
    const token = { ...owner, via: 'api' as const };
    expect(await updateUser(token, owner.userId, { canAnonymize: 'true' }, db())).toMatchObject({
      canAnonymize: true,
    });
    expect(await updateUser(token, agent.userId, { canAnonymize: false }, db())).toMatchObject({
      canAnonymize: false,
    });
  });

  it('lets nobody change their own role or deactivate themselves', async () => {
    await person(owner, 'dora', 'owner', db());
    expect(await update(owner, owner, { role: 'agent' })).toBe('role=own_role');
    expect(await update(owner, owner, { active: false })).toBe('form=own_deactivation');
    expect(await update(owner, owner, { name: 'Renata P.', role: 'owner', active: true })).toBe('accepted');
  });

  it('changes what is given and leaves the rest, naming fields and no values in the trail', async () => {
    await updateUser(owner, agent.userId, { name: 'Bruno Sá', role: 'agent' }, db());
    expect(await getUser(owner, agent.userId, db())).toMatchObject({
      name: 'Bruno Sá',
      email: 'bruno@aurora.com.br',
      role: 'agent',
    });
    const [entry] = await db().select().from(auditEvents).orderBy(desc(auditEvents.id)).limit(1);
    expect(entry).toMatchObject({
      action: 'user.updated',
      subjectId: agent.userId,
      userId: owner.userId,
      fields: ['name'],
    });
  });

  it('refuses an e-mail in use, whichever way it is written', async () => {
    const taken = { name: 'Ana', email: ' BRUNO@aurora.com.br', role: 'agent' };
    expect(await refusalOf(createUser(owner, taken, db()))).toBe('email=email_taken');
    expect(await update(owner, supervisor, { email: 'Bruno@aurora.com.br' })).toBe('email=email_taken');
    expect(await refusalOf(createUser(owner, { name: '', email: 'x', role: 'king' }, db()))).toBe(
      'name=required email=email_invalid role=invalid',
    );
  });

  it('keeps the last owner, also when two owners demote each other at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const dora = await person(owner, `dora${round}`, 'owner', db());
      const both = await Promise.all([
        update(owner, dora, { role: 'agent' }),
        update(dora, owner, round % 2 ? { active: false } : { role: 'agent' }),
      ]);
      expect(both.sort()).toEqual(['accepted', 'form=last_owner']);
      const owners = await db()
        .select()
        .from(users)
        .where(and(eq(users.role, 'owner'), eq(users.active, true)));
      expect(owners).toHaveLength(1);
      await db().update(users).set({ role: 'agent' }).where(eq(users.role, 'owner'));
      await db().update(users).set({ role: 'owner', active: true }).where(eq(users.id, owner.userId));
    }
  });

  it('does not take an invited owner for one who could go on', async () => {
    const { user } = await inviteUser(
      owner,
      { name: 'Dora', email: 'dora@aurora.com.br', role: 'owner' },
      db(),
    );
    const dora = { ...owner, userId: user.id };
    expect(await update(dora, owner, { active: false })).toBe('form=last_owner');
  });

  it('lets everyone change their own name, language and theme, and nothing else', async () => {
    const changed = await updateProfile(
      agent,
      { name: 'Bruno', locale: 'en', theme: 'dark', role: 'owner' },
      db(),
    );
    expect(changed).toMatchObject({ name: 'Bruno', locale: 'en', theme: 'dark', role: 'agent' });
    expect(await updateProfile(agent, { locale: '' }, db())).toMatchObject({ locale: null, theme: 'dark' });
    expect(await refusalOf(updateProfile(agent, { theme: 'pink' }, db()))).toBe('theme=invalid');
  });

  it('acts from the command line as the longest-standing owner', async () => {
    expect(await systemActor(db())).toMatchObject({ userId: owner.userId, via: 'cli' });
    const ana = await createUser(
      await systemActor(db()),
      { name: 'Ana', email: 'ana@a.com', role: 'manager', password: PASSWORD },
      db(),
    );
    const [entry] = await db().select().from(auditEvents).where(eq(auditEvents.subjectId, ana.id));
    expect(entry).toMatchObject({ action: 'user.created', via: 'cli' });
  });
});
