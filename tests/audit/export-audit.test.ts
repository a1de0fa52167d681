import { beforeAll, describe, expect, it } from 'vitest';
import { type ExportedAuditEvent, exportAudit } from '#lib/audit/export-audit.ts';
import { listAuditEvents } from '#lib/audit/list-audit-events.ts';
import { startBulkChange } from '#lib/bulk/start-bulk-change.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Forbidden } from '#lib/core/errors.ts';
import type { Role } from '#lib/core/role.ts';
import { refusal } from '#tests/contacts/bulk/refusal.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const { db } = useDatabase();
let people: Record<Role, Actor>;
let owner: Actor;
let [ana, bia] = [0, 0];

beforeAll(async () => {
  people = await actors(db());
  ({ owner } = people);
  ana = (await createContact(owner, { name: 'Ana Sigilosa' }, db())).id;
  bia = (await createContact(people.agent, { name: 'Bia' }, db())).id;
  await updateContact(people.agent, ana, { company: 'Sigilo SA' }, db());
  const both = { contacts: [ana, bia] };
  await startBulkChange(people.supervisor, 'set_priority', { priority: 'high' }, both, db());
});

async function exported(filters: object = {}, actor = owner): Promise<ExportedAuditEvent[]> {
  const all: ExportedAuditEvent[] = [];
  for await (const piece of await exportAudit(actor, filters, db())) all.push(...piece);
  return all.filter(({ action }) => action !== 'audit.exported');
}

const said = (events: readonly ExportedAuditEvent[]) =>
  events.map(({ userName, action, subjectId }) => [userName?.split(' ')[0], action, subjectId]);

describe('the exported trail', () => {
  it('has each entry by itself, what a bulk change did too, the latest first', async () => {
    const all = await exported();
    expect(said(all).slice(0, 3)).toEqual([
      ['Paula', 'contact.updated', bia],
      ['Paula', 'contact.updated', ana],
      ['Paula', 'bulk.started', expect.any(Number)],
    ]);
    expect(new Set(all.slice(0, 2).map(({ causeId }) => causeId))).toEqual(new Set([all[2]?.id]));
  });

  it('is what the filters leave: by action, person, contact, day and cause', async () => {
    const [cause] = await exported({ action: 'bulk.started' });
    expect(said(await exported({ cause: String(cause?.id) }))).toHaveLength(2);
    expect(said(await exported({ contact: ana }))).toEqual([
      ['Paula', 'contact.updated', ana],
      ['Caio', 'contact.updated', ana],
      ['Marina', 'contact.created', ana],
    ]);
    expect(said(await exported({ user: people.agent.userId, action: 'contact.created' }))).toEqual([
      ['Caio', 'contact.created', bia],
    ]);
    expect(await exported({ to: '2020-01-01' })).toEqual([]);
    expect(await refusal(exportAudit(owner, { action: 'contact.forgotten' }, db()))).not.toEqual({});
    expect(await refusal(exportAudit(owner, { before: '3' }, db()))).not.toEqual({});
  });

  it('names nobody who is served, and says that it was taken out', async () => {
    const all = await exported({ contact: ana });
    expect(JSON.stringify(all)).not.toContain('Sigil');
    const [entry] = (await listAuditEvents(people.manager, { action: 'audit.exported' }, db())).items;
    expect(entry).toMatchObject({ userName: 'Marina Duarte', details: { entries: 3 } });
  });

  it('is for those who see the trail', async () => {
    await exported({}, people.manager);
    for (const role of ['supervisor', 'agent'] as const)
      await expect(exportAudit(people[role], {}, db())).rejects.toThrow(Forbidden);
  });
});
