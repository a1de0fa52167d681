import { eq, sql } from 'drizzle-orm';
import { createTranslator } from 'next-intl';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { users } from '#db/schema/index.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { messagesOf } from '#lib/i18n/messages-of.ts';
import { clearNotifications } from '#lib/notifications/clear-notifications.ts';
import { closeNotification } from '#lib/notifications/close-notification.ts';
import { listNotifications } from '#lib/notifications/list-notifications.ts';
import { notificationView } from '#lib/notifications/notification-view.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { handOverPortfolio } from '#lib/portfolio/hand-over-portfolio.ts';
import { notifyBrokenPortfolios } from '#lib/portfolio/notify-broken-portfolios.ts';
import { updateUser } from '#lib/users/update-user.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

describe('a portfolio that is left without anybody', () => {
  const { db } = useDatabase();
  let people: Awaited<ReturnType<typeof actors>>;
  let caio: Actor;
  let juliana: Actor;

  beforeAll(async () => {
    people = await actors(db());
    caio = people.agent;
    juliana = await createActor('Juliana Prado', 'agent', {}, db());
  });
  beforeEach(async () => {
    await db().execute(
      sql`truncate contact, contact_avatar, contact_note, contact_identifier, notification cascade`,
    );
    await db().update(users).set({ active: true }).where(eq(users.id, caio.userId));
    const { id } = await createContact(people.owner, { name: 'Ana' }, db());
    await assignPortfolio(people.owner, id, { flow: 'message', ownerId: caio.userId }, db());
  });

  const seen = (actor: Actor) => listNotifications(actor, db());
  const leave = () => updateUser(people.manager, caio.userId, { active: false, to: 'keep' }, db());

  it('is told to whoever may hand it over, and to nobody else', async () => {
    await leave();
    for (const actor of [people.owner, people.manager, people.supervisor]) {
      expect(await seen(actor)).toMatchObject([
        {
          kind: 'portfolio_broken',
          subject: { id: caio.userId, name: 'Caio Lima' },
          detail: { owned: 1, backup: 0 },
        },
      ]);
    }
    expect(await seen(juliana)).toEqual([]);
  });

  it('is not told of where it was handed over in the same step', async () => {
    const given = { active: false, to: 'user', userId: juliana.userId };
    await updateUser(people.manager, caio.userId, given, db());
    expect(await seen(people.owner)).toEqual([]);
  });

  it.each([
    ['handed over', () => handOverPortfolio(people.supervisor, caio.userId, { to: 'nobody' }, db())],
    ['served again', () => updateUser(people.owner, caio.userId, { active: true }, db())],
  ])('is not told of any more once it is %s', async (_how, settle) => {
    await leave();
    await settle();
    expect(await seen(people.owner)).toEqual([]);
  });

  it('is found by the sweep however it came about, once, and settled by it too', async () => {
    await db().update(users).set({ active: false }).where(eq(users.id, caio.userId));
    await notifyBrokenPortfolios(db());
    await notifyBrokenPortfolios(db());
    const [told, ...more] = await seen(people.owner);
    expect([told?.kind, more]).toEqual(['portfolio_broken', []]);
    await db().execute(sql`update contact set flow = null, owner_id = null, assigned_at = null,
      assigned_by_id = null`);
    await notifyBrokenPortfolios(db());
    expect(await seen(people.owner)).toEqual([]);
  });

  it('stays away from who closed it, until it happens again', async () => {
    await leave();
    const [told] = await seen(people.owner);
    await expect(closeNotification(people.manager, told?.id ?? 0, db())).rejects.toThrow(NotFound);
    await closeNotification(people.owner, told?.id ?? 0, db());
    await notifyBrokenPortfolios(db());
    expect(await seen(people.owner)).toEqual([]);
    expect(await seen(people.manager)).toHaveLength(1);
    await updateUser(people.owner, caio.userId, { active: true }, db());
    await leave();
    expect(await seen(people.owner)).toHaveLength(1);
  });

  it('outlives signing out, which clears what has ended', async () => {
    await leave();
    await clearNotifications(people.owner, db());
    expect(await seen(people.owner)).toHaveLength(1);
  });

  it('leads to where it is handed over, in words that name the person and the contacts', async () => {
    await leave();
    const [told] = await seen(people.owner);
    if (!told) throw new Error('nothing was told');
    const t = createTranslator({ locale: 'en', messages: await messagesOf('en') });
    expect(
      notificationView(told, (key, params) => t(key as never, params as never), {
        locale: 'en',
        timeZone: 'UTC',
      }),
    ).toMatchObject({
      kind: 'standing',
      title: 'Nobody looks after Caio Lima’s portfolio',
      detail: 'They were deactivated. 1 contact is still theirs. Hand the portfolio over.',
      href: `/settings/users/${caio.userId}/portfolio`,
      progress: null,
    });
  });
});
