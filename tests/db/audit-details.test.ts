import { readFileSync } from 'node:fs';
import { asc, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { auditEvents } from '#db/schema/index.ts';
import { useDatabase } from '../support/database.ts';

const MIGRATION = new URL('../../db/migrations/0019_audit_details.sql', import.meta.url);

describe('the trail of before there were details', () => {
  const { db } = useDatabase();

  it('keeps what it said, in details', async () => {
    const [run] = (
      await db().execute<{ id: number }>(sql`insert into run (kind) values ('bulk_change') returning id`)
    ).rows;
    await db().execute(
      sql`insert into bulk_change (run_id, action, undoes) values (${run?.id}, 'add_tags', ${run?.id})`,
    );
    const old = [
      ['contact.assigned', 1, ['flow:backup_agent', 'owner:5', 'backupAgent:7']],
      ['contact.unassigned', 2, ['flow:general_queue', 'owner:5', 'service:3']],
      ['contact.updated', 3, ['custom:12', 'name']],
      ['contacts.exported', null, ['rows:120', 'format:csv']],
      ['bulk.started', run?.id, []],
      ['bulk.undone', run?.id, []],
    ] as const;
    for (const [action, subjectId, fields] of old) {
      const subject = action.startsWith('bulk') ? 'run' : 'contact';
      await db()
        .insert(auditEvents)
        .values({ action, subject, subjectId: subjectId ?? null, fields: [...fields], via: 'web' });
    }
    const updates = readFileSync(MIGRATION, 'utf8')
      .split('--> statement-breakpoint')
      .filter((part) => part.includes('UPDATE'));
    expect(updates).toHaveLength(3);
    for (const update of [...updates, ...updates]) await db().execute(sql.raw(update));
    const now = await db()
      .select({ fields: auditEvents.fields, details: auditEvents.details })
      .from(auditEvents)
      .orderBy(asc(auditEvents.id));
    expect(now).toEqual([
      {
        fields: ['flow', 'ownerId', 'backupAgentId'],
        details: { flow: 'backup_agent', ownerId: 5, backupAgentId: 7 },
      },
      {
        fields: ['flow', 'ownerId', 'serviceId'],
        details: { flow: 'general_queue', ownerId: 5, serviceId: 3 },
      },
      { fields: ['custom:12', 'name'], details: null },
      { fields: [], details: { contacts: 120, format: 'csv' } },
      { fields: [], details: { action: 'add_tags' } },
      { fields: [], details: { action: 'add_tags', undoes: run?.id } },
    ]);
  });
});
