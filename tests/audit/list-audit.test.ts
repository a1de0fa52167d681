import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AuditEvent, listAuditEvents } from '#lib/audit/list-audit-events.ts';
import { subjectNames } from '#lib/audit/subject-names.ts';
import { startBulkChange } from '#lib/bulk/start-bulk-change.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { deleteContact } from '#lib/contacts/delete-contact.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { AUDIT_ACTIONS } from '#lib/core/audit/audit-actions.ts';
import { Forbidden } from '#lib/core/errors.ts';
import type { Role } from '#lib/core/role.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import english from '#lib/i18n/messages/en/audit.json' with { type: 'json' };
import portuguese from '#lib/i18n/messages/pt-BR/audit.json' with { type: 'json' };
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { handOverPortfolio } from '#lib/portfolio/hand-over-portfolio.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { refusal } from '#tests/contacts/bulk/refusal.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { importFile } from '#tests/support/import-run.ts';

describe('the audit trail answers', () => {
  const { db } = useDatabase();
  let people: Record<Role, Actor>;
  let owner: Actor;
  let [ana, bia, carla] = [0, 0, 0];
  let bulkRun = 0;

  beforeAll(async () => {
    people = await actors(db());
    ({ owner } = people);
    const make = async (name: string) => (await createContact(owner, { name }, db())).id;
    [ana, bia, carla] = [await make('Ana'), await make('Bia'), await make('Carla')];
    await updateContact(people.agent, ana, { company: 'Aurora' }, db());
    await audit(
      people.manager,
      { action: 'contacts.exported', details: { contacts: 3, format: 'csv' } },
      db(),
    );
    const selection = { contacts: [ana, bia] };
    ({ runId: bulkRun } = await startBulkChange(
      people.supervisor,
      'set_priority',
      { priority: 'high' },
      selection,
      db(),
    ));
    await assignPortfolio(owner, bia, { flow: 'message', ownerId: people.agent.userId }, db());
    const heir = { to: 'user', userId: people.supervisor.userId };
    await handOverPortfolio(people.manager, people.agent.userId, heir, db());
    const doomed = await startBulkChange(people.manager, 'delete', {}, { contacts: [carla] }, db());
    await executeRun(doomed.runId, RUN_KINDS);
    await deleteContact(owner, await make('Duda'), db());
  });

  const list = async (query: object = {}) => (await listAuditEvents(owner, query, db())).items;
  const said = (events: readonly AuditEvent[]) =>
    events.map(({ userName, action }) => `${userName?.split(' ')[0]} ${action}`);

  it('who exported the base', async () => {
    const [event, ...others] = await list({ action: 'contacts.exported' });
    expect(others).toEqual([]);
    expect(event).toMatchObject({ userName: 'Rafael Nunes', details: { contacts: 3, format: 'csv' } });
  });

  it('who deleted, one by one or in bulk', async () => {
    expect(said(await list({ action: 'contact.deleted' }))).toEqual([
      'Marina contact.deleted',
      'Rafael bulk.started',
    ]);
  });

  it('who changed this customer, by whatever, also by an import', async () => {
    const csv = 'contact_name;contact_email\nAna;ana@aurora.example\n';
    await db().execute(sql`update contact set email = 'ana@aurora.example' where id = ${ana}`);
    await db().execute(
      sql`insert into contact_identifier (contact_id, kind, value) values (${ana}, 'email', 'ana@aurora.example')`,
    );
    await importFile(people.supervisor, csv.replace('Ana;', 'Ana Souza;'), db());
    expect(said(await list({ contact: ana }))).toEqual([
      'Paula import.created',
      'Paula contact.updated',
      'Caio contact.updated',
      'Marina contact.created',
    ]);
    const [, byRun] = await list({ contact: ana });
    expect(byRun?.cause).toMatchObject({ action: 'bulk.started', subjectId: bulkRun });
  });

  it('what a run or a hand-over did, which is one row that opens', async () => {
    const events = await list();
    expect(events.every(({ cause }) => cause === null)).toBe(true);
    const change = events.find(({ subjectId, action }) => action === 'bulk.started' && subjectId === bulkRun);
    expect(change?.made).toBe(2);
    const inside = await list({ cause: change?.id });
    expect(inside.map(({ subjectId }) => subjectId)).toEqual([bia, ana]);
    const handOver = events.find(({ action }) => action === 'portfolio.handed-over');
    expect(said(await list({ cause: handOver?.id }))).toEqual(['Rafael contact.assigned']);
  });

  it('by kind of thing, with what was done to it in the course of something else', async () => {
    const about = new Set(said(await list({ subject: 'contact' })).map((line) => line.split(' ')[1]));
    expect(about).toContain('portfolio.handed-over');
    expect(about).toContain('bulk.started');
    expect(about).not.toContain('user.created');
    expect(await list({ subject: 'tag', action: 'contact.updated' })).toEqual([]);
  });

  it('on which day, in the time zone of the organization', async () => {
    await db().execute(
      sql`update audit_event set at = '2026-03-02T02:30:00Z' where action = 'contacts.exported'`,
    );
    const on = async (from: string, to = from) => said(await list({ action: 'contacts.exported', from, to }));
    expect(await on('2026-03-01')).toEqual(['Rafael contacts.exported']);
    expect(await on('01/03/2026')).toEqual(['Rafael contacts.exported']);
    expect(await on('2026-03-02')).toEqual([]);
    expect(await on('2026-02-01', '2026-03-31')).toEqual(['Rafael contacts.exported']);
  });

  it('nothing where a filter is not understood', async () => {
    for (const wrong of [
      { action: 'contact.forgotten' },
      { subject: 'robot' },
      { contact: 'Ana' },
      { user: '0' },
      { from: '2026-02-30' },
      { who: 'Marina' },
    ]) {
      const reasons = await refusal(listAuditEvents(owner, wrong, db()));
      expect(reasons, JSON.stringify(wrong)).not.toEqual({});
    }
    expect((await list({ action: '', from: '', contact: '' })).length).toBeGreaterThan(5);
  });

  it('with the names that things have now, which are kept nowhere', async () => {
    const t = await getTranslations({ locale: 'pt-BR' });
    const events = await list();
    const named = await subjectNames(owner, events, t, db());
    expect(named({ subject: 'contact', subjectId: bia })).toEqual({ name: 'Bia', href: `/contacts/${bia}` });
    expect(named({ subject: 'run', subjectId: bulkRun })).toEqual({
      name: 'Definir prioridade',
      href: `/runs/${bulkRun}`,
    });
    expect(named({ subject: 'contact', subjectId: carla })).toBeNull();
  });

  it('page by page, there and back', async () => {
    await db().execute(sql`
      insert into audit_event (user_id, via, action, subject, subject_id)
      select ${owner.userId}, 'web', 'tag.renamed', 'tag', n from generate_series(1, 120) n`);
    const first = await listAuditEvents(owner, { action: 'tag.renamed' }, db());
    const second = await listAuditEvents(owner, { action: 'tag.renamed', after: first.next }, db());
    expect([first.items.length, second.items.length]).toEqual([50, 50]);
    const back = await listAuditEvents(owner, { action: 'tag.renamed', before: second.previous }, db());
    expect(back.items.map(({ id }) => id)).toEqual(first.items.map(({ id }) => id));
  });

  it('only those who keep the house', async () => {
    await expect(listAuditEvents(people.supervisor, {}, db())).rejects.toThrow(Forbidden);
    const t = await getTranslations({ locale: 'pt-BR' });
    await expect(subjectNames(people.agent, [], t, db())).rejects.toThrow(Forbidden);
  });

  it('in words, whatever was done', () => {
    const keys = Object.keys(AUDIT_ACTIONS).map((action) => action.replace('.', '_'));
    for (const { actions: words } of [english, portuguese])
      expect(keys.filter((key) => !Object.hasOwn(words, key))).toEqual([]);
  });
});
