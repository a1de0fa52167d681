import { asc, eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEvents, contacts, users } from '#db/schema/index.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Forbidden } from '#lib/core/errors.ts';
import { SMALL_ID } from '#lib/core/row-id.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { getHoldings } from '#lib/portfolio/get-holdings.ts';
import { handOverPortfolio } from '#lib/portfolio/hand-over-portfolio.ts';
import { createService } from '#lib/services/create-service.ts';
import { updateUser } from '#lib/users/update-user.ts';
import { refusal } from '#tests/contacts/bulk/refusal.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

describe('a portfolio', () => {
  const { db } = useDatabase();
  let people: Awaited<ReturnType<typeof actors>>;
  let supervisor: Actor;
  let caio: Actor;
  let juliana: Actor;
  let beatriz: Actor;
  let service: { id: number };
  let ana: number;
  let bruno: number;

  beforeAll(async () => {
    people = await actors(db());
    ({ supervisor, agent: caio } = people);
    juliana = await createActor('Juliana Prado', 'agent', {}, db());
    beatriz = await createActor('Beatriz Maia', 'agent', {}, db());
    await updateUser(people.owner, beatriz.userId, { active: false }, db());
    await updateUser(people.owner, juliana.userId, { followMePhone: '48 99961-0002' }, db());
    service = await createService(people.owner, { name: 'Fila Geral' }, db());
  });

  beforeEach(async () => {
    await db().execute(
      sql`truncate contact, contact_avatar, contact_note, contact_identifier, audit_event cascade`,
    );
    ana = (await createContact(supervisor, { name: 'Ana' }, db())).id;
    bruno = (await createContact(supervisor, { name: 'Bruno' }, db())).id;
  });

  const portfolioOf = async (id: number) => (await getContact(supervisor, id, db())).portfolio;
  const assign = (id: number | number[], input: unknown) => assignPortfolio(supervisor, id, input, db());

  it('has an owner who is told by message, and says since when and by whom', async () => {
    expect(await assign(ana, { flow: 'message', ownerId: caio.userId })).toEqual({
      assigned: 1,
      unchanged: 0,
      refused: [],
    });
    const portfolio = await portfolioOf(ana);
    expect(portfolio).toMatchObject({
      flow: 'message',
      owner: { name: 'Caio Lima' },
      backupAgent: null,
      service: null,
      by: { name: 'Paula Teixeira' },
    });
    expect(Date.now() - Number(portfolio?.since)).toBeLessThan(60_000);
  });

  it('falls back on a backup agent, on a queue or on the owner’s phone', async () => {
    await assign(ana, { flow: '2', ownerEmail: 'CAIO@aurora.example', backupAgentEmail: juliana.email });
    expect(await portfolioOf(ana)).toMatchObject({
      flow: 'backup_agent',
      backupAgent: { name: 'Juliana Prado' },
    });
    await assign(ana, { flow: 3, ownerId: String(caio.userId), serviceName: 'Fila Geral' });
    expect(await portfolioOf(ana)).toMatchObject({
      flow: 'general_queue',
      backupAgent: null,
      service: { name: 'Fila Geral' },
    });
    await assign(ana, { flow: 4, ownerId: juliana.userId });
    expect(await portfolioOf(ana)).toMatchObject({
      flow: 'follow_me',
      owner: { name: 'Juliana Prado' },
      service: null,
    });
  });

  it('does not look at what its flow does not need', async () => {
    await assign(ana, { flow: 'message', ownerId: caio.userId, backupAgentId: 999, serviceName: 'Nenhuma' });
    expect(await portfolioOf(ana)).toMatchObject({ flow: 'message', backupAgent: null, service: null });
  });

  it('is dissolved by the fifth flow', async () => {
    await assign(ana, { flow: 'message', ownerId: caio.userId });
    expect(await assign([ana, bruno], { flow: 5 })).toMatchObject({ assigned: 1, unchanged: 1 });
    expect(await portfolioOf(ana)).toBeNull();
  });

  it('is refused with every reason that speaks against it, and nothing changes', async () => {
    const cases: [object, object][] = [
      [{}, { flow: ['flow_unknown'] }],
      [{ flow: 6, ownerId: caio.userId }, { flow: ['flow_unknown'] }],
      [{ flow: 'message' }, { ownerId: ['required'] }],
      [{ flow: 'message', ownerEmail: 'ninguem@aurora.example' }, { ownerEmail: ['user_unknown'] }],
      [{ flow: 'message', ownerId: beatriz.userId }, { ownerId: ['user_inactive'] }],
      [{ flow: 'backup_agent', ownerId: caio.userId }, { backupAgentId: ['required'] }],
      [
        { flow: 'backup_agent', ownerId: caio.userId, backupAgentId: caio.userId },
        { backupAgentId: ['backup_agent_is_owner'] },
      ],
      [
        { flow: 'backup_agent', ownerId: beatriz.userId, backupAgentEmail: beatriz.email },
        { ownerId: ['user_inactive'], backupAgentEmail: ['user_inactive'] },
      ],
      [{ flow: 'general_queue', ownerId: caio.userId }, { serviceId: ['required'] }],
      [
        { flow: 'general_queue', ownerId: caio.userId, serviceName: 'fila geral' },
        { serviceName: ['service_unknown'] },
      ],
      [{ flow: 'follow_me', ownerId: caio.userId }, { ownerId: ['follow_me_without_phone'] }],
    ];
    for (const [input, reasons] of cases) expect(await refusal(assign(ana, input))).toEqual(reasons);
    expect(await portfolioOf(ana)).toBeNull();
  });

  it('is refused to contacts that cannot have one, and to no others', async () => {
    await db().update(contacts).set({ mergedIntoId: ana, active: false }).where(eq(contacts.id, bruno));
    const carla = await createContact(supervisor, { name: 'Carla' }, db());
    await db()
      .update(contacts)
      .set({ anonymizedAt: new Date(), active: false })
      .where(eq(contacts.id, carla.id));
    const result = await assign([ana, bruno, carla.id, 123_456_789, ana], { flow: 1, ownerId: caio.userId });
    expect(result).toEqual({
      assigned: 1,
      unchanged: 0,
      refused: [
        { contactId: bruno, code: 'contact_merged' },
        { contactId: carla.id, code: 'contact_anonymized' },
        { contactId: 123_456_789, code: 'not_found' },
      ],
    });
  });

  it('may belong to a contact that is inactive', async () => {
    await db().update(contacts).set({ active: false }).where(eq(contacts.id, ana));
    expect(await assign(ana, { flow: 1, ownerId: caio.userId })).toMatchObject({ assigned: 1 });
  });

  it('leaves in the trail who was concerned, once for each change', async () => {
    const input = { flow: 2, ownerId: caio.userId, backupAgentId: juliana.userId };
    await assign([ana, bruno], input);
    expect(await assign([ana, bruno], input)).toMatchObject({ assigned: 0, unchanged: 2 });
    await assign(ana, { flow: 'unassign' });
    const trail = await db()
      .select({
        action: auditEvents.action,
        id: auditEvents.subjectId,
        fields: auditEvents.fields,
        details: auditEvents.details,
      })
      .from(auditEvents)
      .where(sql`action like 'contact.%assigned'`)
      .orderBy(asc(auditEvents.id));
    const details = { flow: 'backup_agent', ownerId: caio.userId, backupAgentId: juliana.userId };
    const said = { fields: ['flow', 'ownerId', 'backupAgentId'], details };
    expect(trail).toEqual([
      { action: 'contact.assigned', id: ana, ...said },
      { action: 'contact.assigned', id: bruno, ...said },
      { action: 'contact.unassigned', id: ana, ...said },
    ]);
  });

  it('is given to thousands of contacts at once', async () => {
    const { rows } = await db().execute<{ id: number }>(
      sql`insert into contact (name) select 'Contato ' || n from generate_series(1, 5000) n returning id`,
    );
    const ids = rows.map(({ id }) => id);
    expect(await assign(ids, { flow: 1, ownerId: caio.userId })).toMatchObject({
      assigned: 5000,
      refused: [],
    });
    expect(await getHoldings(supervisor, caio.userId, db())).toMatchObject({ owned: 5000, backup: 0 });
  });

  it('is not an agent’s to give', async () => {
    await expect(assignPortfolio(caio, ana, { flow: 1, ownerId: caio.userId }, db())).rejects.toThrow(
      Forbidden,
    );
    await expect(handOverPortfolio(caio, caio.userId, { to: 'nobody' }, db())).rejects.toThrow(Forbidden);
    await expect(getHoldings(caio, caio.userId, db())).rejects.toThrow(Forbidden);
  });

  it('cannot be half a portfolio, whoever writes it', async () => {
    for (const half of [
      sql`flow = 'message'`,
      sql`owner_id = ${caio.userId}`,
      sql`flow = 'backup_agent', owner_id = ${caio.userId}, assigned_at = now()`,
      sql`flow = 'backup_agent', owner_id = ${caio.userId}, backup_agent_id = ${caio.userId}, assigned_at = now()`,
      sql`flow = 'message', owner_id = ${caio.userId}, service_id = ${service.id}, assigned_at = now()`,
      sql`flow = 'other', owner_id = ${caio.userId}, assigned_at = now()`,
    ]) {
      const attempt = db().execute(sql`update contact set ${half} where id = ${ana}`);
      await expect(attempt).rejects.toMatchObject({ cause: { constraint: 'contact_portfolio' } });
    }
  });

  describe('that is handed over', () => {
    it('goes to somebody else as it was', async () => {
      await assign(ana, { flow: 1, ownerId: caio.userId });
      await assign(bruno, { flow: 3, ownerId: caio.userId, serviceId: service.id });
      const moved = await handOverPortfolio(
        supervisor,
        caio.userId,
        { to: 'user', userId: juliana.userId },
        db(),
      );
      expect(moved).toEqual({ owned: 2, backup: 0, replaced: 0, messages: 0 });
      expect(await portfolioOf(ana)).toMatchObject({ flow: 'message', owner: { name: 'Juliana Prado' } });
      expect(await portfolioOf(bruno)).toMatchObject({
        flow: 'general_queue',
        owner: { name: 'Juliana Prado' },
      });
    });

    it('takes messages where the heir would stand in for themselves', async () => {
      await assign(ana, { flow: 2, ownerId: caio.userId, backupAgentId: juliana.userId });
      await assign(bruno, { flow: 2, ownerId: juliana.userId, backupAgentId: caio.userId });
      const moved = await handOverPortfolio(
        supervisor,
        caio.userId,
        { to: 'user', userId: juliana.userId },
        db(),
      );
      expect(moved).toEqual({ owned: 1, backup: 0, replaced: 0, messages: 2 });
      for (const id of [ana, bruno])
        expect(await portfolioOf(id)).toMatchObject({ flow: 'message', owner: { name: 'Juliana Prado' } });
    });

    it('says beforehand for how many that would be, and takes another backup agent for them', async () => {
      await assign(ana, { flow: 2, ownerId: caio.userId, backupAgentId: juliana.userId });
      await assign(bruno, { flow: 2, ownerId: juliana.userId, backupAgentId: caio.userId });
      const { ownBackups } = await getHoldings(supervisor, caio.userId, db());
      expect([...ownBackups]).toEqual([[juliana.userId, 2]]);
      const given = { to: 'user', userId: juliana.userId };
      const attempt = (backupUserId: number) =>
        handOverPortfolio(supervisor, caio.userId, { ...given, backupUserId }, db());
      expect(await refusal(attempt(juliana.userId))).toEqual({ backupUserId: ['backup_agent_is_owner'] });
      expect(await refusal(attempt(caio.userId))).toEqual({ backupUserId: ['portfolio_to_same_user'] });
      expect(await attempt(supervisor.userId)).toEqual({ owned: 1, backup: 0, replaced: 2, messages: 0 });
      for (const id of [ana, bruno])
        expect(await portfolioOf(id)).toMatchObject({
          flow: 'backup_agent',
          owner: { name: 'Juliana Prado' },
          backupAgent: { name: 'Paula Teixeira' },
        });
    });

    it('replaces the backup agent of others', async () => {
      await assign(ana, { flow: 2, ownerId: juliana.userId, backupAgentId: caio.userId });
      await handOverPortfolio(supervisor, caio.userId, { to: 'user', userId: people.manager.userId }, db());
      expect(await portfolioOf(ana)).toMatchObject({
        flow: 'backup_agent',
        owner: { name: 'Juliana Prado' },
        backupAgent: { name: 'Rafael Nunes' },
      });
    });

    it('is dissolved when nobody takes it', async () => {
      await assign(ana, { flow: 1, ownerId: caio.userId });
      await assign(bruno, { flow: 2, ownerId: juliana.userId, backupAgentId: caio.userId });
      await handOverPortfolio(supervisor, caio.userId, { to: 'nobody' }, db());
      expect(await portfolioOf(ana)).toBeNull();
      expect(await portfolioOf(bruno)).toMatchObject({ flow: 'message', backupAgent: null });
    });

    it('is not taken by somebody inactive, unknown, without phone or the same', async () => {
      await assign(ana, { flow: 4, ownerId: juliana.userId });
      const to = (userId?: number) =>
        handOverPortfolio(supervisor, juliana.userId, { to: 'user', userId }, db());
      expect(await refusal(to(beatriz.userId))).toEqual({ userId: ['user_inactive'] });
      expect(await refusal(to(999_999))).toEqual({ userId: ['user_unknown'] });
      expect(await refusal(to(SMALL_ID))).toEqual({ userId: ['user_unknown'] });
      expect(await refusal(to(SMALL_ID + 1))).toEqual({ userId: ['invalid'] });
      expect(await refusal(to(caio.userId))).toEqual({ userId: ['follow_me_without_phone'] });
      expect(await refusal(to(juliana.userId))).toEqual({ userId: ['portfolio_to_same_user'] });
      expect(await refusal(to())).toEqual({ userId: ['required'] });
      expect(await portfolioOf(ana)).toMatchObject({ owner: { name: 'Juliana Prado' } });
    });
  });

  it('keeps who is named in it from leaving until it is written', async () => {
    const before = await db().select({ active: users.active }).from(users).where(eq(users.id, caio.userId));
    expect(before).toEqual([{ active: true }]);
    await db().transaction(async (tx) => {
      await assignPortfolio(supervisor, ana, { flow: 1, ownerId: caio.userId }, tx);
      await expect(
        db().transaction(async (other) => {
          await other.execute(sql`set local lock_timeout = '200ms'`);
          await updateUser(people.owner, caio.userId, { active: false }, other);
        }),
      ).rejects.toMatchObject({ cause: { code: '55P03' } });
    });
  });
});
