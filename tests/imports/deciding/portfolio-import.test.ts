import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEvents, contacts, organization, segments, services, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { exampleBase } from '#tests/support/example-base.ts';
import { importFile } from '#tests/support/import-run.ts';

const HEADER =
  'contact_name;contact_phone;portfolio;portfolio_type;portfolio_user_email;portfolio_service_name';
const file = (...rows: string[]) => [`${HEADER};portfolio_agent_reserve_email`, ...rows].join('\n');

describe('the portfolio columns of a file', () => {
  const { db } = useDatabase();
  let supervisor: Actor;
  let ids: Record<'agent' | 'backup' | 'service', number>;

  beforeAll(async () => {
    ({ supervisor } = await actors(db()));
  });
  beforeEach(async () => {
    await db().execute(sql`truncate audit_event`);
    await exampleBase(db());
    const [agent] = await db().select().from(users).where(eq(users.email, 'agente@empresa.com.br'));
    const [backup] = await db().select().from(users).where(eq(users.email, 'reserva@empresa.com.br'));
    const [service] = await db().select().from(services);
    ids = { agent: agent?.id ?? 0, backup: backup?.id ?? 0, service: service?.id ?? 0 };
  });

  const take = async (...rows: string[]) => {
    const { view, rejections, outcomes } = await importFile(supervisor, file(...rows), db());
    const reasons = rejections.map((row) => row.reasons.map(({ code, column }) => `${code} ${column}`));
    return { view, reasons, outcomes };
  };
  const contact = async (phone: string) => {
    const [row] = await db().select().from(contacts).where(sql`${phone} = any(phones)`);
    return row;
  };
  const trail = () =>
    db().select().from(auditEvents).where(eq(auditEvents.action, 'contact.assigned')).orderBy(auditEvents.id);

  it('put new contacts into portfolios of every flow, by whoever imports, at that moment', async () => {
    const { view } = await take(
      'A;5548999770001;true;1;agente@empresa.com.br;;',
      'B;5548999770002;true;2; AGENTE@empresa.com.br ;;reserva@empresa.com.br',
      'C;5548999770003;true;3;agente@empresa.com.br;Fila Geral;',
      'D;5548999770004;true;4;agente@empresa.com.br;Fila Geral;reserva@empresa.com.br',
      'E;5548999770005;;;;;',
    );
    expect(view).toMatchObject({ color: 'green', created: 5 });
    const common = { ownerId: ids.agent, assignedById: supervisor.userId };
    expect(await contact('5548999770001')).toMatchObject({ ...common, flow: 'message', backupAgentId: null });
    expect(await contact('5548999770002')).toMatchObject({
      ...common,
      flow: 'backup_agent',
      backupAgentId: ids.backup,
    });
    expect(await contact('5548999770003')).toMatchObject({
      ...common,
      flow: 'general_queue',
      serviceId: ids.service,
    });
    expect(await contact('5548999770004')).toMatchObject({ ...common, flow: 'follow_me', serviceId: null });
    expect(await contact('5548999770005')).toMatchObject({ flow: null, ownerId: null, assignedAt: null });
    const since = (await contact('5548999770001'))?.assignedAt?.getTime() ?? 0;
    expect(Math.abs(Date.now() - since)).toBeLessThan(60_000);
    const events = await trail();
    expect(events.map(({ userId, details }) => [userId, details])).toEqual([
      [supervisor.userId, { flow: 'message', ownerId: ids.agent }],
      [supervisor.userId, { flow: 'backup_agent', ownerId: ids.agent, backupAgentId: ids.backup }],
      [supervisor.userId, { flow: 'general_queue', ownerId: ids.agent, serviceId: ids.service }],
      [supervisor.userId, { flow: 'follow_me', ownerId: ids.agent }],
    ]);
  });

  it('move contacts there are, and leave those alone that are there already', async () => {
    const before = await contact('5548999990001');
    const { view, outcomes } = await take(
      ';5548999990001;true;1;agente@empresa.com.br;;',
      ';5548999990002;true;2;agente@empresa.com.br;;reserva@empresa.com.br',
      ';5548999990004;;1;agente@empresa.com.br;;',
    );
    expect(view).toMatchObject({ updated: 1, unchanged: 2 });
    expect(outcomes[1]?.fields).toEqual(['portfolio']);
    expect(await contact('5548999990001')).toEqual(before);
    expect(await contact('5548999990002')).toMatchObject({ flow: 'backup_agent', version: 2 });
    expect(await contact('5548999990004')).toMatchObject({ flow: null, version: 1 });
    expect((await trail()).map(({ subjectId }) => subjectId)).toEqual([(await contact('5548999990002'))?.id]);
  });

  it('keep since when and by whom where another column of the contact changes', async () => {
    const assigned = await contact('5548999990001');
    await importFile(
      supervisor,
      'contact_cpf;contact_name;contact_city;contact_segments;portfolio\n52998224725;;Recife;;false\n',
      db(),
    );
    const after = await contact('5548999990001');
    expect(after).toMatchObject({ city: 'Recife', flow: 'message', assignedAt: assigned?.assignedAt });
    expect(await trail()).toEqual([]);
  });

  it('let a later row of the file see what an earlier one did', async () => {
    const { view, outcomes } = await take(
      'A;5548999770001;true;1;agente@empresa.com.br;;',
      ';5548999770001;true;1;agente@empresa.com.br;;',
      ';5548999770001;true;1;reserva@empresa.com.br;;',
    );
    expect(view).toMatchObject({ created: 1, unchanged: 1, updated: 1 });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'unchanged', 'updated']);
    expect(await contact('5548999770001')).toMatchObject({ ownerId: ids.backup });
    expect((await trail()).map(({ details }) => details)).toEqual([{ flow: 'message', ownerId: ids.backup }]);
  });

  it('are refused with the reason, in the column it is about', async () => {
    const { reasons, view } = await take(
      'A;5548999770001;TRUE;1;agente@empresa.com.br;;',
      'A;5548999770002;VERDADEIRO;1;agente@empresa.com.br;;',
      'A;5548999770003;true;5;agente@empresa.com.br;;',
      'A;5548999770004;true;;;;',
      'A;5548999770005;true;1;ninguem@empresa.com.br;;',
      'A;5548999770006;true;1;inativo@empresa.com.br;;',
      'A;5548999770007;true;2;agente@empresa.com.br;;inativo@empresa.com.br',
      'A;5548999770008;true;2;agente@empresa.com.br;;Agente@empresa.com.br',
      'A;5548999770009;true;3;agente@empresa.com.br;fila geral;',
      'A;5548999770010;TRUE;9;ninguem;;',
    );
    expect(reasons).toEqual([
      ['portfolio_flag_invalid portfolio'],
      ['portfolio_flag_invalid portfolio'],
      ['portfolio_type_invalid portfolio_type'],
      ['portfolio_type_invalid portfolio_type', 'required portfolio_user_email'],
      ['user_unknown portfolio_user_email'],
      ['user_inactive portfolio_user_email'],
      ['user_inactive portfolio_agent_reserve_email'],
      ['backup_agent_is_owner portfolio_agent_reserve_email'],
      ['service_unknown portfolio_service_name'],
      ['portfolio_flag_invalid portfolio'],
    ]);
    expect(view).toMatchObject({ color: 'red', created: 0 });
    expect(await trail()).toEqual([]);
  });

  it('may be spelled as an older page of instructions has it', async () => {
    const { view } = await importFile(
      supervisor,
      'contact_name;portfolio;portfolio_type;portfolio_user_email;portfolio_agent_serserve_email\nAna;true;2;agente@empresa.com.br;reserva@empresa.com.br\n',
      db(),
    );
    expect(view).toMatchObject({ created: 1, ignoredColumns: [] });
    const [ana] = await db().select().from(contacts).where(eq(contacts.name, 'Ana'));
    expect(ana).toMatchObject({ flow: 'backup_agent', backupAgentId: ids.backup });
  });

  it('leave a contact with an owner who has left where it is, and put nobody new there', async () => {
    await db().update(users).set({ active: false }).where(eq(users.id, ids.agent));
    const { view, reasons } = await take(
      ';5548999990001;true;1;agente@empresa.com.br;;',
      ';5548999990002;true;1;agente@empresa.com.br;;',
    );
    await db().update(users).set({ active: true }).where(eq(users.id, ids.agent));
    expect(view).toMatchObject({ unchanged: 1, rejected: 1 });
    expect(reasons).toEqual([['user_inactive portfolio_user_email']]);
  });

  it('come to what the verb comes to', async () => {
    const [one, two] = [await contact('5548999990002'), await contact('5548999990004')];
    await take(';5548999990002;true;3;agente@empresa.com.br;Fila Geral;');
    await assignPortfolio(
      { ...supervisor, via: 'job' },
      two?.id ?? 0,
      { flow: 3, ownerEmail: 'agente@empresa.com.br', serviceName: 'Fila Geral' },
      db(),
    );
    const columns = async (id = 0) => {
      const [row] = await db().select().from(contacts).where(eq(contacts.id, id));
      const { flow, ownerId, backupAgentId, serviceId, assignedById, version } = row ?? ({} as never);
      return { flow, ownerId, backupAgentId, serviceId, assignedById, version };
    };
    expect(await columns(one?.id)).toEqual(await columns(two?.id));
    const [first, second] = await trail();
    expect([first?.fields, first?.via, first?.userId]).toEqual([second?.fields, second?.via, second?.userId]);
  });
});

describe('the column of segments', () => {
  const { db } = useDatabase();
  let supervisor: Actor;

  beforeAll(async () => {
    ({ supervisor } = await actors(db()));
    await db().insert(organization).values({}).onConflictDoNothing();
    await db()
      .insert(segments)
      .values([{ name: 'Médicos' }, { name: 'Sul' }]);
  });

  it('adds to the segments of a contact by name, whatever the accents and capitals, and makes none', async () => {
    const lines = (...rows: string[]) => ['contact_name;telefone;segmentos', ...rows].join('\n');
    const first = await importFile(
      supervisor,
      lines('Ana;5548999770001;medicos', 'Bia;5548999770002;', 'Caio;5548999770003;Sul, Norte'),
      db(),
    );
    expect(first.view).toMatchObject({ created: 2, rejected: 1 });
    expect(first.rejections[0]?.reasons).toEqual([{ code: 'segments_unknown', column: 'contact_segments' }]);
    const second = await importFile(
      supervisor,
      lines(';5548999770001;SUL | Médicos', ';5548999770001;', ';5548999770002;'),
      db(),
    );
    expect(second.outcomes.map(({ outcome, fields }) => [outcome, fields])).toEqual([
      ['updated', ['segments']],
      ['unchanged', null],
      ['unchanged', null],
    ]);
    const rows = await db().select().from(contacts).orderBy(contacts.id);
    expect(rows.map(({ segmentIds }) => segmentIds)).toEqual([[1, 2], []]);
    expect(await db().select().from(segments)).toHaveLength(2);
  });
});
