import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { signInThrottles } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { changeOwnPassword } from '#lib/users/profile/change-own-password.ts';
import { signIn } from '#lib/users/sign-in/sign-in.ts';
import { useDatabase } from '#tests/support/database.ts';
import { PASSWORD, refusalOf, renata } from '../people.ts';

describe('changing one’s own password', () => {
  const { db } = useDatabase();
  let owner: Actor;
  beforeEach(async () => {
    owner = await renata(db());
  });
  const change = (input: object) => refusalOf(changeOwnPassword(owner, input, db()));

  it('needs the current one', async () => {
    expect(await change({ currentPassword: 'errada errada', password: 'outra frase boa' })).toBe(
      'currentPassword=password_wrong',
    );
    expect(await change({ password: 'outra frase boa' })).toBe('currentPassword=required');
  });

  it('slows guesses of the current one down', async () => {
    const wrong = { currentPassword: 'errada errada', password: 'outra frase boa' };
    for (let guess = 0; guess < 5; guess++) await change(wrong);
    await db().update(signInThrottles).set({ lastFailureAt: sql`now() + interval '1 minute'` });
    expect(await change(wrong)).toBe('form=sign_in_wait');
    expect(await refusalOf(signIn({ email: owner.email, password: PASSWORD }, {}, db()))).toBe('accepted');
  });

  it.each([
    ['curta', 'password=password_short'],
    ['', 'password=required'],
    ['aaaaaaaaaaaa', 'password=password_simple'],
    ['x1y2'.repeat(51), 'password=too_long'],
    ['RENATA@aurora.com.br', 'password=password_is_email'],
  ])('refuses %j', async (password, reason) => {
    expect(await change({ currentPassword: PASSWORD, password })).toBe(reason);
  });

  it('refuses two passwords that differ', async () => {
    const typed = { currentPassword: PASSWORD, password: 'outra frase boa', passwordAgain: 'outra frase bo' };
    expect(await change(typed)).toBe('passwordAgain=password_mismatch');
  });

  it('takes a password however its accents are composed', async () => {
    expect(await change({ currentPassword: PASSWORD, password: 'coração de mãe'.normalize('NFD') })).toBe(
      'accepted',
    );
    const composed = { email: owner.email, password: 'coração de mãe'.normalize('NFC') };
    expect(await refusalOf(signIn(composed, {}, db()))).toBe('accepted');
  });
});
