import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { acceptInvitation } from '#lib/users/invitations/accept-invitation.ts';
import { createInvitationLink } from '#lib/users/invitations/create-invitation-link.ts';
import { getInvitation } from '#lib/users/invitations/get-invitation.ts';
import { inviteUser } from '#lib/users/invitations/invite-user.ts';
import { signIn } from '#lib/users/sign-in/sign-in.ts';
import { updateUser } from '#lib/users/update-user.ts';
import { sessionActor } from '#lib/web/session-actor.ts';
import { useDatabase } from '#tests/support/database.ts';
import { PASSWORD, person, refusalOf, renata } from '../people.ts';

const CAIO = { name: 'Caio Nunes', email: 'Caio@Aurora.com.br', role: 'agent' };

describe('inviting a user', () => {
  const { db } = useDatabase();
  let owner: Actor;
  beforeEach(async () => {
    owner = await renata(db());
  });
  const tokenOf = (path: string) => path.replace('/invitation/', '');
  const accept = (token: string, password = 'frase do caio') =>
    refusalOf(acceptInvitation({ token, password, passwordAgain: password }, db()));

  it('makes an account without a password and a link to choose one', async () => {
    const { user, path } = await inviteUser(
      { ...owner, via: 'api' },
      { ...CAIO, password: 'ignorada aqui', canAnonymize: 'true' },
      db(),
    );
    expect(user).toMatchObject({
      email: 'caio@aurora.com.br',
      invited: true,
      canAnonymize: true,
      active: true,
    });
    expect(await getInvitation(tokenOf(path), db())).toMatchObject({ name: 'Caio Nunes' });
    expect(await refusalOf(signIn({ email: user.email, password: 'ignorada aqui' }, {}, db()))).toBe(
      'form=sign_in_wrong',
    );
  });

  it('signs the person in with the password they choose', async () => {
    const { user, path } = await inviteUser(owner, CAIO, db());
    const { sessionId } = await acceptInvitation({ token: tokenOf(path), password: 'frase do caio' }, db());
    expect(await sessionActor(sessionId, {}, db())).toMatchObject({ userId: user.id, role: 'agent' });
    expect(await refusalOf(signIn({ email: user.email, password: 'frase do caio' }, {}, db()))).toBe(
      'accepted',
    );
  });

  it('works once, also when used twice at the same moment', async () => {
    const { path } = await inviteUser(owner, CAIO, db());
    const both = await Promise.all([
      accept(tokenOf(path), 'frase numero um'),
      accept(tokenOf(path), 'frase numero dois'),
    ]);
    expect(both.sort()).toEqual(['accepted', 'form=link_invalid']);
  });

  it('ends with seven days, a newer link, or the person’s deactivation', async () => {
    const { user, path } = await inviteUser(owner, CAIO, db());
    const newer = await createInvitationLink(owner, user.id, db());
    expect(await accept(tokenOf(path))).toBe('form=link_invalid');
    await db().execute(sql`update access_link set expires_at = now() - interval '1 second'`);
    expect(await accept(tokenOf(newer))).toBe('form=link_invalid');
    const last = await createInvitationLink(owner, user.id, db());
    await updateUser(owner, user.id, { active: false }, db());
    expect(await accept(tokenOf(last))).toBe('form=link_invalid');
    expect(await refusalOf(createInvitationLink(owner, user.id, db()))).toBe('form=user_inactive');
  });

  it('keeps the link when the password is refused', async () => {
    const { path } = await inviteUser(owner, CAIO, db());
    expect(await accept(tokenOf(path), 'curta')).toBe('password=password_short');
    expect(await accept(tokenOf(path), 'caio@aurora.com.br')).toBe('password=password_is_email');
    expect(await accept(tokenOf(path))).toBe('accepted');
  });

  it('lets who forgot the password choose another, and ends their sessions', async () => {
    const caio = await person(owner, 'caio', 'agent', db());
    const { sessionId } = await signIn({ email: caio.email, password: PASSWORD }, {}, db());
    const path = await createInvitationLink(owner, caio.userId, db());
    expect(await sessionActor(sessionId, {}, db())).not.toBeNull();
    expect(await accept(tokenOf(path))).toBe('accepted');
    expect(await sessionActor(sessionId, {}, db())).toBeNull();
  });

  it('is refused to those who may not, for roles above and for oneself', async () => {
    const manager = await person(owner, 'marina', 'manager', db());
    const supervisor = await person(owner, 'lia', 'supervisor', db());
    const agent = await person(owner, 'bruno', 'agent', db());
    for (const actor of [supervisor, agent]) {
      expect(await refusalOf(inviteUser(actor, CAIO, db()))).toBe('not permitted: users.manage');
      expect(await refusalOf(createInvitationLink(actor, agent.userId, db()))).toBe(
        'not permitted: users.manage',
      );
    }
    expect(await refusalOf(inviteUser(manager, { ...CAIO, role: 'manager' }, db()))).toBe(
      'role=role_not_grantable',
    );
    expect(await refusalOf(createInvitationLink(manager, owner.userId, db()))).toBe(
      'not permitted: users.manage',
    );
    expect(await refusalOf(createInvitationLink(manager, manager.userId, db()))).toBe(
      'not permitted: users.manage',
    );
    expect(await refusalOf(createInvitationLink(owner, owner.userId, db()))).toBe('form=own_invitation');
    expect(await refusalOf(inviteUser(manager, CAIO, db()))).toBe('accepted');
  });
});
