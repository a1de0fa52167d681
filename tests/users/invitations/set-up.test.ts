import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { accessLinks, auditEvents, organization, users } from '#db/schema/index.ts';
import { createFirstOwner } from '#lib/users/invitations/create-first-owner.ts';
import { createSetupLink } from '#lib/users/invitations/create-setup-link.ts';
import { setUpOrganization } from '#lib/users/invitations/set-up-organization.ts';
import { awaitsSetUp, isSetUpLinkValid } from '#lib/users/invitations/set-up-state.ts';
import { sessionActor } from '#lib/web/session-actor.ts';
import { useDatabase } from '#tests/support/database.ts';
import { nobody, PASSWORD, refusalOf } from '../people.ts';

const FIELDS = {
  organization: 'Distribuidora Aurora',
  name: 'Renata Prado',
  email: 'renata@aurora.com.br',
  password: PASSWORD,
};

describe('setting up an empty deployment', () => {
  const { db } = useDatabase();
  beforeEach(() => nobody(db()));
  const link = async () => (await createSetupLink(db())) ?? '';

  it('makes the organization, its owner and their session from one link', async () => {
    expect(await awaitsSetUp(db())).toBe(true);
    const { user, sessionId } = await setUpOrganization({ ...FIELDS, token: await link() }, db());
    expect(user).toMatchObject({ role: 'owner', canAnonymize: false, invited: false });
    expect(await db().select({ name: organization.name }).from(organization)).toEqual([
      { name: 'Distribuidora Aurora' },
    ]);
    expect(await sessionActor(sessionId, {}, db())).toMatchObject({ role: 'owner' });
    expect(await awaitsSetUp(db())).toBe(false);
    const entries = await db()
      .select({ action: auditEvents.action, userId: auditEvents.userId })
      .from(auditEvents);
    expect(entries).toContainEqual({ action: 'user.created', userId: user.id });
  });

  it('keeps the link when the form is refused, and nothing else', async () => {
    const token = await link();
    const refusal = await refusalOf(setUpOrganization({ token, password: 'curta', email: 'x' }, db()));
    expect(refusal).toContain('organization=required');
    expect(refusal).toContain('email=email_invalid');
    expect(refusal).toContain('password=password_short');
    expect(await isSetUpLinkValid(token, db())).toBe(true);
    expect(await db().select().from(users)).toEqual([]);
  });

  it('uses the link once, also when two use it at the same moment', async () => {
    const token = await link();
    const both = ['renata@aurora.com.br', 'outra@aurora.com.br'].map((email) =>
      refusalOf(setUpOrganization({ ...FIELDS, email, token }, db())),
    );
    expect((await Promise.all(both)).sort()).toEqual(['accepted', 'form=link_invalid']);
    expect(await db().select().from(users)).toHaveLength(1);
  });

  it('refuses an expired link, an unknown one and one replaced by another', async () => {
    const first = await link();
    const second = await link();
    expect(await refusalOf(setUpOrganization({ ...FIELDS, token: first }, db()))).toBe('form=link_invalid');
    expect(await refusalOf(setUpOrganization({ ...FIELDS, token: 'x' }, db()))).toBe('form=link_invalid');
    await db().execute(sql`update access_link set expires_at = now() - interval '1 second'`);
    expect(await isSetUpLinkValid(second, db())).toBe(false);
    expect(await refusalOf(setUpOrganization({ ...FIELDS, token: second }, db()))).toBe('form=link_invalid');
  });

  it('makes no link and no second first owner once someone has an account', async () => {
    const token = await link();
    await createFirstOwner({ email: FIELDS.email, password: PASSWORD }, db());
    expect(await createSetupLink(db())).toBeNull();
    expect(await createFirstOwner({ email: 'outra@aurora.com.br', password: PASSWORD }, db())).toBeNull();
    expect(await refusalOf(setUpOrganization({ ...FIELDS, token }, db()))).toBe('form=link_invalid');
  });

  it('makes one owner when two processes start with OWNER_EMAIL at once', async () => {
    const both = await Promise.all(
      ['a', 'b'].map((name) =>
        createFirstOwner({ email: `${name}@aurora.com.br`, password: PASSWORD }, db()),
      ),
    );
    expect(both.filter(Boolean)).toHaveLength(1);
  });

  it('keeps the link’s token nowhere', async () => {
    const token = await link();
    expect(JSON.stringify(await db().select().from(accessLinks))).not.toContain(token);
  });
});
