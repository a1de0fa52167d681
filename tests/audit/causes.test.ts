import { asc, eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEvents } from '#db/schema/index.ts';
import { startBulkChange } from '#lib/bulk/start-bulk-change.ts';
import { undoBulkChange } from '#lib/bulk/undo-bulk-change.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import type { Role } from '#lib/core/role.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { handOverPortfolio } from '#lib/portfolio/hand-over-portfolio.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { archiveService } from '#lib/services/archive-service.ts';
import { createService } from '#lib/services/create-service.ts';
import { actors, createActor } from '../support/actors.ts';
import { useDatabase } from '../support/database.ts';
import { importFile } from '../support/import-run.ts';

describe('an entry of the audit trail names its cause', () => {
  const { db } = useDatabase();
  let people: Record<Role, Actor>;
  let juliana: Actor;
  beforeAll(async () => {
    people = await actors(db());
    juliana = await createActor('Juliana Prado', 'agent', {}, db());
  });
  beforeEach(async () => {
    await db().execute(
      sql`truncate contact, contact_avatar, contact_note, contact_identifier, audit_event, run cascade`,
    );
  });

  const contact = async (name: string) => (await createContact(people.owner, { name }, db())).id;
  const forget = () => db().execute(sql`truncate audit_event`);
  const trail = () => db().select().from(auditEvents).orderBy(asc(auditEvents.id));
  const madeBy = async (causeId = 0) =>
    db()
      .select({ action: auditEvents.action, subjectId: auditEvents.subjectId })
      .from(auditEvents)
      .where(eq(auditEvents.causeId, causeId))
      .orderBy(asc(auditEvents.id));

  it('in a hand-over, which says to whom', async () => {
    const ana = await contact('Ana');
    await assignPortfolio(people.owner, ana, { flow: 'message', ownerId: people.agent.userId }, db());
    await forget();
    const to = { to: 'user', userId: juliana.userId };
    await handOverPortfolio(people.supervisor, people.agent.userId, to, db());
    const [cause] = await trail();
    expect(cause).toMatchObject({
      action: 'portfolio.handed-over',
      subject: 'user',
      subjectId: people.agent.userId,
      details: { toId: juliana.userId },
      causeId: null,
    });
    expect(await madeBy(cause?.id)).toEqual([{ action: 'contact.assigned', subjectId: ana }]);
  });

  it('in the replacement of a service', async () => {
    const service = await createService(people.owner, { name: 'Cobrança' }, db());
    const ana = await contact('Ana');
    const given = { flow: 'general_queue', ownerId: juliana.userId, serviceId: service.id };
    await assignPortfolio(people.owner, ana, given, db());
    await forget();
    await archiveService(people.owner, service.id, { replacement: 'message' }, db());
    const [cause] = await trail();
    expect(cause).toMatchObject({ action: 'service.archived', causeId: null });
    expect(await madeBy(cause?.id)).toEqual([{ action: 'contact.assigned', subjectId: ana }]);
  });

  it.each([
    ['done at once', 1_000],
    ['in the background', 0],
  ])('in a bulk change %s and in its undo', async (_where, mostAtOnce) => {
    const [ana, bia] = [await contact('Ana'), await contact('Bia')];
    await forget();
    const selection = { contacts: [ana, bia] };
    const given = ['set_priority', { priority: 'high' }, selection] as const;
    const { runId } = await startBulkChange(people.supervisor, ...given, db(), mostAtOnce);
    await executeRun(runId, RUN_KINDS);
    const undo = await undoBulkChange(people.supervisor, runId, db(), mostAtOnce);
    await executeRun(undo.runId, RUN_KINDS);
    const causes = (await trail()).filter(({ causeId }) => causeId === null);
    expect(causes).toMatchObject([
      { action: 'bulk.started', subjectId: runId, details: { action: 'set_priority' } },
      { action: 'bulk.undone', subjectId: undo.runId, details: { action: 'set_priority', undoes: runId } },
    ]);
    for (const { id } of causes) {
      expect(await madeBy(id)).toEqual([
        { action: 'contact.updated', subjectId: ana },
        { action: 'contact.updated', subjectId: bia },
      ]);
    }
  });

  it('in an import', async () => {
    const csv = `contact_name;portfolio;portfolio_type;portfolio_user_email\nAna;true;1;${juliana.email}\n`;
    const { view } = await importFile(people.supervisor, Buffer.from(csv), db());
    const [cause, ...others] = await trail();
    expect(cause).toMatchObject({ action: 'import.created', subjectId: view.id, causeId: null });
    expect(others).toMatchObject([{ action: 'contact.assigned', causeId: cause?.id }]);
  });

  it('and its action decides what else it says, which the compiler keeps', async () => {
    // @ts-expect-error no such action
    audit(people.owner, { action: 'contact.forgotten', subjectId: 1 }, db()).catch(() => {});
    // @ts-expect-error an export says how many and as what
    const bare = () => audit(people.owner, { action: 'contacts.exported' }, db());
    // @ts-expect-error nothing else is said of a tag
    const more = () => audit(people.owner, { action: 'tag.created', details: { name: 'VIP' } }, db());
    expect([bare, more]).toHaveLength(2);
  });
});
