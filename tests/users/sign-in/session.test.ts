import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userSessions } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { changeOwnPassword } from '#lib/users/profile/change-own-password.ts';
import { updateProfile } from '#lib/users/profile/update-profile.ts';
import { signIn } from '#lib/users/sign-in/sign-in.ts';
import { updateUser } from '#lib/users/update-user.ts';
import { sessionActor } from '#lib/web/session-actor.ts';
import { useDatabase } from '#tests/support/database.ts';
import { PASSWORD, person, refusalOf, renata } from '../people.ts';

describe('a session', () => {
  const { db } = useDatabase();
  let owner: Actor;
  let caio: Actor;
  let sessionId: string;

  beforeEach(async () => {
    owner = await renata(db());
    caio = await person(owner, 'caio', 'supervisor', db());
    sessionId = (await signIn({ email: caio.email, password: PASSWORD }, {}, db())).sessionId;
  });
  afterEach(() => {
    delete process.env.SESSION_IDLE_MINUTES;
    delete process.env.SESSION_MAX_HOURS;
  });

  const now = () => sessionActor(sessionId, {}, db());
  const unseenFor = (minutes: number) =>
    db().execute(sql`update user_session set last_seen_at = now() - make_interval(mins => ${minutes})`);
  const lastSeen = async () => {
    const [row] = await db().select().from(userSessions).where(eq(userSessions.id, sessionId));
    return row?.lastSeenAt.getTime() ?? 0;
  };

  it('ends at the next request once the person is deactivated, and stays ended', async () => {
    expect(await now()).toMatchObject({ userId: caio.userId });
    await updateUser(owner, caio.userId, { active: false }, db());
    expect(await now()).toBeNull();
    await updateUser(owner, caio.userId, { active: true }, db());
    expect(await now()).toBeNull();
  });

  it('carries a changed role, grant and language into the next request', async () => {
    await updateUser({ ...owner, via: 'api' }, caio.userId, { role: 'agent', canAnonymize: true }, db());
    await updateProfile(caio, { locale: 'en', theme: 'dark' }, db());
    expect(await now()).toMatchObject({ role: 'agent', canAnonymize: true, locale: 'en', theme: 'dark' });
  });

  it('ends everywhere when the person changes the password, and goes on here under another cookie', async () => {
    const elsewhere = (await signIn({ email: caio.email, password: PASSWORD }, {}, db())).sessionId;
    const change = {
      currentPassword: PASSWORD,
      password: 'outra frase boa',
      passwordAgain: 'outra frase boa',
    };
    const renewed = await changeOwnPassword(caio, change, db());
    expect(await now()).toBeNull();
    expect(await sessionActor(renewed.sessionId, {}, db())).toMatchObject({ userId: caio.userId });
    expect(await sessionActor(elsewhere, {}, db())).toBeNull();
    expect(await refusalOf(signIn({ email: caio.email, password: PASSWORD }, {}, db()))).toBe(
      'form=sign_in_wrong',
    );
  });

  it('times out after eight hours without activity', async () => {
    await unseenFor(479);
    expect(await now()).not.toBeNull();
    await unseenFor(481);
    expect(await now()).toBeNull();
  });

  it('times out when the operator says', async () => {
    process.env.SESSION_IDLE_MINUTES = '15';
    await unseenFor(16);
    expect(await now()).toBeNull();
  });

  it('ends after its longest time however active', async () => {
    process.env.SESSION_MAX_HOURS = '2';
    const short = (await signIn({ email: caio.email, password: PASSWORD }, {}, db())).sessionId;
    const [row] = await db().select().from(userSessions).where(eq(userSessions.id, short));
    expect((row?.expiresAt.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(2 * 3_600_000);
    await db()
      .update(userSessions)
      .set({ expiresAt: new Date(Date.now() - 1000) });
    expect(await sessionActor(short, {}, db())).toBeNull();
  });

  it('counts activity at most once a minute', async () => {
    const opened = await lastSeen();
    await now();
    expect(await lastSeen()).toBe(opened);
    await unseenFor(2);
    await now();
    expect(Date.now() - (await lastSeen())).toBeLessThan(10_000);
  });

  it('is not kept alive by what the page asks by itself', async () => {
    await unseenFor(2);
    expect(await sessionActor(sessionId, { activity: false }, db())).not.toBeNull();
    expect(Date.now() - (await lastSeen())).toBeGreaterThan(100_000);
  });

  it('is nobody for an unknown id', async () => {
    expect(await sessionActor('x'.repeat(43), {}, db())).toBeNull();
  });
});
