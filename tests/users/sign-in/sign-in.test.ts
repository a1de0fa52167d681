import { desc, eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { auditEvents, signInThrottles, userSessions, users } from '#db/schema/index.ts';
import { inviteUser } from '#lib/users/invitations/invite-user.ts';
import { hashPassword } from '#lib/users/sign-in/password.ts';
import { signIn } from '#lib/users/sign-in/sign-in.ts';
import { signOut } from '#lib/users/sign-in/sign-out.ts';
import { updateUser } from '#lib/users/update-user.ts';
import { sessionActor } from '#lib/web/session-actor.ts';
import { useDatabase } from '#tests/support/database.ts';
import { PASSWORD, person, refusalOf, renata } from '../people.ts';

describe('signing in', () => {
  const { db } = useDatabase();
  let owner: Awaited<ReturnType<typeof renata>>;
  beforeEach(async () => {
    owner = await renata(db());
  });

  it('opens a session that stands for the person, and says so in the audit trail', async () => {
    const { sessionId } = await signIn({ email: ' Renata@Aurora.com.br ', password: PASSWORD }, {}, db());
    expect(await sessionActor(sessionId, {}, db())).toMatchObject({
      userId: owner.userId,
      role: 'owner',
      via: 'web',
    });
    const [entry] = await db().select().from(auditEvents).orderBy(desc(auditEvents.id)).limit(1);
    expect(entry).toMatchObject({ action: 'session.opened', userId: owner.userId });
  });

  it('gives wrong, unknown, deactivated and invited accounts one and the same answer', async () => {
    const caio = await person(owner, 'caio', 'agent', db());
    await updateUser(owner, caio.userId, { active: false }, db());
    await inviteUser(owner, { name: 'Bia', email: 'bia@aurora.com.br', role: 'agent' }, db());
    for (const email of ['renata', 'nobody', 'caio', 'bia'].map((name) => `${name}@aurora.com.br`)) {
      const password = email.startsWith('caio') ? PASSWORD : 'errada errada';
      expect(await refusalOf(signIn({ email, password }, {}, db()))).toBe('form=sign_in_wrong');
    }
  });

  it('slows unknown accounts down exactly like known ones', async () => {
    const answers = async (email: string) => {
      const given: string[] = [];
      for (let guess = 0; guess < 7; guess++) {
        given.push(await refusalOf(signIn({ email, password: 'errada errada' }, {}, db())));
        if (guess === 4)
          await db().update(signInThrottles).set({ lastFailureAt: sql`now() + interval '1 minute'` });
      }
      return given;
    };
    expect(await answers('nobody@aurora.com.br')).toEqual(await answers('renata@aurora.com.br'));
  });

  it('hashes at the cost of the hash it compares unknown accounts with', async () => {
    expect(await hashPassword(PASSWORD)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('asks for both fields', async () => {
    expect(await refusalOf(signIn({ email: '', password: '' }, {}, db()))).toBe(
      'email=required password=required',
    );
    expect(await refusalOf(signIn({}, {}, db()))).toBe('email=required password=required');
    expect(await refusalOf(signIn({ email: { $ne: 1 }, password: ['x'] }, {}, db()))).toContain('email=');
  });

  it('ends a session for good when the person signs out', async () => {
    const { sessionId } = await signIn({ email: owner.email, password: PASSWORD }, {}, db());
    await signOut(sessionId, db());
    expect(await sessionActor(sessionId, {}, db())).toBeNull();
    await signOut(sessionId, db());
    const closed = await db().select().from(auditEvents).where(eq(auditEvents.action, 'session.closed'));
    expect(closed).toHaveLength(1);
  });

  it('stores neither the e-mail nor the address of who failed', async () => {
    await refusalOf(
      signIn({ email: owner.email, password: 'errada errada' }, { address: '203.0.113.9' }, db()),
    );
    const rows = await db().select().from(signInThrottles);
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(/aurora|renata|203\.0/);
  });

  it('sweeps expired sessions and forgotten failures away', async () => {
    const { sessionId } = await signIn({ email: owner.email, password: PASSWORD }, {}, db());
    await db()
      .update(userSessions)
      .set({ expiresAt: new Date(0) });
    await db()
      .update(signInThrottles)
      .set({ lastFailureAt: new Date(0) });
    const again = await signIn({ email: owner.email, password: PASSWORD }, { address: '203.0.113.9' }, db());
    const left = await db().select({ id: userSessions.id }).from(userSessions);
    expect(left).toEqual([{ id: again.sessionId }]);
    expect(left).not.toContainEqual({ id: sessionId });
  });

  it('leaves no session behind when the password changes while it is being verified', async () => {
    const slow = signIn({ email: owner.email, password: PASSWORD }, {}, db());
    const newHash = await hashPassword('outra frase boa');
    await db().update(users).set({ passwordHash: newHash }).where(eq(users.id, owner.userId));
    await refusalOf(slow);
    const sessions = await db().select().from(userSessions);
    for (const { id } of sessions) await signOut(id, db());
    expect(await refusalOf(signIn({ email: owner.email, password: PASSWORD }, {}, db()))).toBe(
      'form=sign_in_wrong',
    );
  });
});
