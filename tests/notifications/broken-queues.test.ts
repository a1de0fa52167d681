import { eq, sql } from 'drizzle-orm';
import { createTranslator } from 'next-intl';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contacts, services } from '#db/schema/index.ts';
import { messagesOf } from '#lib/i18n/messages-of.ts';
import { listNotifications } from '#lib/notifications/list-notifications.ts';
import { notificationView } from '#lib/notifications/notification-view.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { notifyBrokenPortfolios } from '#lib/portfolio/notify-broken-portfolios.ts';
import { notifyBrokenQueues } from '#lib/portfolio/notify-broken-queues.ts';
import { restoreService } from '#lib/services/restore-service.ts';
import { updateService } from '#lib/services/update-service.ts';
import { updateUser } from '#lib/users/update-user.ts';
import { makeContact, makeService } from '#tests/interactions/desk.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

describe('a portfolio whose flow leads nowhere', () => {
  const { db } = useDatabase();
  let people: Awaited<ReturnType<typeof actors>>;
  let queue: number;
  let ana: number;

  beforeAll(async () => {
    people = await actors(db());
    queue = await makeService('Suporte');
    ana = await makeContact(people.owner, 'Ana', { phones: ['5511987654321'] });
  });
  beforeEach(async () => {
    await db().execute(sql`truncate notification`);
    await db().execute(sql`update service set archived_at = null, has_mailbox = false`);
  });

  const told = async () =>
    (await listNotifications(people.manager)).flatMap((one) =>
      'subject' in one ? [[one.kind, one.subject.name, one.detail]] : [],
    );
  const queued = () =>
    assignPortfolio(people.owner, ana, {
      flow: 'general_queue',
      ownerId: people.agent.userId,
      serviceId: queue,
    });
  const followed = (followMePhone: string | null) =>
    updateUser(people.owner, people.agent.userId, { followMePhone });

  it('is told where a phone was taken away, and not any more once there is one', async () => {
    await followed('+5548999610009');
    await assignPortfolio(people.owner, ana, { flow: 'follow_me', ownerId: people.agent.userId });
    expect(await told()).toEqual([]);
    await followed(null);
    expect(await told()).toEqual([['portfolio_without_phone', 'Caio Lima', { count: 1 }]]);
    await followed('+5548999610009');
    expect(await told()).toEqual([]);
    await followed(null);
    await queued();
    await notifyBrokenPortfolios(db());
    expect(await told()).toEqual([]);
  });

  it('is found where its queue was archived, until the queue is back', async () => {
    await queued();
    await db().update(services).set({ archivedAt: new Date() }).where(eq(services.id, queue));
    await notifyBrokenQueues(db());
    expect(await told()).toEqual([['queue_archived', 'Suporte', { count: 1 }]]);
    await restoreService(people.manager, queue);
    expect(await told()).toEqual([]);
  });

  it('a queue without a mailbox is no fault until e-mail comes, and none once it has one or nobody uses it', async () => {
    await queued();
    await notifyBrokenQueues(db());
    expect(await told()).toEqual([]);
    await notifyBrokenQueues(db(), queue, { emailCame: true });
    await notifyBrokenQueues(db());
    expect(await told()).toEqual([['queue_without_mailbox', 'Suporte', { count: 1 }]]);
    await updateService(people.manager, queue, { hasMailbox: true });
    expect(await told()).toEqual([]);
    await updateService(people.manager, queue, { hasMailbox: false });
    await notifyBrokenQueues(db(), queue, { emailCame: true });
    await db()
      .update(contacts)
      .set({ flow: null, ownerId: null, serviceId: null, assignedAt: null, assignedById: null });
    await notifyBrokenQueues(db());
    expect(await told()).toEqual([]);
  });

  it.each(['en', 'pt-BR'] as const)('is said in %s, and leads to where it is mended', async (locale) => {
    await queued();
    await notifyBrokenQueues(db(), queue, { emailCame: true });
    const [found] = await listNotifications(people.manager);
    if (!found) throw new Error('nothing was told');
    const t = createTranslator({ locale, messages: await messagesOf(locale) });
    const view = notificationView(found, (key, params) => t(key as never, params as never), {
      locale,
      timeZone: 'UTC',
    });
    expect(view).toMatchObject({ kind: 'standing', href: `/settings/services/${queue}` });
    expect(view.title + view.detail).toMatch(/Suporte.*\b1\b/);
  });
});
