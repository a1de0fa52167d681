import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { apiTokens } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { actorFromToken } from '#lib/users/tokens/actor-from-token.ts';
import { createApiToken } from '#lib/users/tokens/create-api-token.ts';
import { listApiTokens } from '#lib/users/tokens/list-api-tokens.ts';
import { revokeApiToken } from '#lib/users/tokens/revoke-api-token.ts';
import { updateUser } from '#lib/users/update-user.ts';
import { useDatabase } from '#tests/support/database.ts';
import { person, refusalOf, renata } from '../people.ts';

describe('API tokens', () => {
  const { db } = useDatabase();
  let owner: Actor;
  let manager: Actor;
  let agent: Actor;
  beforeEach(async () => {
    owner = await renata(db());
    manager = await person(owner, 'marina', 'manager', db());
    agent = await person(owner, 'bruno', 'agent', db());
  });
  const create = (actor: Actor, input: object) => createApiToken(actor, { name: 'ERP', ...input }, db());

  it('act as their user, with the rights of this moment', async () => {
    const { token } = await create(owner, { email: ' Bruno@aurora.com.br' });
    expect(token).toMatch(/^crt_[\w-]{43}$/);
    expect(await actorFromToken(token, db())).toMatchObject({
      userId: agent.userId,
      role: 'agent',
      via: 'api',
    });
    await updateUser(owner, agent.userId, { role: 'supervisor' }, db());
    expect(await actorFromToken(token, db())).toMatchObject({ role: 'supervisor' });
  });

  it('are the actor’s own unless a user is named', async () => {
    const { token } = await create(manager, {});
    expect(await actorFromToken(token, db())).toMatchObject({ userId: manager.userId });
  });

  it('end with their revocation and sleep while their user is deactivated', async () => {
    const { id, token } = await create(owner, { userId: String(agent.userId) });
    await updateUser(owner, agent.userId, { active: false }, db());
    expect(await actorFromToken(token, db())).toBeNull();
    await updateUser(owner, agent.userId, { active: true }, db());
    expect(await actorFromToken(token, db())).not.toBeNull();
    await revokeApiToken(owner, id, db());
    expect(await actorFromToken(token, db())).toBeNull();
    expect(await refusalOf(revokeApiToken(owner, id, db()))).toBe('token not found');
  });

  it('are not stored, and nothing else is taken for one', async () => {
    const { token } = await create(owner, {});
    const rows = await db().select().from(apiTokens);
    expect(JSON.stringify(rows)).not.toContain(token.slice(4));
    for (const wrong of ['', 'crt_', `${token}x`, rows[0]?.tokenHash ?? '']) {
      expect(await actorFromToken(wrong, db())).toBeNull();
    }
  });

  it('note their last use at most once a minute', async () => {
    const { token } = await create(owner, {});
    const lastUse = async () => (await db().select().from(apiTokens))[0]?.lastUsedAt?.getTime();
    await actorFromToken(token, db());
    const first = await lastUse();
    await actorFromToken(token, db());
    expect(await lastUse()).toBe(first);
    await db().execute(sql`update api_token set last_used_at = now() - interval '2 minutes'`);
    await actorFromToken(token, db());
    expect(await lastUse()).toBeGreaterThan(Date.now() - 60_000);
  });

  it('are refused to supervisors and agents', async () => {
    const supervisor = await person(owner, 'lia', 'supervisor', db());
    for (const actor of [supervisor, agent]) {
      expect(await refusalOf(create(actor, {}))).toBe('not permitted: tokens.manage');
      expect(await refusalOf(listApiTokens(actor, db()))).toBe('not permitted: tokens.manage');
      expect(await refusalOf(revokeApiToken(actor, 1, db()))).toBe('not permitted: tokens.manage');
    }
  });

  it('of owners and other managers are beyond a manager', async () => {
    const other = await person(owner, 'outra', 'manager', db());
    const owners = await create(owner, {});
    const others = await create(owner, { userId: other.userId });
    const own = await create(manager, {});
    const agents = await create(manager, { userId: agent.userId });
    for (const userId of [owner.userId, other.userId]) {
      expect(await refusalOf(create(manager, { userId }))).toBe('not permitted: tokens.manage');
    }
    expect((await listApiTokens(manager, db())).map((token) => token.id)).toEqual([agents.id, own.id]);
    for (const { id } of [owners, others]) {
      expect(await refusalOf(revokeApiToken(manager, id, db()))).toBe('token not found');
    }
    expect(await refusalOf(revokeApiToken(manager, agents.id, db()))).toBe('accepted');
    expect((await listApiTokens(owner, db())).map((token) => token.id)).toEqual([
      own.id,
      others.id,
      owners.id,
    ]);
  });

  it('need a name and a user that exists and is active', async () => {
    expect(await refusalOf(create(owner, { name: ' ' }))).toBe('name=required');
    expect(await refusalOf(create(owner, { email: 'nobody@aurora.com.br' }))).toBe('email=user_unknown');
    expect(await refusalOf(create(owner, { userId: 999_999 }))).toBe('userId=user_unknown');
    expect(await refusalOf(create(owner, { userId: '2; drop table' }))).toBe('userId=invalid');
    await updateUser(owner, agent.userId, { active: false }, db());
    expect(await refusalOf(create(owner, { userId: agent.userId }))).toBe('userId=user_inactive');
  });
});
