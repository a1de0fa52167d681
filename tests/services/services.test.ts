import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createContact } from '#lib/contacts/create-contact.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import { Forbidden, NotFound } from '#lib/core/errors.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { archiveService } from '#lib/services/archive-service.ts';
import { createService } from '#lib/services/create-service.ts';
import { getService } from '#lib/services/get-service.ts';
import { listServices } from '#lib/services/list-services.ts';
import { restoreService } from '#lib/services/restore-service.ts';
import { updateService } from '#lib/services/update-service.ts';
import { refusal } from '#tests/contacts/bulk/refusal.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

describe('services', () => {
  const { db } = useDatabase();
  let people: Awaited<ReturnType<typeof actors>>;
  let support: number;
  let ana: number;

  beforeAll(async () => {
    people = await actors(db());
  });
  beforeEach(async () => {
    await db().execute(
      sql`truncate contact, contact_avatar, contact_note, contact_identifier, service cascade`,
    );
    support = (await createService(people.manager, { name: 'Suporte', hasMailbox: 'true' }, db())).id;
    ana = (await createContact(people.owner, { name: 'Ana' }, db())).id;
    await assign('Suporte');
  });

  const assign = (serviceName: string) =>
    assignPortfolio(
      people.supervisor,
      ana,
      { flow: 'general_queue', ownerId: people.agent.userId, serviceName },
      db(),
    );
  const portfolio = async () => (await getContact(people.owner, ana, db())).portfolio;

  it('are queues with a name and perhaps a mailbox', async () => {
    await createService(people.owner, { name: 'Financeiro' }, db());
    const names = async () =>
      (await listServices(people.agent, {}, db())).map((one) => [one.name, one.hasMailbox]);
    expect(await names()).toEqual([
      ['Financeiro', false],
      ['Suporte', true],
    ]);
    await updateService(people.owner, support, { name: 'Atendimento', hasMailbox: 'false' }, db());
    expect(await names()).toEqual([
      ['Atendimento', false],
      ['Financeiro', false],
    ]);
    expect(await portfolio()).toMatchObject({ service: { name: 'Atendimento' } });
  });

  it('have names of their own', async () => {
    const other = await createService(people.owner, { name: 'Vendas' }, db());
    expect(await refusal(createService(people.owner, { name: 'SUPORTE' }, db()))).toEqual({
      name: ['service_taken'],
    });
    expect(await refusal(updateService(people.owner, other.id, { name: 'suporte' }, db()))).toEqual({
      name: ['service_taken'],
    });
    expect(await refusal(createService(people.owner, { name: '' }, db()))).toEqual({ name: ['required'] });
  });

  it('do not go while portfolios fall back on them, unless something takes their place', async () => {
    const archive = (input: object) => archiveService(people.manager, support, input, db());
    expect(await getService(people.manager, support, db())).toMatchObject({ portfolios: 1 });
    expect(await refusal(archive({}))).toEqual({ replacement: ['service_in_use'] });
    expect(await refusal(archive({ replacement: support }))).toEqual({ replacement: ['service_unknown'] });
    const sales = await createService(people.owner, { name: 'Vendas' }, db());
    await archive({ replacement: String(sales.id) });
    expect(await portfolio()).toMatchObject({ flow: 'general_queue', service: { name: 'Vendas' } });
    await archiveService(people.manager, sales.id, { replacement: 'message' }, db());
    expect(await portfolio()).toMatchObject({ flow: 'message', service: null });
  });

  it('are not chosen once they are archived, until they come back', async () => {
    await archiveService(people.manager, support, { replacement: 'message' }, db());
    expect(await listServices(people.agent, {}, db())).toEqual([]);
    expect(await listServices(people.agent, { archived: true }, db())).toMatchObject([{ archived: true }]);
    expect(await refusal(assign('Suporte'))).toEqual({ serviceName: ['service_unknown'] });
    await restoreService(people.manager, support, db());
    expect(await assign('Suporte')).toMatchObject({ assigned: 1 });
    await expect(restoreService(people.manager, support, db())).rejects.toThrow(NotFound);
  });

  it('are kept by managers and owners alone', async () => {
    for (const actor of [people.supervisor, people.agent]) {
      await expect(createService(actor, { name: 'Vendas' }, db())).rejects.toThrow(Forbidden);
      await expect(updateService(actor, support, { name: 'Vendas' }, db())).rejects.toThrow(Forbidden);
      await expect(archiveService(actor, support, {}, db())).rejects.toThrow(Forbidden);
      await expect(restoreService(actor, support, db())).rejects.toThrow(Forbidden);
      await expect(getService(actor, support, db())).rejects.toThrow(Forbidden);
    }
  });
});
